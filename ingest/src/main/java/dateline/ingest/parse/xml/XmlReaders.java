package dateline.ingest.parse.xml;

import java.io.IOException;
import java.io.StringReader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The platform's XML parser, which refuses document types, fetches nothing and expands no entity. Parsers are used
 * again. Any thread may call.
 */
public final class XmlReaders {
    private static final int MOST_IDLE = 16;

    private final SAXParserFactory factory;
    private final BlockingQueue<XMLReader> idle = new ArrayBlockingQueue<>(MOST_IDLE);

    public XmlReaders() {
        factory = SAXParserFactory.newDefaultInstance();
        try {
            factory.setNamespaceAware(false);
            factory.setValidating(false);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the platform's XML parser has these features", e);
        }
    }

    /** Reads a text from its start to its end, or to where it is not well-formed or the handler ends it. */
    public void read(String text, DefaultHandler handler) throws SAXException {
        XMLReader used = idle.poll();
        XMLReader reader = used != null ? used : newReader();
        reader.setContentHandler(handler);
        reader.setErrorHandler(handler);
        try {
            reader.parse(new InputSource(new StringReader(text)));
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail", e);
        } finally {
            reader.setContentHandler(new DefaultHandler());
            reader.setErrorHandler(new DefaultHandler());
        }
        // one that threw is not used again, whatever state it is in
        idle.offer(reader);
    }

    /** The factory is not made for several threads. */
    private XMLReader newReader() throws SAXException {
        synchronized (factory) {
            try {
                XMLReader reader = factory.newSAXParser().getXMLReader();
                // the handler has a bound of its own, and cuts the markup within a field
                reader.setProperty("jdk.xml.maxElementDepth", Integer.toString(CanonicalFeed.DEEPEST_FIELD + 10));
                reader.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
                return reader;
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException("the platform's XML parser has these features", e);
            }
        }
    }
}
