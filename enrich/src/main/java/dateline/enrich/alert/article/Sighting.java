package dateline.enrich.alert.article;

import dateline.contract.record.Article;
import dateline.contract.record.Country;
import java.time.Instant;
import java.util.List;

/**
 * A record of an article as the watches see it. Immutable.
 *
 * @param articleId the article
 * @param revision counts from 1
 * @param kind what the record says about the article
 * @param feedId the feed it came from
 * @param outlet the outlet's name
 * @param publisher who is behind the outlet
 * @param language ISO 639-1, or {@code und}
 * @param title the article's title
 * @param url the article's address, may be empty
 * @param storyId the story that it tells
 * @param published the publisher's claim
 * @param firstSeen when the article was first seen
 * @param seen when this revision was seen
 * @param annotator version of what found the countries
 * @param topics codes of its topics
 * @param entities names of its entities
 * @param countries what it mentions, most salient first
 */
public record Sighting(
        String articleId,
        int revision,
        Article.Kind kind,
        String feedId,
        String outlet,
        String publisher,
        String language,
        String title,
        String url,
        String storyId,
        Instant published,
        Instant firstSeen,
        Instant seen,
        String annotator,
        List<String> topics,
        List<String> entities,
        List<Country> countries) {
    public Sighting {
        topics = List.copyOf(topics);
        entities = List.copyOf(entities);
        countries = List.copyOf(countries);
    }

    /** The time of its mentions: the earlier of publication and first sight. */
    public Instant time() {
        return published.isBefore(firstSeen) ? published : firstSeen;
    }

    public boolean isWithdrawn() {
        return kind == Article.Kind.WITHDRAWN;
    }
}
