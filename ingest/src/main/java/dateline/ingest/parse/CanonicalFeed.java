package dateline.ingest.parse;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Verifier;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Turns the events of any feed into the small, regular document that Rome reads well: RSS 2.0 for everything of the RSS
 * and RDF families, Atom 1.0 for both Atoms, one spelling of each namespace, inner markup as escaped HTML, addresses
 * absolute, and nothing that no one asks for. What Rome would lose or misread goes to {@link Notes}, one for each item in
 * the same order. Depth and items are bounded here, before anything is built. Reads one document, once.
 */
final class CanonicalFeed extends DefaultHandler {
    static final int DEEPEST = 100;
    static final int MOST_ITEMS = 10_000;
    private static final int MOST_FIELDS = 500;
    static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
    static final Namespace CONTENT = Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
    static final Namespace MEDIA = Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");

    private final FeedNames names = new FeedNames(DEEPEST);
    private final String[] bases = new String[DEEPEST + 1];
    private final @Nullable String[] languages = new @Nullable String[DEEPEST + 1];
    private final List<Notes> items = new ArrayList<>();
    private final HintNotes hints = new HintNotes();
    private final String url;
    private int depth;
    private boolean atom;
    private @Nullable Element root;
    private @Nullable Element feed;
    private @Nullable Element at;
    private @Nullable Notes feedNotes;
    private @Nullable Notes notes;
    private int itemDepth;
    private int itemFields;
    private int feedFields;
    private int skipDepth;
    private int authorDepth;
    private boolean guidIsLink;
    private @Nullable InnerMarkup inner;

    CanonicalFeed(String url) {
        this.url = url;
    }

    /** Whether a feed's first element was seen. */
    boolean begun() {
        return root != null;
    }

    /** The document for Rome, once a feed was begun; to be asked for once. */
    Document document() {
        return new Document(parent(root));
    }

    boolean isAtom() {
        return atom;
    }

    Notes feedNotes() {
        return feedNotes == null ? new Notes(url, null) : feedNotes;
    }

    FeedHints hints() {
        return hints.hints();
    }

    List<Notes> items() {
        return items;
    }

    /** Forgets the last item, which its document does not finish. */
    void dropLast() {
        Element home = feed;
        if (home != null && !items.isEmpty()) {
            items.removeLast();
            home.removeContent(home.getContentSize() - 1);
        }
    }

    @Override
    public void startElement(String uri, String local, String qName, Attributes attributes) throws SAXException {
        if (++depth > DEEPEST) {
            throw new NotReadable(NotReadable.Why.TOO_DEEP, qName);
        }
        names.enter(depth, attributes);
        inherit(attributes);
        InnerMarkup open = inner;
        if (open != null) {
            open.open(qName, attributes, bases[depth]);
        } else if (root == null) {
            begin(qName, attributes);
        } else if (skipDepth == 0) {
            element(names.name(qName, depth), attributes);
        }
    }

    private void inherit(Attributes attributes) {
        String base = attributes.getValue("xml:base");
        String outer = depth == 1 ? url : bases[depth - 1];
        bases[depth] = base == null ? outer : Links.resolve(outer, base);
        String language = attributes.getValue("xml:lang");
        languages[depth] = language != null ? language : depth == 1 ? null : languages[depth - 1];
    }

    /** The first element decides which family this is. */
    private void begin(String qName, Attributes attributes) throws SAXException {
        String local = FeedNames.local(qName);
        int colon = qName.indexOf(':');
        String uri = names.uri(colon < 0 ? "" : qName.substring(0, colon), depth);
        switch (local) {
            case "rss", "channel" -> rss("rss".equals(local) ? uri : null);
            case "rdf" -> rss(null);
            case "feed" -> atom(uri);
            case "entry" -> {
                atom(uri);
                item("atom:entry", attributes);
            }
            default -> throw new NotReadable(NotReadable.Why.OTHER_ROOT, qName);
        }
    }

