package dateline.ingest.parse;

import com.rometools.rome.io.FeedException;
import dateline.ingest.parse.text.DocumentText;
import dateline.ingest.parse.xml.BrokenXml;
import dateline.ingest.parse.xml.CanonicalFeed;
import dateline.ingest.parse.xml.NotReadable;
import dateline.ingest.parse.xml.XmlReaders;
import dateline.ingest.parse.xml.XmlText;
import java.util.Locale;
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

    private final XmlReaders readers = new XmlReaders();

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
            return new JsonFeedReader(document.url()).read(text);
        }
        return text.indexOf('<') < 0 ? Diagnosis.otherRoot(text, "", document.url()) : xml(text, document.url());
    }

    private ParseResult xml(String raw, String url) {
        String text = XmlText.of(raw);
        CanonicalFeed feed = new CanonicalFeed(url);
        try {
            readers.read(text, feed);
            return rome(feed);
        } catch (NotReadable given) {
            return given(given, raw, text, url);
        } catch (SAXException broken) {
            return repaired(text, raw, url, broken);
        }
    }

    private static ParseResult repaired(String text, String raw, String url, SAXException broken) {
        CanonicalFeed feed = new CanonicalFeed(url);
        try {
            BrokenXml.read(text, feed);
        } catch (NotReadable given) {
            return given(given, raw, text, url);
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
        return !feed.begun() ? Diagnosis.illFormed(broken) : rome(feed);
    }

    /** Whether the end is missing, of the root and of whatever stands last. */
    private static boolean brokenOff(String text) {
        String end = text.substring(Math.max(0, text.length() - 400)).toLowerCase(Locale.ROOT);
        return !end.contains("</rss")
                && !end.contains("</feed")
                && !end.contains(":feed>")
                && !end.contains("rdf>")
                && !end.contains("</channel")
                && !end.contains("</entry");
    }

    private static boolean lastItemOpen(String text) {
        int opened = Math.max(text.lastIndexOf("<item"), text.lastIndexOf("<entry"));
        int closed = Math.max(text.lastIndexOf("</item"), text.lastIndexOf("</entry"));
        return opened > closed;
    }

    private static ParseResult rome(CanonicalFeed feed) {
        try {
            return new ParseResult.Parsed(RomeReader.read(feed));
        } catch (FeedException | IllegalArgumentException refused) {
            return Diagnosis.illFormed(new SAXException(String.valueOf(refused.getMessage())));
        }
    }

    /**
     * @param raw the document as it came
     * @param text the same without its document type
     */
    private static ParseResult given(NotReadable given, String raw, String text, String url) {
        return switch (given.why) {
            case TOO_DEEP -> Diagnosis.isHtml(raw) ? Diagnosis.otherRoot(raw, "html", url) : Diagnosis.tooDeep();
            case TOO_MANY_ITEMS -> Diagnosis.tooManyItems();
            case OTHER_ROOT -> {
                String root = String.valueOf(given.getMessage());
                yield SitemapReader.isSitemap(root)
                        ? new SitemapReader(url).read(text)
                        : Diagnosis.otherRoot(raw, root, url);
            }
        };
    }
}
