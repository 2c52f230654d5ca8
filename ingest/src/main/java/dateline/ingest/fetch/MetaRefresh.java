package dateline.ingest.fetch;

import dateline.ingest.parse.FeedParser;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Where an HTML page sends its reader on at once, as sites do that cannot answer with a redirect. */
final class MetaRefresh {
    private static final int BEGIN = 32 << 10;
    private static final int LONGEST_DELAY = 5;
    private static final Pattern MARK = Pattern.compile("http-equiv\\s*=\\s*[\"']?refresh", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTENT = Pattern.compile(
            "\\s*(\\d{1,3})(?:\\.\\d*)?\\s*[;,]?\\s*(?:url\\s*=\\s*)?[\"']?([^\"']+)[\"']?.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private MetaRefresh() {}

    /** The address that a document leads to; null if it is none that does, or leads to itself. */
    static @Nullable HttpUrl target(byte[] document, HttpUrl url) {
        String begin = new String(document, 0, Math.min(document.length, BEGIN), StandardCharsets.ISO_8859_1);
        Matcher mark = MARK.matcher(begin);
        if (!mark.find() || FeedParser.beginsFeed(begin.substring(0, mark.start()))) {
            return null; // what an item of a feed says leads nobody on
        }
        Document page = Parser.htmlParser().setMaxDepth(50).parseInput(begin, url.toString());
        page.select("noscript").remove(); // that is for readers without scripts, and often leads to a complaint
        Element meta = page.selectFirst("meta[http-equiv=refresh][content]");
        Matcher content = CONTENT.matcher(meta == null ? "" : meta.attr("content"));
        if (!content.matches() || Integer.parseInt(content.group(1)) > LONGEST_DELAY) {
            return null;
        }
        HttpUrl to = url.resolve(content.group(2).strip());
        return to == null || to.newBuilder().fragment(null).build().equals(url) ? null : to;
    }
}
