package dateline.ingest.parse;

import dateline.contract.record.Article;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
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
 * @param source the name of the publisher whom the item was taken from, where the feed is somebody else's
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
        @Nullable String language,
        @Nullable String source) {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[-–—|·•:]\\s*$");

    public ParsedEntry {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }

    /** An item of the feed's own. */
    public ParsedEntry(
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
        this(id, title, link, summary, content, published, updated, authors, categories, image, language, null);
    }

    /**
     * The title without the name of the source behind it, which aggregators add; of an entry without a title, as social
     * networks have them, the first words of its text.
     */
    public @Nullable String headline() {
        if (title == null || title.isBlank()) {
            String words = FirstWords.of(summary == null || summary.isBlank() ? content : summary);
            return words.isEmpty() ? title : words;
        }
        String name = source == null ? "" : source.strip();
        if (name.isEmpty() || !title.strip().endsWith(name)) {
            return title;
        }
        String begin = title.strip().substring(0, title.strip().length() - name.length());
        String headline = SEPARATOR.matcher(begin).replaceFirst("");
        return headline.isBlank() || headline.equals(begin) ? title : headline;
    }
}
