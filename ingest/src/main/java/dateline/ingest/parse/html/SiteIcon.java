package dateline.ingest.parse.html;

import dateline.ingest.parse.text.Addresses;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The picture that a page has for its site, by {@code <link rel=icon>} (HTML, section 4.6.7.8). Fetches none of them.
 * Pure functions; any thread may call.
 */
public final class SiteIcon {
    private static final int MOST = 50;
    /** What stands beside a name is shown at some 16 to 64 pixels. */
    private static final int WANTED = 64;

    private SiteIcon() {}

    /** The absolute http or https address of the one that suits best; null if the page names none. */
    public static @Nullable String of(Document page) {
        List<Element> links = page.select("link[rel][href]").stream()
                .filter(link -> isIcon(link.attr("rel")))
                .limit(MOST)
                .toList();
        return links.stream()
                .sorted(Comparator.comparingInt(SiteIcon::rank))
                .map(link -> Addresses.link(page.baseUri(), link.attr("href")))
                .filter(Objects::nonNull)
                .filter(Addresses::isUri)
                .findFirst()
                .orElse(null);
    }

    private static boolean isIcon(String rels) {
        List<String> names = List.of(rels.toLowerCase(Locale.ROOT).split("\\s+"));
        return names.contains("icon") || names.contains("apple-touch-icon");
    }

    /** By how far its size is from what is wanted; one made for phones' screens comes last. */
    private static int rank(Element link) {
        String rel = link.attr("rel").toLowerCase(Locale.ROOT);
        String size =
                link.attr("sizes").toLowerCase(Locale.ROOT).split("x", 2)[0].strip();
        int pixels = size.matches("\\d{1,4}") ? Integer.parseInt(size) : 32;
        return Math.abs(pixels - WANTED) + (rel.contains("apple") ? 10_000 : 0);
    }
}
