package dateline.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The {@code <meta>} elements of a page by their names, whatever attribute and case those are written in. */
final class MetaData {
    private static final int MOST = 2_000;

    private final Map<String, List<String>> contents = new HashMap<>();

    private MetaData() {}

    static MetaData of(Document page) {
        MetaData data = new MetaData();
        page.select("meta[content]").stream().limit(MOST).forEach(data::add);
        return data;
    }

    private void add(Element meta) {
        String content = meta.attr("content").strip();
        if (content.isEmpty()) {
            return;
        }
        for (String attribute : new String[] {"property", "name", "itemprop", "http-equiv"}) {
            String name = meta.attr(attribute).strip().toLowerCase(Locale.ROOT);
            // within an element that is about something else it is that one's
            if (!name.isEmpty() && (!attribute.equals("itemprop") || meta.closest("[itemscope][itemprop]") == null)) {
                contents.computeIfAbsent(name, n -> new ArrayList<>(1)).add(content);
            }
        }
    }

    /** The first of a name. */
    @Nullable
    String first(String name) {
        List<String> found = contents.get(name);
        return found == null ? null : found.getFirst();
    }

    /** All of a name, in the page's order. */
    List<String> all(String name) {
        return contents.getOrDefault(name, List.of());
    }
}