    private void rss(@Nullable String uri) {
        names.own("rss", uri);
        Element channel = new Element("channel");
        root = new Element("rss").setAttribute("version", "2.0").addContent(channel);
        start(channel);
    }

    private void atom(@Nullable String uri) {
        atom = true;
        names.own("atom", uri);
        Element opened = new Element("feed", ATOM);
        root = opened;
        start(opened);
    }

    private void start(Element opened) {
        feed = opened;
        at = opened;
        Notes noted = new Notes(bases[depth], languages[depth]);
        feedNotes = noted;
        notes = noted;
    }

    private void element(String name, Attributes attributes) throws SAXException {
        switch (name) {
            case "rss:channel", "rss:rss", "rdf:rdf", "atom:feed" -> context(attributes);
            case "rss:item", "atom:entry" -> item(name, attributes);
            case "fh:complete", "fh:archive", "at:deleted-entry" -> mark(name, attributes);
            case "rss:skiphours", "rss:skipdays" -> skipDepth = itemDepth > 0 ? depth : 0;
            default -> field(name, attributes);
        }
    }

    /** What a feed says of itself by an element without text; items do not. */
    private void mark(String name, Attributes attributes) {
        skipDepth = depth;
        if (itemDepth > 0) {
            return;
        }
        switch (name) {
            case "fh:complete" -> hints.complete();
            case "fh:archive" -> hints.archive();
            default -> hints.deleted(attributes.getValue("ref"));
        }
    }

    /** Fields beyond a bound are dropped: finding the earlier ones again takes time with their number. */
    private void field(String name, Attributes attributes) {
        int count = itemDepth > 0 ? ++itemFields : ++feedFields;
        if (count > MOST_FIELDS) {
            skipDepth = depth;
            return;
        }
        switch (name) {
            case "atom:link" -> atomLink(attributes);
            case "rss:link" -> rssLink(name, attributes);
            case "rss:enclosure" -> copy("enclosure", Namespace.NO_NAMESPACE, attributes);
            case "media:thumbnail", "media:content" -> media(name, attributes);
            case "media:group" -> {}
            case "itunes:image" -> thumbnail(attributes.getValue("href"));
            case "atom:category" -> category(attributes);
            case "atom:author" -> authorDepth = depth;
            case "atom:name" -> capture(authorDepth > 0 ? name : FeedNames.UNKNOWN, attributes);
            default -> capture(name, attributes);
        }
    }

    /** The channel may carry a language and a base of its own. */
    private void context(Attributes attributes) {
        Notes noted = feedNotes;
        if (noted != null && itemDepth == 0) {
            noted.titleBase = bases[depth];
            noted.summaryBase = bases[depth];
            noted.language = languages[depth] == null ? noted.language : languages[depth];
        }
    }

    private void item(String name, Attributes attributes) throws SAXException {
        if (itemDepth > 0) {
            skipDepth = depth;
            return;
        }
        if (items.size() == MOST_ITEMS) {
            throw new NotReadable(NotReadable.Why.TOO_MANY_ITEMS, name);
        }
        Element element = atom ? new Element("entry", ATOM) : new Element("item");
        parent(feed).addContent(element);
        itemDepth = depth;
        itemFields = 0;
        at = element;
        Notes noted = new Notes(bases[depth], attributes.getValue("xml:lang"));
        items.add(noted);
        notes = noted;
        String about = attributes.getValue("rdf:about");
        if (about != null && !atom) {
            element.addContent(
                    new Element("guid").setAttribute("isPermaLink", "false").setText(clean(about)));
        }
    }

    private static Element parent(@Nullable Element element) {
        if (element == null) {
            throw new IllegalStateException("an item before its feed");
        }
        return element;
    }

    private void capture(String name, Attributes attributes) {
        boolean hint = itemDepth == 0 && HintNotes.inText(name);
        if (!hint && !FeedFields.known(name)) {
            skipDepth = depth;
        } else {
            inner = new InnerMarkup(name, depth, bases[depth], attributes);
            if (name.equals("rss:guid")) {
                guidIsLink = !"false".equalsIgnoreCase(attributes.getValue("isPermaLink"));
            }
        }
    }

