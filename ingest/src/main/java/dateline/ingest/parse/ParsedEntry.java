package dateline.ingest.parse;

import dateline.contract.record.Article;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as read. Its texts are plain: markup and references are undone, once, and must not be looked for again.
 *
 * @param id the publisher's identifier (RSS guid, Atom id)
 * @param title plain text, one line
 * @param link the article's address, absolute
 * @param summary plain text, a line a paragraph: the short text
 * @param content plain text, a line a paragraph: the long text, where the feed carries one
 * @param published the publisher's date, as far as it can be read
 * @param updated the publisher's date of change
 * @param authors names
 * @param categories labels
 * @param image the lead picture
 * @param language BCP 47 tag, if the item declares one
 */
public record ParsedEntry(
        @Nullable String id,
        @Nullable String title,
        @Nullable String link,
        @Nullable String summary,
        @Nullable String content,
        @Nullable Instant published,
        @Nullable Instant updated,
        List<String> authors,
        List<String> categories,
        Article.@Nullable Image image,
        @Nullable String language) {
    public ParsedEntry {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }
}
