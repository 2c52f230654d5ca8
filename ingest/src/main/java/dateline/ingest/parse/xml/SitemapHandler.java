package dateline.ingest.parse.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Takes from the events of a sitemap (sitemaps.org, with Google's news and image extensions) what it says of each
 * address, as written. Names count without their prefix and case: there are as many spellings of the namespaces as sites.
 * Depth and addresses are bounded here. Reads one document, once.
 */
public final class SitemapHandler extends DefaultHandler {
    private static final int MOST_FIELDS = 200;
    private static final int MOST_NAMED = 1_000;
    private static final int LONGEST = 10_000;

    private final List<Map<String, String>> addresses = new ArrayList<>();
    private final List<String> sitemaps = new ArrayList<>();
    private final String url;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Map<String, String> open;
    private String root = "";
    private String group = "";
    private int depth;
    private int urlDepth;
    private int groupDepth;

    public SitemapHandler(String url) {
        this.url = url;
    }

    /** Whether a document's first element is a sitemap's. */
    public static boolean isSitemap(String root) {
        String local = FeedNames.local(root);
        return local.equals("urlset") || local.equals("sitemapindex");
    }

    /** Where the document came from. */
    public String url() {
        return url;
    }

    /** Whether it lists sitemaps instead of pages. */
    public boolean isIndex() {
        return root.equals("sitemapindex");
    }

    /** The sitemaps of an index, as written. */
    public List<String> sitemaps() {
        return sitemaps;
    }

    /**
     * The fields of each address by their names: {@code loc}, {@code lastmod}, {@code news} (there is such an element),
     * {@code news/title}, {@code image/loc}…
     */
    public List<Map<String, String>> addresses() {
        return addresses;
    }

    @Override
    public void startElement(String uri, String local, String qName, Attributes attributes) throws SAXException {
        if (++depth > CanonicalFeed.DEEPEST) {
            throw new NotReadable(NotReadable.Why.TOO_DEEP, qName);
        }
        String name = FeedNames.local(qName);
        root = depth == 1 ? name : root;
        text.setLength(0);
        if (name.equals("url") || (name.equals("sitemap") && isIndex())) {
            begin(); // also within one that was not closed
        } else if (open != null && (name.equals("news") || name.equals("image") || name.equals("video"))) {
            group = name;
            groupDepth = depth;
            put(name, "");
        }
    }

    private void begin() throws SAXException {
        if (addresses.size() == CanonicalFeed.MOST_ITEMS && !isIndex()) {
            throw new NotReadable(NotReadable.Why.TOO_MANY_ITEMS, "url");
        }
        open = new HashMap<>();
        urlDepth = depth;
        group = "";
        if (!isIndex()) {
            addresses.add(open);
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (open != null && text.length() < LONGEST) {
            text.append(chars, start, Math.min(length, LONGEST));
        }
    }

    @Override
    public void endElement(String uri, String local, String qName) {
        String name = FeedNames.local(qName);
        if (open != null && depth > urlDepth && depth != groupDepth) {
            String value = text.toString().strip();
            if (!value.isEmpty()) {
                put(group.isEmpty() ? name : group + "/" + name, value);
            }
        }
        text.setLength(0);
        if (depth == groupDepth) {
            group = "";
            groupDepth = 0;
        }
        if (depth == urlDepth) {
            close();
        }
        depth--;
    }

    private void close() {
        String location = open == null ? null : open.get("loc");
        if (isIndex() && location != null && sitemaps.size() < MOST_NAMED) {
            sitemaps.add(location);
        }
        open = null;
        urlDepth = 0;
    }

    private void put(String name, String value) {
        Map<String, String> fields = open;
        if (fields != null && fields.size() < MOST_FIELDS) {
            fields.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
        }
    }
}
