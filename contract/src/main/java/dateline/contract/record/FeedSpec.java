package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed that someone wants read, on {@code dateline.feeds}. The key is the feed's id, the partition is that of its
 * host (see {@code FeedPartitions}), a record without a value removes it.
 *
 * @param id see {@link FeedIds#of}
 * @param url where it is read
 * @param outlet the outlet's name for people, if known beforehand; the feed's own title otherwise
 * @param country ISO 3166-1 alpha-2 code of the country the outlet is based in
 * @param language BCP 47 tag, a hint
 * @param categories folders or labels, as in OPML
 * @param text where the article's text comes from
 * @param added when it was added
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedSpec(
        String id,
        String url,
        @Nullable String outlet,
        @Nullable String country,
        @Nullable String language,
        List<String> categories,
        TextSource text,
        Instant added) {
    public FeedSpec {
        categories = List.copyOf(categories);
    }

    /** Where an article's text comes from. */
    public enum TextSource {
        /** What the feed carries. */
        FEED,
        /** The article's own page. */
        PAGE
    }
}
