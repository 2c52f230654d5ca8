package dateline.ingest.parse;

import dateline.ingest.parse.hint.FeedHints;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as read.
 *
 * @param title plain text
 * @param link the site's address, absolute
 * @param description plain text
 * @param language BCP 47 tag as declared
 * @param id the feed's own identifier
 * @param entries in the document's order
 * @param published the feed's own date of publication, as far as it can be read
 * @param updated the feed's own date of change
 * @param hints what the feed says about how to read it
 * @param icon the absolute http or https address of its picture
 */
public record ParsedFeed(
        @Nullable String title,
        @Nullable String link,
        @Nullable String description,
        @Nullable String language,
        @Nullable String id,
        List<ParsedEntry> entries,
        @Nullable Instant published,
        @Nullable Instant updated,
        FeedHints hints,
        @Nullable String icon) {
    public ParsedFeed {
        entries = List.copyOf(entries);
    }

    /** A feed without dates and hints of its own. */
    public ParsedFeed(
            @Nullable String title,
            @Nullable String link,
            @Nullable String description,
            @Nullable String language,
            @Nullable String id,
            List<ParsedEntry> entries) {
        this(title, link, description, language, id, entries, null, null, FeedHints.NONE, null);
    }
}
