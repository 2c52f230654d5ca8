package dateline.contract.record;

/**
 * A place on Earth.
 *
 * @param geonamesId its number in the GeoNames gazetteer
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param country ISO 3166-1 alpha-2 code, or XK, of the country it lies in
 */
public record Place(long geonamesId, double latitude, double longitude, String country) {}
