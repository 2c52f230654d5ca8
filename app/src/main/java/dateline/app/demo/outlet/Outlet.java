package dateline.app.demo.outlet;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invented outlet with one feed, as its YAML file describes it.
 *
 * @param name first path segment of the feed's address
 * @param title for people
 * @param description what the feed says of itself
 * @param site the address its articles would stand under, on a reserved domain
 * @param country ISO 3166-1 alpha-2
 * @param language BCP 47; null where the outlet writes in several
 * @param format how its feed is written
 * @param content where the articles' text stands in it
 * @param guids what it takes for an item's identifier
 * @param validator which validator its answers carry
 * @param cdata whether HTML stands in CDATA sections rather than escaped
 * @param gzip whether answers are compressed for readers that accept it
 * @param charset how its documents are encoded
 * @param zone the zone its dates are written in
 * @param linkSuffix what the feed adds to every link, such as tracking parameters
 * @param phases the feed's states, in order
 * @param items every article, in any order
 */
public record Outlet(
        String name,
        String title,
        String description,
        String site,
        String country,
        @Nullable String language,
        FeedFormat format,
        Content content,
        Guids guids,
        Validator validator,
        boolean cdata,
        boolean gzip,
        Charset charset,
        ZoneId zone,
        String linkSuffix,
        List<Phase> phases,
        List<Item> items) {

    public Outlet {
        content = content == null ? Content.DESCRIPTION : content;
        guids = guids == null ? Guids.PERMALINK : guids;
        validator = validator == null ? Validator.ETAG : validator;
        charset = charset == null ? StandardCharsets.UTF_8 : charset;
        zone = zone == null ? ZoneOffset.UTC : zone;
        linkSuffix = linkSuffix == null ? "" : linkSuffix;
        phases = List.copyOf(phases);
        items = List.copyOf(items);
    }

    /** The path the feed is read at. */
    public String feedPath() {
        return "/" + name + (format == FeedFormat.JSON_FEED ? "/feed.json" : "/feed.xml");
    }

    public int lastPhase() {
        return phases.size() - 1;
    }

    /** Where an article's text stands in the feed. */
    public enum Content {
        /** All of it in the description. */
        DESCRIPTION,
        /** A summary in the description, the text in an element of its own. */
        SEPARATE
    }

    /** What stands for an item's identifier. */
    public enum Guids {
        /** The article's address. */
        PERMALINK,
        /** An identifier of its own. */
        OPAQUE
    }

    /** What a reader sends back to ask for news only. */
    public enum Validator {
        ETAG,
        WEAK_ETAG,
        LAST_MODIFIED
    }

    /**
     * A state of the feed: all items up to it.
     *
     * @param at when it comes, as a fraction of the span
     * @param after phases of other feeds, as {@code outlet:phase}, that must have been acknowledged before
     * @param maintenance how many requests are answered with a maintenance page before it
     * @param illFormed whether its document forgets to escape
     */
    public record Phase(double at, List<String> after, int maintenance, boolean illFormed) {
        public Phase {
            after = after == null ? List.of() : List.copyOf(after);
        }
    }
}
