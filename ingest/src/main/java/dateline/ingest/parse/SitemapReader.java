package dateline.ingest.parse;

import dateline.contract.record.Article;
import dateline.ingest.parse.date.DateReader;
import dateline.ingest.parse.html.HtmlText;
import dateline.ingest.parse.text.Addresses;
import dateline.ingest.parse.xml.SitemapHandler;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sitemap as a feed: each address is an entry. Of one that has news, only those are: the pages beside them are no
 * articles.
 */
final class SitemapReader {
    private static final int NAMED = 3;

    private final String url;
    private final DateReader dates;

    private SitemapReader(String url, List<Map<String, String>> addresses, @Nullable ZoneId zone) {
        this.url = url;
        this.dates = new DateReader(
                addresses.stream()
                        .map(address -> address.get("news/language"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                zone,
                () -> addresses.stream()
                        .map(address -> address.get("news/publication_date"))
                        .iterator());
    }

    /**
     * @param zone of dates that name none; null if it is not known
     * @param cut whether the document breaks off; an address that it does not finish is left out
     */
    static ParseResult result(SitemapHandler sitemap, @Nullable ZoneId zone, boolean cut) {
        if (sitemap.isIndex()) {
            return Diagnosis.sitemapIndex(named(sitemap));
        }
        List<Map<String, String>> addresses = new ArrayList<>(sitemap.addresses());
        if (cut && !addresses.isEmpty()) {
            addresses.removeLast();
        }
        return cut && addresses.isEmpty()
                ? Diagnosis.truncated()
                : new ParseResult.Parsed(new SitemapReader(sitemap.url(), addresses, zone).feed(addresses));
    }

    /** Some of an index's sitemaps, those of news first. */
    private static List<String> named(SitemapHandler index) {
        return SitemapIndex.sorted(index.url(), index.sitemaps()).limit(NAMED).toList();
    }

    private ParsedFeed feed(List<Map<String, String>> addresses) {
        boolean news = addresses.stream().anyMatch(address -> address.containsKey("news"));
        List<ParsedEntry> entries = new ArrayList<>(addresses.size());
        String name = null;
        for (Map<String, String> address : addresses) {
            String link = Addresses.link(url, address.get("loc"));
            if (link != null && (!news || address.containsKey("news"))) {
                name = name == null ? line(address.get("news/name")) : name;
                entries.add(entry(link, address));
            }
        }
        return new ParsedFeed(name, null, null, null, null, entries);
    }

    private ParsedEntry entry(String link, Map<String, String> address) {
        String language = address.get("news/language");
        String picture = Addresses.link(url, address.get("image/loc"));
        String keywords = address.getOrDefault("news/keywords", "");
        return new ParsedEntry(
                link,
                line(address.get("news/title")),
                link,
                null,
                null,
                dates.read(address.get("news/publication_date"), language),
                dates.read(address.get("lastmod"), language),
                List.of(),
                Arrays.stream(keywords.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList(),
                picture == null ? null : new Article.Image(picture, line(address.get("image/caption"))),
                language);
    }

    private static @Nullable String line(@Nullable String text) {
        String line = text == null ? "" : HtmlText.line(text);
        return line.isEmpty() ? null : line;
    }
}