    private void atomLink(Attributes attributes) {
        String href = attributes.getValue("href");
        String rel = attributes.getValue("rel");
        skipDepth = depth;
        if (href == null) {
            return;
        }
        String address = clean(Links.resolve(bases[depth], href));
        if (itemDepth == 0 && rel != null) {
            hints.link(rel, address);
        }
        if (atom) {
            Element link = new Element("link", ATOM).setAttribute("href", address);
            link.setAttribute("rel", rel == null ? "alternate" : clean(rel).toLowerCase(Locale.ROOT));
            String type = attributes.getValue("type");
            parent(at).addContent(type == null ? link : link.setAttribute("type", clean(type)));
        } else if (rel == null || rel.equalsIgnoreCase("alternate")) {
            once("link", Namespace.NO_NAMESPACE, address);
        }
    }

    private void rssLink(String name, Attributes attributes) {
        if (attributes.getValue("href") != null) {
            atomLink(attributes);
        } else {
            capture(name, attributes);
        }
    }

    private void category(Attributes attributes) {
        String term = attributes.getValue("term");
        String label = attributes.getValue("label");
        skipDepth = depth;
        String word = label != null && !label.isBlank() ? label : term;
        if (word != null && atom) {
            parent(at).addContent(new Element("category", ATOM).setAttribute("term", clean(word)));
        } else if (word != null) {
            parent(at).addContent(new Element("category").setText(clean(word)));
        }
    }

    private void media(String name, Attributes attributes) {
        String address = attributes.getValue("url");
        if (address == null || itemDepth == 0) {
            return;
        }
        String type = attributes.getValue("type");
        boolean picture = name.endsWith("thumbnail")
                || "image".equalsIgnoreCase(attributes.getValue("medium"))
                || (type != null && type.startsWith("image/"))
                || address.matches("(?i).*\\.(jpe?g|png|gif|webp|avif)([?#].*)?");
        if (picture) {
            thumbnail(address);
        }
    }

    private void thumbnail(@Nullable String address) {
        if (address != null && itemDepth > 0) {
            Element picture =
                    new Element("thumbnail", MEDIA).setAttribute("url", clean(Links.resolve(bases[depth], address)));
            parent(at).addContent(picture);
        }
    }

