package dateline.ingest.parse.html;

import dateline.ingest.parse.text.Addresses;
import dateline.ingest.parse.text.DocumentText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the feeds that a web page names: by {@code <link rel=alternate>} of a feed's type (the convention that browsers
 * have followed since 2005), else by links that look like feeds. Pure functions; any thread may call.
 */
public final class FeedLinks {
    private static final int MOST = 20;
    private static final int MOST_ANCHORS = 20_000;
    private static final Pattern TYPE =
            Pattern.compile("application/(?:rss\\+xml|atom\\+xml|rdf\\+xml|feed\\+json|xml|json)|text/xml");
    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile(
            "(?:^|[/.?=&_-])(?:rss\\d?|rss20|atom|feeds?|rdf)(?:$|[/.?=&_-])|\\.(?:rss|atom|rdf)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENTS =
            Pattern.compile("comment|kommentar|commentaire|comentario", Pattern.CASE_INSENSITIVE);
    private static final List<String> USUAL_PATHS = List.of(
            "feed",
            "rss",
            "rss.xml",
            "feed.xml",
            "atom.xml",
            "index.xml",
            "feed/",
            "rss/",
            "feeds/all.rss.xml",
            "feed.json",
            "news-sitemap.xml",
            "sitemap-news.xml");

    private FeedLinks() {}

    /**
     * A feed that a page names.
     *
     * @param url absolute, http or https
     * @param title what the page calls it
     * @param type the media type by the page's word; empty if it does not say
     */
    public record Candidate(String url, @Nullable String title, String type) {}

    /**
     * The feeds of a page, the most promising first, those of comments last.
     *
     * @param html the document's bytes
     * @param contentType the response's Content-Type header
     * @param url where it came from, absolute
     */
    public static List<Candidate> of(byte[] html, @Nullable String contentType, String url) {
        return of(DocumentText.of(html, contentType), url);
    }

    public static List<Candidate> of(String html, String url) {
        Document page = Pages.of(html, url);
        Map<String, Candidate> found = new LinkedHashMap<>();
        for (Element link : page.select("link[rel~=(?i)(^|\\s)alternate(\\s|$)][type][href]")) {
            String type = link.attr("type")
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .split(";", 2)[0]
                    .strip();
            if (TYPE.matcher(type).matches()) {
                add(found, link, link.attr("title"), type);
            }
        }
        page.select("a[href]").stream()
                .limit(MOST_ANCHORS)
                .filter(link -> LOOKS_LIKE_ONE.matcher(link.attr("href")).find())
                .forEach(link -> add(found, link, link.text(), ""));
        List<Candidate> candidates = new ArrayList<>(found.values());
        candidates.sort(Comparator.comparing(FeedLinks::isOfComments));
        return candidates.stream().limit(MOST).toList();
    }

    /** Where a site's feeds usually are, in the order to try. */
    public static List<String> guesses(String siteUrl) {
        HttpUrl site = HttpUrl.parse(siteUrl);
        if (site == null) {
            return List.of();
        }
        HttpUrl root =
                site.newBuilder().encodedPath("/").query(null).fragment(null).build();
        return USUAL_PATHS.stream().map(path -> root + path).toList();
    }

    private static void add(Map<String, Candidate> found, Element link, String title, String type) {
        HttpUrl target = link.attr("href").length() > Addresses.LONGEST ? null : HttpUrl.parse(link.absUrl("href"));
        if (target != null) {
            String url = target.newBuilder().fragment(null).build().toString();
            found.putIfAbsent(url, new Candidate(url, title.isBlank() ? null : title.strip(), type));
        }
    }

    private static boolean isOfComments(Candidate candidate) {
        return COMMENTS.matcher(candidate.url()).find()
                || (candidate.title() != null
                        && COMMENTS.matcher(candidate.title()).find());
    }
}
