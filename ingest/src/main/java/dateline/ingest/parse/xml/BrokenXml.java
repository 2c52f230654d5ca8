package dateline.ingest.parse.xml;

import dateline.ingest.parse.text.TagNames;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Reads XML that is not well-formed as far as it makes sense: jsoup mends it, the handler gets the usual events. */
public final class BrokenXml {
    private BrokenXml() {}

    public static void read(String text, ContentHandler handler) throws SAXException {
        Document mended =
                Parser.xmlParser().setMaxDepth(CanonicalFeed.DEEPEST + 8).parseInput(TagNames.bounded(text), "");
        Element root = mended.firstElementChild();
        if (root != null) {
            walk(root, handler);
        }
    }

    /** Without recursion: the next node is the first child, else the next sibling of the nearest open element. */
    private static void walk(Element root, ContentHandler handler) throws SAXException {
        Node node = root;
        while (node != null) {
            open(node, handler);
            Node next = node.childNodeSize() > 0 ? node.childNode(0) : null;
            while (next == null && node != null) {
                close(node, handler);
                next = node == root ? null : node.nextSibling();
                node = node == root ? null : next == null ? node.parent() : node;
            }
            node = next;
        }
    }

    private static void open(Node node, ContentHandler handler) throws SAXException {
        if (node instanceof TextNode text) {
            char[] chars = text.getWholeText().toCharArray();
            handler.characters(chars, 0, chars.length);
        } else if (node instanceof Element element) {
            AttributesImpl attributes = new AttributesImpl();
            for (Attribute attribute : element.attributes()) {
                attributes.addAttribute("", "", attribute.getKey(), "CDATA", attribute.getValue());
            }
            handler.startElement("", "", element.tagName(), attributes);
        }
    }

    private static void close(Node node, ContentHandler handler) throws SAXException {
        if (node instanceof Element element) {
            handler.endElement("", "", element.tagName());
        }
    }
}
