package dateline.annotate.country;

import dateline.annotate.AnnotationInput;
import dateline.contract.record.Country;
import dateline.contract.record.Entity;
import java.util.List;

/** Finds the countries that a text mentions. Deterministic, safe for any number of threads. */
public interface CountryDetector {
    /**
     * The countries and the places.
     *
     * @param input title and text
     * @param language ISO 639-1, or {@code und}
     * @param entities what the entity tagger found, or empty; a country's name inside a person's is no mention
     */
    Resolution resolve(AnnotationInput input, String language, List<Entity> entities);

    /** The countries alone, most salient first. */
    default List<Country> detect(AnnotationInput input, String language, List<Entity> entities) {
        return resolve(input, language, entities).countries();
    }

    /** The one to three countries that the story is about, most first, from what {@link #detect} gave. */
    List<String> about(List<Country> countries);
}
