package dateline.ingest.parse.xml;

import java.util.HashMap;
import java.util.Map;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.UncheckedJDOMFactory;
import org.jdom2.Verifier;

/**
 * The document that Rome gets, as it grows: a feed and its items, in RSS 2.0 or Atom 1.0. Names are written {@code
 * dc:title}, without a prefix where they are the format's own. Characters that XML forbids are dropped here.
 */
public final class CanonicalDocument {
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    private static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
    private static final Namespace CONTENT =
            Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");

    /** JDOM's own checks repeat what {@link #clean} does. */
    private static final UncheckedJDOMFactory JDOM = new UncheckedJDOMFactory();

    private final boolean atom;
    private final Element root;
    private final Home feed;
    private Home at;
    private Home last;

    /** A feed or an item, with the first child of each name, so that none is searched for. */
    private record Home(Element element, Map<String, Element> first) {
        Home(Element element) {
            this(element, new HashMap<>());
        }
    }

    CanonicalDocument(boolean atom) {
        this.atom = atom;
        if (atom) {
            root = new Element("feed", ATOM);
            feed = new Home(root);
        } else {
            Element channel = new Element("channel");
            root = new Element("rss").setAttribute("version", "2.0").addContent(channel);
            feed = new Home(channel);
        }
        at = feed;
        last = feed;
    }

    public boolean isAtom() {
        return atom;
    }

    /** For Rome; to be asked for once. */
    public Document document() {
        return new Document(root);
    }

    /** What is added next belongs to a new item. */
    void beginItem() {
        at = new Home(named(atom ? "entry" : "item"));
        last = at;
        JDOM.addContent(feed.element(), at.element());
    }

    /** What is added next belongs to the feed. */
    void endItem() {
        at = feed;
    }

    /** Forgets the last item. */
    void dropLast() {
        feed.element().removeContent(last.element());
    }

    /** Another child of this name. */
    Element add(String name) {
        Element element = named(name);
        at.first().putIfAbsent(name, element);
        JDOM.addContent(at.element(), element);
        return element;
    }

    /** Another child of this name, with text. */
    Element add(String name, String text) {
        Element element = add(name);
        JDOM.addContent(element, JDOM.text(clean(text)));
        return element;
    }

    /** A child of this name with text, unless there is one with text. */
    void once(String name, String text) {
        Element there = at.first().get(name);
        if (there == null || there.getText().isBlank()) {
            replace(name, text);
        }
    }

    /** A child of this name with text, in place of the first there is. */
    Element replace(String name, String text) {
        Element there = at.first().remove(name);
        if (there != null) {
            at.element().removeContent(there);
        }
        return add(name, text);
    }

    boolean has(String name) {
        return at.first().containsKey(name);
    }

    void author(String name) {
        if (atom) {
            Element inner = named("name");
            JDOM.addContent(inner, JDOM.text(clean(name)));
            JDOM.addContent(add("author"), inner);
        } else {
            add("dc:creator", name);
        }
    }

    private Element named(String name) {
        if (name.startsWith("dc:")) {
            return JDOM.element(name.substring(3), DC);
        }
        if (name.startsWith("content:")) {
            return JDOM.element(name.substring(8), CONTENT);
        }
        return JDOM.element(name, atom ? ATOM : Namespace.NO_NAMESPACE);
    }

    /** The text without characters that XML forbids. */
    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 32 && c < 0xD800 || c == '\n' || c == '\t' || c == '\r';
            if (!plain) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        StringBuilder fine = new StringBuilder(text.length());
        text.codePoints().filter(Verifier::isXMLCharacter).forEach(fine::appendCodePoint);
        return fine.toString();
    }
}
