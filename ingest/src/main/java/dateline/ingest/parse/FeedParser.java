package dateline.ingest.parse;

import com.rometools.rome.io.FeedException;
import dateline.ingest.parse.text.DocumentText;
import dateline.ingest.parse.xml.BrokenXml;
import dateline.ingest.parse.xml.CanonicalFeed;
import dateline.ingest.parse.xml.NotReadable;
import dateline.ingest.parse.xml.SitemapHandler;
import dateline.ingest.parse.xml.XmlReaders;
import dateline.ingest.parse.xml.XmlText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

/**
 * Reads a feed of any kind: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, news sitemaps. The steps: characters ({@link
 * DocumentText}) → references and document type ({@link XmlText}) → one pass that bounds depth and number and brings the
 * feed into the form that Rome reads well ({@link CanonicalFeed}), by way of {@link BrokenXml} if the XML is not
 * well-formed → Rome → records with our own dates, absolute links and plain text.
 *
 * <p>Never throws, whatever the bytes; fetches nothing, reads no DTD and expands no entity. Memory is a small multiple of
 * the document's size, which the caller bounds. Any thread may call.
 */
public final class FeedParser {
    private static final Logger LOG = LoggerFactory.getLogger(FeedParser.class);

    private static final Set<String> MAY_HIDE_A_FEED =
            Set.of("html-page", "login-page", "challenge-page", "not-a-feed", "ill-formed");
    private static final Pattern FEED_START =
            Pattern.compile("<(?:[a-z]{1,12}:)?(?:rss|feed|rdf|urlset)[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern FEED_END =
            Pattern.compile("</(?:[a-z]{1,12}:)?(?:rss|feed|rdf|channel)[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final String JSON_FEED = "jsonfeed.org/version";
    private static final int MOST_BEFORE_A_FEED = 200_000;

    private final XmlReaders readers = new XmlReaders();

    /** Whether a feed's first element, or the version of a JSON Feed, stands in a text. */
    public static boolean beginsFeed(String text) {
        return FEED_START.matcher(text).find() || text.contains(JSON_FEED);
    }

    /** The feed, or why there is none. */
    public ParseResult parse(FeedDocument document) {
        try {
            return read(document);
        } catch (RuntimeException | StackOverflowError bug) {
            // one document that finds a bug must not stop the others
            LOG.atError()
                    .addKeyValue("url", document.url())
                    .setCause(bug)
                    .log("feed document not read for a fault of the parser");
            return Diagnosis.illFormed(new SAXException(bug.toString()));
        }
    }

    private ParseResult read(FeedDocument document) {
        String binary = Diagnosis.binary(document.bytes());
        if (binary != null) {
            return Diagnosis.notAFeed(binary);
        }
        String text = DocumentText.of(document.bytes(), document.contentType());
        if (text.isBlank()) {
            return Diagnosis.empty();
        }
        if (text.stripLeading().startsWith("{")) {
            return new JsonFeedReader(document).read(text);
        }
        ParseResult result =
                text.indexOf('<') < 0 ? Diagnosis.otherRoot(text, "", document.url()) : xml(text, document);
        return result instanceof ParseResult.Unreadable not && MAY_HIDE_A_FEED.contains(not.reason())
                ? hidden(text, document, not)
                : result;
    }

    /** The feed behind a warning of the server's or within a page, if it has items; else what was said of the whole. */
    private ParseResult hidden(String text, FeedDocument document, ParseResult.Unreadable otherwise) {
        Matcher start = FEED_START.matcher(text).region(0, Math.min(text.length(), MOST_BEFORE_A_FEED));
        ParseResult found = otherwise;
        int json = text.indexOf(JSON_FEED);
        if (json >= 0 && text.lastIndexOf('{', json) >= 0) {
            found = new JsonFeedReader(document).read(text.substring(text.lastIndexOf('{', json)));
        } else if (start.find() && start.start() > text.indexOf('<')) {
            found = xml(text.substring(start.start()), document);
        }
        return found instanceof ParseResult.Parsed parsed
                        && !parsed.feed().entries().isEmpty()
                ? found
                : otherwise;
    }

    private ParseResult xml(String raw, FeedDocument document) {
        String text = XmlText.of(raw);
        CanonicalFeed feed = new CanonicalFeed(document.url());
        try {
            readers.read(text, feed);
            return rome(feed, document);
        } catch (NotReadable given) {
            return given(given, raw, text, document);
        } catch (SAXException broken) {
            return repaired(text, raw, document, broken);
        }
    }

    private ParseResult repaired(String text, String raw, FeedDocument document, SAXException broken) {
        CanonicalFeed feed = CanonicalFeed.ofMended(document.url());
        try {
            BrokenXml.read(text, feed);
        } catch (NotReadable given) {
            return given(given, raw, text, document);
        } catch (SAXException hopeless) {
            return Diagnosis.illFormed(hopeless);
        }
        boolean cut = brokenOff(text);
        if (cut && lastItemOpen(text)) {
            feed.dropLast();
        }
        if (cut && feed.items().isEmpty()) {
            return Diagnosis.truncated();
        }
        return !feed.begun() ? Diagnosis.illFormed(broken) : rome(feed, document);
    }

    /** Whether the end is missing, of the root and of whatever stands last. */
    private static boolean brokenOff(String text) {
        String end = text.substring(Math.max(0, text.length() - 400));
        return !FEED_END.matcher(end).find()
                && (!end.toLowerCase(Locale.ROOT).contains("</entry") || lastItemOpen(text));
    }

    /** Whether an item is open at the end; one of whose beginning not even all is there has not been begun. */
    private static boolean lastItemOpen(String text) {
        int opened = Math.max(text.lastIndexOf("<item"), text.lastIndexOf("<entry"));
        int closed = Math.max(text.lastIndexOf("</item"), text.lastIndexOf("</entry"));
        return opened > closed && text.indexOf('>', opened) > 0;
    }

    private ParseResult sitemap(String text, FeedDocument document) {
        SitemapHandler sitemap = new SitemapHandler(document.url());
        try {
            readers.read(text, sitemap);
        } catch (NotReadable given) {
            return given.why == NotReadable.Why.TOO_DEEP ? Diagnosis.tooDeep() : Diagnosis.tooManyItems();
        } catch (SAXException broken) {
            return SitemapReader.result(
                    repairedSitemap(text, document), document.zone(), lastAddressOpen(text.toLowerCase(Locale.ROOT)));
        }
        return SitemapReader.result(sitemap, document.zone(), false);
    }

    private static boolean lastAddressOpen(String lower) {
        int last = lower.lastIndexOf("url>");
        boolean ended = lower.indexOf("urlset>", Math.max(0, last)) >= 0;
        return !ended && (last < 0 || !lower.startsWith("</", lower.lastIndexOf('<', last)));
    }

    private static SitemapHandler repairedSitemap(String text, FeedDocument document) {
        SitemapHandler sitemap = new SitemapHandler(document.url());
        try {
            BrokenXml.read(text, sitemap);
        } catch (SAXException given) {
            return sitemap;
        }
        return sitemap;
    }

    private static ParseResult rome(CanonicalFeed feed, FeedDocument document) {
        try {
            return new ParseResult.Parsed(RomeReader.read(feed, document.zone()));
        } catch (FeedException | IllegalArgumentException refused) {
            return Diagnosis.illFormed(new SAXException(String.valueOf(refused.getMessage())));
        }
    }

    /**
     * @param raw the document as it came
     * @param text the same without its document type
     */
    private ParseResult given(NotReadable given, String raw, String text, FeedDocument document) {
        return switch (given.why) {
            case TOO_DEEP ->
                Diagnosis.isHtml(raw) ? Diagnosis.otherRoot(raw, "html", document.url()) : Diagnosis.tooDeep();
            case TOO_MANY_ITEMS -> Diagnosis.tooManyItems();
            case OTHER_ROOT -> {
                String root = String.valueOf(given.getMessage());
                yield SitemapHandler.isSitemap(root)
                        ? sitemap(text, document)
                        : Diagnosis.otherRoot(raw, root, document.url());
            }
        };
    }
}
