package dateline.ingest.parse;

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
 */
public record ParsedFeed(
        @Nullable String title,
        @Nullable String link,
        @Nullable String description,
        @Nullable String language,
        @Nullable String id,
        List<ParsedEntry> entries) {
    public ParsedFeed {
        entries = List.copyOf(entries);
    }
}
