package dateline.annotate.country;

import dateline.contract.record.Country.Context;
import dateline.contract.record.Country.How;
import dateline.contract.record.Field;
import dateline.contract.record.Place;
import org.jspecify.annotations.Nullable;

/**
 * A match with the country that its surroundings give it.
 *
 * @param code the country
 * @param how what kind of evidence it is
 * @param strength how much it tells about the story, for salience
 * @param weight 0..1, how likely the country is meant here
 * @param place where it lies, null if no list says
 * @param context null in running text
 */
record Reading(
        Field field,
        int start,
        int end,
        String code,
        How how,
        double strength,
        double weight,
        @Nullable Place place,
        @Nullable Context context) {

    /** The same counted to another country. */
    Reading in(String other) {
        Place there = place == null ? null : new Place(place.geonamesId(), place.latitude(), place.longitude(), other);
        return new Reading(field, start, end, other, how, strength, weight, there, context);
    }
}
