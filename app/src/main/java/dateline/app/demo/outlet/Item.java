package dateline.app.demo.outlet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An article of an {@link Outlet}.
 *
 * @param id unique in the outlet
 * @param phase the phase it appears in
 * @param minutesAgo how long before its phase it is dated
 * @param path where it stands under the outlet's site; null for an item without a link
 * @param anonymous whether the item has no identifier either
 * @param title plain text
 * @param summary plain text
 * @param body plain text, paragraphs parted by an empty line; empty for a copy that only points
 * @param authors names
 * @param categories the outlet's labels
 * @param language BCP 47, where the item says so itself
 * @param date what stands in place of a proper date
 * @param copyOf the article that it points to, as {@code outlet/id}, where it is another outlet's
 * @param tracking query parameters that it adds to that article's address
 * @param countries countries that its text names literally: code to name as written
 * @param corrections later texts, in order
 */
public record Item(
        String id,
        int phase,
        int minutesAgo,
        @Nullable String path,
        boolean anonymous,
        String title,
        String summary,
        String body,
        List<String> authors,
        List<String> categories,
        @Nullable String language,
        @Nullable String date,
        @Nullable String copyOf,
        @Nullable String tracking,
        Map<String, String> countries,
        List<Correction> corrections) {

    public Item {
        title = title.strip();
        summary = summary.strip();
        body = body == null ? "" : body.strip();
        authors = authors == null ? List.of() : List.copyOf(authors);
        categories = categories == null ? List.of() : List.copyOf(categories);
        countries = countries == null ? Map.of() : Map.copyOf(countries);
        corrections = corrections == null ? List.of() : List.copyOf(corrections);
    }

    /** Which text is out in a phase: 1 for the first, one more for each correction by then. */
    public int revision(int inPhase) {
        return 1 + (int) corrections.stream().filter(c -> c.phase() <= inPhase).count();
    }

    /** The same item with the text that is out in a phase. */
    public Item asOf(int inPhase) {
        Item item = this;
        for (Correction c : corrections) {
            item = c.phase() <= inPhase ? item.with(c) : item;
        }
        return item;
    }

    private Item with(Correction c) {
        return new Item(
                id,
                phase,
                minutesAgo,
                path,
                anonymous,
                c.title() == null ? title : c.title(),
                c.summary() == null ? summary : c.summary(),
                c.body() == null ? body : c.body(),
                authors,
                categories,
                language,
                date,
                copyOf,
                tracking,
                countries,
                corrections);
    }

    /**
     * A changed text; what is null stays as it was.
     *
     * @param phase the phase it appears in, later than the item's
     */
    public record Correction(
            int phase,
            @Nullable String title,
            @Nullable String summary,
            @Nullable String body) {}
}
