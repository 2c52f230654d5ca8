package dateline.ingest.parse;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.ImageAttributes;
import crawlercommons.sitemaps.extension.NewsAttributes;
import dateline.contract.record.Article;
import dateline.ingest.parse.html.HtmlText;
import dateline.ingest.parse.xml.CanonicalFeed;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sitemap (sitemaps.org, with Google's news and image extensions) as a feed: each address is an entry. What it
 * gets has no document type any more, and no more addresses than a feed may have.
 */
final class SitemapReader {
    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]*\\?>");
    private static final int NAMED = 3;

    private final String url;

    SitemapReader(String url) {
        this.url = url;
    }

    /** Whether a document's first element is a sitemap's. */
    static boolean isSitemap(String root) {
        String local = root.substring(root.indexOf(':') + 1);
        return local.equals("urlset") || local.equals("sitemapindex");
    }

    /** @param xml without a document type */
    ParseResult read(String xml) {
        if (count(xml, "<url>") + count(xml, ":url>") > CanonicalFeed.MOST_ITEMS) {
            return Diagnosis.tooManyItems();
        }
        SiteMapParser parser = new SiteMapParser(false, true);
        parser.setStrictNamespace(false);
        parser.enableExtension(Extension.NEWS);
        parser.enableExtension(Extension.IMAGE);
        byte[] bytes = DECLARATION.matcher(xml).replaceFirst("").getBytes(StandardCharsets.UTF_8);
        try {
            URL base = URI.create(url).toURL();
            AbstractSiteMap map = parser.parseSiteMap("text/xml", bytes, base);
            return map instanceof SiteMapIndex index
                    ? Diagnosis.sitemapIndex(named(index))
                    : new ParseResult.Parsed(feed((SiteMap) map));
        } catch (UnknownFormatException | IOException | IllegalArgumentException e) {
            return Diagnosis.notAFeed("a sitemap that cannot be read (" + e.getMessage() + ")");
        }
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    /** Some of an index's sitemaps, those of news first. */
    private static List<String> named(SiteMapIndex index) {
        return index.getSitemaps().stream()
                .map(AbstractSiteMap::getUrl)
                .sorted(Comparator.comparing((URL address) -> !address.getPath().contains("news")))
                .limit(NAMED)
                .map(URL::toString)
                .toList();
    }

    private static ParsedFeed feed(SiteMap map) {
        List<ParsedEntry> entries = new ArrayList<>(map.getSiteMapUrls().size());
        String name = null;
        for (SiteMapURL address : map.getSiteMapUrls()) {
            NewsAttributes news = attributes(address, Extension.NEWS, NewsAttributes.class);
            name = name == null && news != null ? news.getName() : name;
            entries.add(entry(address, news));
        }
        return new ParsedFeed(name, null, null, null, null, entries);
    }

    private static ParsedEntry entry(SiteMapURL address, @Nullable NewsAttributes news) {
        String link = address.getUrl().toString();
        ImageAttributes image = attributes(address, Extension.IMAGE, ImageAttributes.class);
        URL picture = image == null ? null : image.getLoc();
        String title = news == null ? null : news.getTitle();
        String[] keywords = news == null ? null : news.getKeywords();
        return new ParsedEntry(
                link,
                title == null ? null : HtmlText.line(title),
                link,
                null,
                null,
                news == null ? null : instant(news.getPublicationDate()),
                instant(address.getLastModified()),
                List.of(),
                keywords == null
                        ? List.of()
                        : Arrays.stream(keywords)
                                .map(String::strip)
                                .filter(k -> !k.isEmpty())
                                .toList(),
                picture == null ? null : new Article.Image(picture.toString(), caption(image)),
                news == null ? null : news.getLanguage());
    }

    private static @Nullable String caption(@Nullable ImageAttributes image) {
        String caption = image == null ? null : image.getCaption();
        return caption == null || caption.isBlank() ? null : HtmlText.line(caption);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static <T extends ExtensionMetadata> @Nullable T attributes(
            SiteMapURL address, Extension extension, Class<T> type) {
        ExtensionMetadata[] all = address.getAttributesForExtension(extension);
        return all == null || all.length == 0 ? null : type.cast(all[0]);
    }
}
