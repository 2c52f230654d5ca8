package dateline.ingest.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article's page as read.
 *
 * @param title plain text, may be empty
 * @param text the article's text, a line a paragraph, may be empty
 * @param canonicalUrl the address the page calls its own, absolute
 * @param authors names
 * @param published the page's date of publication
 * @param image absolute address of the lead picture
 * @param language BCP 47 tag as the page declares it
 */
public record Page(
        String title,
        String text,
        @Nullable String canonicalUrl,
        List<String> authors,
        @Nullable Instant published,
        @Nullable String image,
        @Nullable String language) {
    public Page {
        authors = List.copyOf(authors);
    }
}
