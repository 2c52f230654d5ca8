package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One article as a feed published it, on {@code dateline.articles}.
 *
 * @param id the article's id for ever, see {@link ArticleIds}; also the record's key
 * @param revision 1 for the first text, one more for each changed text
 * @param kind what this record says about the article
 * @param feedId the feed it came from, see {@link FeedSpec#id()}
 * @param outlet the name of the publishing outlet, for people to read
 * @param outletCountry ISO 3166-1 alpha-2 code of the country the outlet is based in, if known
 * @param url the address as the feed gave it, made absolute; empty if the item has none
 * @param canonicalUrl the address without tracking parameters and other noise; what identity is derived from; empty if
 *     the item has none
 * @param guid the feed's own identifier of the item
 * @param title plain text, may be empty
 * @param summary plain text, may be empty
 * @param text plain text of the whole article as far as it is known; the summary where the feed gives nothing longer
 * @param authors names, in the feed's order
 * @param categories the feed's own labels, in its order
 * @param image the lead picture
 * @param languageHint BCP 47 tag that the feed or the item declares; a claim, not a finding
 * @param published when the publisher says the article appeared, corrected where that cannot be; see {@code
 *     publishedStatus}
 * @param publishedStatus how far {@code published} is to be trusted
 * @param firstSeen when Dateline first saw this article; never changes between revisions
 * @param seen when Dateline saw this revision
 * @param changed names of the components that differ from the previous revision, empty for the first
 * @param modified when the publisher says it was last changed
 * @param textStatus where the text comes from; null in records of older versions
 * @param textReason why the page's text is not the article's, in one word, such as {@code consent}; null where it is, or
 *     was not wanted
 * @param truncated names of the components that were longer than an article may say, and were cut or left out; null if
 *     none was, and in records of older versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RecordBuilder
@RecordBuilder.Options(enableWither = false)
public record Article(
        String id,
        int revision,
        Kind kind,
        String feedId,
        String outlet,
        @Nullable String outletCountry,
        String url,
        String canonicalUrl,
        @Nullable String guid,
        String title,
        String summary,
        String text,
        List<String> authors,
        List<String> categories,
        @Nullable Image image,
        @Nullable String languageHint,
        Instant published,
        PublishedStatus publishedStatus,
        Instant firstSeen,
        Instant seen,
        List<String> changed,
        @Nullable Instant modified,
        @Nullable TextStatus textStatus,
        @Nullable String textReason,
        @Nullable List<String> truncated) {

    public Article {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        changed = List.copyOf(changed);
        truncated = truncated == null ? null : List.copyOf(truncated);
        if (revision < 1) {
            throw new IllegalArgumentException("an article's revision counts from 1, not " + revision);
        }
    }

    /** The same text of a field that a {@link Span} names. */
    public String field(Field field) {
        return field == Field.TITLE ? title : text;
    }

    /** What a record says about its article. */
    public enum Kind {
        /** First seen. */
        NEW,
        /** The text changed. */
        UPDATED,
        /** The publisher took it back. */
        WITHDRAWN
    }

    /** How far a publisher's date is to be trusted. */
    public enum PublishedStatus {
        /** As the publisher wrote it. */
        CLAIMED,
        /** The publisher's date cannot be (in the future, or absurdly old) and was replaced. */
        CLAMPED,
        /** The publisher gave none; the time of first sight stands in. */
        MISSING
    }

    /** Where an article's text comes from. */
    public enum TextStatus {
        /** The feed. */
        FEED,
        /** The article's own page. */
        PAGE,
        /** The feed: the page is for subscribers, and shows less. */
        PAYWALLED,
        /** The feed: the site's robots.txt does not let us read the page. */
        DISALLOWED,
        /** The feed: the page could not be read, or had no more. */
        UNAVAILABLE
    }

    /**
     * A picture.
     *
     * @param url absolute address
     * @param caption plain text
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Image(String url, @Nullable String caption) {}
}
