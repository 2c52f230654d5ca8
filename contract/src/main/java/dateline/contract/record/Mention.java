package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One article mentions one country, on {@code dateline.mentions}. The key is the country's code.
 *
 * @param country ISO 3166-1 alpha-2, or XK
 * @param articleId the article
 * @param revision the article's revision
 * @param kind the article's kind
 * @param feedId the feed it came from
 * @param outlet the outlet's name
 * @param outletCountry the outlet's country, if known
 * @param language ISO 639-1, or {@code und}
 * @param title the article's title
 * @param url the article's address, may be empty
 * @param storyId the story that the article tells
 * @param confidence see {@link Country#confidence()}
 * @param salience see {@link Country#salience()}
 * @param how see {@link Country#how()}
 * @param evidence at most three pieces, in reading order
 * @param topics codes of the article's topics, highest score first
 * @param publisher see {@link EnrichedArticle#publisher()}
 * @param storyPublishers how many publishers tell the story so far; null in records of older versions
 * @param about whether the story is about this country, see {@link Annotation#aboutCountries()}; null in records of
 *     older versions
 * @param entities names of the article's most salient entities, at most ten; null in records of older versions
 * @param retracted true where an earlier revision of the article mentioned the country and this one no longer does:
 *     confidence and salience are 0, and there is no evidence; null otherwise
 * @param published see {@link Article#published()}
 * @param firstSeen see {@link Article#firstSeen()}
 * @param seen see {@link Article#seen()}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mention(
        String country,
        String articleId,
        int revision,
        Article.Kind kind,
        String feedId,
        String outlet,
        @Nullable String outletCountry,
        String language,
        String title,
        String url,
        String storyId,
        double confidence,
        double salience,
        Country.How how,
        List<Country.Evidence> evidence,
        List<String> topics,
        @Nullable String publisher,
        @Nullable Integer storyPublishers,
        @Nullable Boolean about,
        @Nullable List<String> entities,
        @Nullable Boolean retracted,
        Instant published,
        Instant firstSeen,
        Instant seen) {
    public Mention {
        evidence = List.copyOf(evidence);
        topics = List.copyOf(topics);
        entities = entities == null ? null : List.copyOf(entities);
    }
}