    private void copy(String name, Namespace namespace, Attributes attributes) {
        skipDepth = depth;
        Element copied = new Element(name, namespace);
        for (int i = 0; i < attributes.getLength(); i++) {
            String key = attributes.getQName(i);
            if (key.equals("url") || key.equals("type") || key.equals("length")) {
                String value = key.equals("url")
                        ? Links.resolve(bases[depth], attributes.getValue(i))
                        : attributes.getValue(i);
                copied.setAttribute(key, clean(value));
            }
        }
        parent(at).addContent(copied);
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        InnerMarkup open = inner;
        if (open != null) {
            open.text(chars, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String qName) {
        InnerMarkup open = inner;
        if (open != null && open.depth == depth) {
            inner = null;
            store(open);
        } else if (open != null) {
            open.close(qName);
        } else if (skipDepth == depth) {
            skipDepth = 0;
        } else if (itemDepth == depth) {
            itemDepth = 0;
            at = feed;
            notes = feedNotes;
        } else if (authorDepth == depth) {
            authorDepth = 0;
        }
        depth--;
    }

    private void store(InnerMarkup text) {
        String value = text.toString();
        if (HintNotes.inText(text.name)) {
            hints.text(text.name, value);
            return;
        }
        FeedFields.Field field = FeedFields.of(text.name);
        if (field.note() != null) {
            note(field.note(), value.strip());
        } else if (field == FeedFields.AUTHOR_NAME) {
            parent(at)
                    .addContent(
                            atom
                                    ? new Element("author", ATOM)
                                            .addContent(new Element("name", ATOM).setText(clean(value.strip())))
                                    : new Element("creator", DC).setText(clean(value.strip())));
        } else {
            write(field, text, value);
        }
    }

    private void write(FeedFields.Field field, InnerMarkup text, String value) {
        String decoded = decoded(text, value);
        if (!atom) {
            writeRss(field, decoded, text.base);
            return;
        }
        boolean html = text.hasMarkup() || isHtml(text);
        Namespace namespace = field.atom().startsWith("dc:") ? DC : ATOM;
        String name = field.atom().substring(field.atom().indexOf(':') + 1);
        if (parent(at).getChild(name, namespace) == null || field.repeated()) {
            Element element = new Element(name, namespace).setText(clean(decoded));
            if (field.construct()) {
                element.setAttribute("type", html ? "html" : "text");
                base(name, text.base);
            }
            parent(at).addContent(element);
        }
    }

    private void writeRss(FeedFields.Field field, String value, String base) {
        String name = field.rss().substring(field.rss().indexOf(':') + 1);
        Namespace namespace = field.rss().startsWith("dc:")
                ? DC
                : field.rss().startsWith("content:") ? CONTENT : Namespace.NO_NAMESPACE;
        String text = name.equals("link") ? Links.resolve(base, value) : value;
        boolean guid = name.equals("guid");
        if (guid) {
            parent(at).removeChildren("guid");
        }
        if (field.repeated()) {
            parent(at).addContent(new Element(name, namespace).setText(clean(text)));
        } else if (once(name, namespace, clean(text))) {
            base(name, base);
        }
        if (guid && !guidIsLink) {
            parent(at).getChild("guid").setAttribute("isPermaLink", "false");
        }
    }

    /** Adds a child unless one with text is there. */
    private boolean once(String name, Namespace namespace, String text) {
        Element home = parent(at);
        Element there = home.getChild(name, namespace);
        if (there != null && !there.getText().isBlank()) {
            return false;
        }
        if (there != null) {
            home.removeContent(there);
        }
        home.addContent(new Element(name, namespace).setText(text));
        return true;
    }

    private void base(String name, String base) {
        Notes noted = notes;
        if (noted != null) {
            switch (name) {
                case "title" -> noted.titleBase = base;
                case "content", "encoded" -> noted.contentBase = base;
                default -> noted.summaryBase = base;
            }
        }
    }

    private void note(String note, String value) {
        Notes noted = notes;
        if (noted == null || value.isEmpty()) {
            return;
        }
        switch (note) {
            case "published" -> noted.published = noted.published == null ? value : noted.published;
            case "issued" -> noted.issued = value;
            case "date" -> noted.dcDate = value;
            case "created" -> noted.created = value;
            case "updated" -> noted.updated = noted.updated == null ? value : noted.updated;
            default -> noted.language = value;
        }
    }

    private static String decoded(InnerMarkup text, String value) {
        String type = text.type == null ? "" : text.type.toLowerCase(Locale.ROOT);
        boolean binary = "base64".equalsIgnoreCase(text.mode)
                || (type.startsWith("application/") && !type.endsWith("xml") && !text.hasMarkup());
        if (!binary) {
            return value;
        }
        try {
            return new String(Base64.getMimeDecoder().decode(value.strip()), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return value;
        }
    }

    private static boolean isHtml(InnerMarkup text) {
        String type = text.type == null ? "" : text.type.toLowerCase(Locale.ROOT);
        boolean plain = type.isEmpty() || type.equals("text") || type.equals("text/plain");
        return !plain || "escaped".equalsIgnoreCase(text.mode) && !type.startsWith("text");
    }

    /** JDOM refuses what XML forbids; a hostile document must not make it. */
    private static String clean(String text) {
        if (Verifier.checkCharacterData(text) == null) {
            return text;
        }
        StringBuilder fine = new StringBuilder(text.length());
        text.codePoints().filter(Verifier::isXMLCharacter).forEach(fine::appendCodePoint);
        return fine.toString();
    }
}
