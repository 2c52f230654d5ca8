package dateline.ingest.parse.html;

import dateline.ingest.parse.text.DocumentText;
import dateline.ingest.parse.text.TagNames;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads web pages within bounds, however they are made. Pure functions; any thread may call. */
public final class Pages {
    private static final int DEEPEST = 250;
    private static final int LARGEST = 2_000_000;
    private static final int LONGEST_BASE = 512;

    private Pages() {}

    /**
     * The page's elements.
     *
     * @param html the document's bytes
     * @param contentType the response's Content-Type header
     * @param url where it came from, absolute
     */
    public static Document of(byte[] html, @Nullable String contentType, String url) {
        return of(DocumentText.of(html, contentType), url);
    }

    /** The same of a page whose characters are known. */
    public static Document of(String html, String url) {
        return of(html, url, LARGEST);
    }

    /** @param largest how many characters are read; what is more is left out */
    public static Document of(String html, String url, int largest) {
        String text = html.length() > largest ? html.substring(0, largest) : html;
        Document page = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(TagNames.bounded(text), url);
        if (page.baseUri().length() > LONGEST_BASE) {
            page.setBaseUri(url); // it would become part of every link
        }
        return page;
    }
}
