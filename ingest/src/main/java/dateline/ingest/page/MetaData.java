package dateline.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The {@code <meta>} elements of a page by their names, whatever attribute, case and separators those are written with:
 * {@code article:published_time} is also {@code article.published-time}.
 */
final class MetaData {
    private static final int MOST = 2_000;
    private static final int LONGEST_NAME = 200;

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
            String name = letters(meta.attr(attribute));
            // within an element that is about something else it is that one's
            if (!name.isEmpty() && (!attribute.equals("itemprop") || meta.closest("[itemscope][itemprop]") == null)) {
                contents.computeIfAbsent(name, n -> new ArrayList<>(1)).add(content);
            }
        }
    }

    /** The first of a name. */
    @Nullable
    String first(String name) {
        List<String> found = contents.get(letters(name));
        return found == null ? null : found.getFirst();
    }

    /** All of a name, in the page's order. */
    List<String> all(String name) {
        return contents.getOrDefault(letters(name), List.of());
    }

    /** All whose names, of nothing but letters and digits, are of a pattern. */
    List<String> matching(Pattern names) {
        return contents.entrySet().stream()
                .filter(entry -> names.matcher(entry.getKey()).matches())
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < Math.min(name.length(), LONGEST_NAME); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters.append(Character.toLowerCase(c));
            }
        }
        return letters.toString();
    }
}
