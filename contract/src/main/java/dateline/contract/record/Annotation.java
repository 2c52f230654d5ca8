package dateline.contract.record;

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
 * @param languageStatus how the language was found; null in records of older versions
 * @param secondLanguage ISO 639-1 code of the other language of a text in two
 * @param keyEntities one for each entity of the article, most salient first, at most fifty; null in records of older
 *     versions
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
        @Nullable LanguageStatus languageStatus,
        @Nullable String secondLanguage,
        @Nullable List<KeyEntity> keyEntities,
        @Nullable String annotator) {
    public Annotation {
        entities = List.copyOf(entities);
        countries = List.copyOf(countries);
        aboutCountries = List.copyOf(aboutCountries);
        topics = List.copyOf(topics);
        keyEntities = keyEntities == null ? null : List.copyOf(keyEntities);
    }

    /** How the language was found. */
    public enum LanguageStatus {
        /** The text says it. */
        DETECTED,
        /** The text alone does not decide; what the publisher declares does. */
        DECLARED,
        /** The text is in two languages; {@code language} is that of the larger part. */
        MIXED,
        /** There are too few words to say. */
        TOO_SHORT,
        /** There is text, but in no language that is known. */
        UNKNOWN
    }

    /** Whether entities were looked for. */
    public enum EntitiesStatus {
        /** They were. */
        TAGGED,
        /** There is no model for the language. */
        NO_MODEL
    }
}
