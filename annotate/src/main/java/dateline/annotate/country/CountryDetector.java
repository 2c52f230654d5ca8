package dateline.annotate.country;

import dateline.contract.record.Country;
import dateline.contract.record.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the countries that a text mentions. Deterministic, safe for any number of threads. */
public interface CountryDetector {
    /**
     * The countries and the places.
     *
     * @param title plain text, may be empty
     * @param text plain text, may be empty
     * @param language ISO 639-1, or {@code und}
     * @param entities what the entity tagger found, or empty; a country's name inside a person's is no mention
     * @param outletCountry the outlet's own country, which speaks for its places where a name has several; null if unknown
     */
    Resolution resolve(
            String title, String text, String language, List<Entity> entities, @Nullable String outletCountry);

    /** The countries alone, most salient first. */
    default List<Country> detect(
            String title, String text, String language, List<Entity> entities, @Nullable String outletCountry) {
        return resolve(title, text, language, entities, outletCountry).countries();
    }

    /** The one to three countries that the story is about, most first, from what {@link #detect} gave. */
    List<String> about(List<Country> countries);
}
