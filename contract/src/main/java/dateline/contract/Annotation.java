package dateline.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article is about, as far as a machine can tell.
 *
 * @param language ISO 639-1 code, {@code und} where the text is too short or too mixed to say
 * @param languageConfidence 0..1
 * @param entities in reading order, title first
 * @param entitiesStatus says when {@code entities} is empty because nobody looked
 * @param countries most salient first
 * @param aboutCountries codes of the one to three countries that the story is about, most first; empty if none
 * @param topics highest score first; empty rather than a guess
 * @param annotator version of everything that decides the output; changes whenever the output may
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Annotation(
        String language,
        double languageConfidence,
        List<Entity> entities,
        EntitiesStatus entitiesStatus,
        List<Country> countries,
        List<String> aboutCountries,
        List<TopicScore> topics,
        @Nullable String annotator) {
    public Annotation {
        entities = List.copyOf(entities);
        countries = List.copyOf(countries);
        aboutCountries = List.copyOf(aboutCountries);
        topics = List.copyOf(topics);
    }

    /** Whether entities were looked for. */
    public enum EntitiesStatus {
        /** They were. */
        TAGGED,
        /** There is no model for the language. */
        NO_MODEL
    }
}
