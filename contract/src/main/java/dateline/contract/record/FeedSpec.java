package dateline.contract.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * @param options how this feed is read otherwise than others, by the options' names; null for nothing of that kind. What
 *     stands here is read whatever it is, so that a feed with an option that is wrong, or of a later version, can say so.
 *     Secrets are never here, only the names that they have where the feed is read
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
        Instant added,

        @JsonDeserialize(using = OptionsReader.class) @Nullable
        Map<String, String> options) {
    public FeedSpec {
        categories = List.copyOf(categories);
        options = options == null || options.isEmpty() ? null : Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** A feed without options. */
    public FeedSpec(
            String id,
            String url,
            @Nullable String outlet,
            @Nullable String country,
            @Nullable String language,
            List<String> categories,
            TextSource text,
            Instant added) {
        this(id, url, outlet, country, language, categories, text, added, null);
    }

    /** The same feed with other options; null or empty for none. */
    public FeedSpec withOptions(@Nullable Map<String, String> others) {
        return new FeedSpec(id, url, outlet, country, language, categories, text, added, others);
    }

    /** Where an article's text comes from. */
    public enum TextSource {
        /** What the feed carries. */
        FEED,
        /** The article's own page. */
        PAGE
    }
}
