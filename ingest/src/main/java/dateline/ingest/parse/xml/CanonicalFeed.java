package dateline.ingest.parse.xml;

import dateline.ingest.parse.hint.FeedHints;
import dateline.ingest.parse.hint.HintNotes;
import dateline.ingest.parse.text.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdom2.Element;
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
public final class CanonicalFeed extends DefaultHandler {
    public static final int DEEPEST = 100;
    public static final int MOST_ITEMS = 10_000;
    private static final int MOST_FIELDS = 500;
    private static final int LONGEST_BASE = 512;

    private final FeedNames names = new FeedNames(DEEPEST);
    private final String[] bases = new String[DEEPEST + 1];
    private final @Nullable String[] languages = new @Nullable String[DEEPEST + 1];
    private final List<Notes> items = new ArrayList<>();
    private final HintNotes hints = new HintNotes();
    private final String url;
    private int depth;
    private @Nullable CanonicalDocument document;
    private Notes feedNotes;
    private Notes notes;
    private int itemDepth;
    private int itemFields;
    private int feedFields;
    private int skipDepth;
    private int authorDepth;
    private @Nullable InnerMarkup inner;

    public CanonicalFeed(String url) {
        this.url = url;
        feedNotes = new Notes(null);
        notes = feedNotes;
    }

    /** Whether a feed's first element was seen. */
    public boolean begun() {
        return document != null;
    }

    /** The document for Rome, once a feed was begun. */
    public CanonicalDocument document() {
        if (document == null) {
            throw new IllegalStateException("an item before its feed");
        }
        return document;
    }

    public Notes feedNotes() {
        return feedNotes;
    }

    public List<Notes> items() {
        return items;
    }

    public FeedHints hints() {
        return hints.hints();
    }

    /** Forgets the last item, which its document does not finish. */
    public void dropLast() {
        if (!items.isEmpty()) {
            items.removeLast();
            document().dropLast();
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
            open.open(qName);
        } else if (document == null) {
            begin(qName, attributes);
        } else if (skipDepth == 0) {
            element(names.name(qName, depth), attributes);
        }
    }

    private void inherit(Attributes attributes) {
        String base = attributes.getValue("xml:base");
        String outer = depth == 1 ? url : bases[depth - 1];
        bases[depth] = base == null ? outer : base(outer, base);
        String language = attributes.getValue("xml:lang");
        languages[depth] = language != null ? language : depth == 1 ? null : languages[depth - 1];
    }

    /** A long base would become part of every link of the document; one that cannot be used is not. */
    private static String base(String outer, String base) {
        String resolved = Addresses.resolve(outer, base);
        return resolved.length() <= LONGEST_BASE ? resolved : outer;
    }

    /** The first element decides which family this is. */
    private void begin(String qName, Attributes attributes) throws SAXException {
        int colon = qName.indexOf(':');
        String uri = names.uri(colon < 0 ? "" : qName.substring(0, colon), depth);
        switch (FeedNames.local(qName)) {
            case "rss", "channel" -> start("rss", "rss".equals(FeedNames.local(qName)) ? uri : null);
            case "rdf" -> start("rss", null);
            case "feed" -> start("atom", uri);
            case "entry" -> {
                start("atom", uri);
                item("atom:entry", attributes);
            }
            default -> throw new NotReadable(NotReadable.Why.OTHER_ROOT, qName);
        }
    }

    private void start(String vocabulary, @Nullable String uri) {
        names.own(vocabulary, uri);
        document = new CanonicalDocument(vocabulary.equals("atom"));
        feedNotes = new Notes(languages[depth]);
        notes = feedNotes;
    }

    private void element(String name, Attributes attributes) throws SAXException {
        switch (name) {
            case "rss:channel", "rss:rss", "rdf:rdf", "atom:feed" -> context();
            case "rss:item", "atom:entry" -> item(name, attributes);
            case "fh:complete", "fh:archive", "at:deleted-entry" -> mark(name, attributes);
            case "rss:skiphours", "rss:skipdays" -> skipDepth = itemDepth > 0 ? depth : 0;
            default -> field(name, attributes);
        }
    }

    /** What a feed says of itself by an element without text; items do not. */
    private void mark(String name, Attributes attributes) {
        skipDepth = depth;
        if (itemDepth == 0) {
            hints.mark(name, attributes.getValue("ref"));
        }
    }

    /** Fields beyond a bound are dropped: a feed that needs more is none. */
    private void field(String name, Attributes attributes) {
        int count = itemDepth > 0 ? ++itemFields : ++feedFields;
        if (count > MOST_FIELDS) {
            skipDepth = depth;
            return;
        }
        switch (name) {
            case "atom:link" -> atomLink(attributes);
            case "rss:link" -> rssLink(name, attributes);
            case "rss:enclosure" -> enclosure(attributes);
            case "media:thumbnail", "media:content" -> media(name, attributes);
            case "media:group" -> {}
            case "itunes:image" -> picture(attributes.getValue("href"));
            case "atom:category" -> category(attributes);
            case "atom:author" -> authorDepth = depth;
            case "atom:name" -> capture(authorDepth > 0 ? name : FeedNames.UNKNOWN, attributes);
            default -> capture(name, attributes);
        }
    }

    /** The channel may carry a language of its own. */
    private void context() {
        if (itemDepth == 0) {
            feedNotes.language = languages[depth] == null ? feedNotes.language : languages[depth];
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
        document().beginItem();
        itemDepth = depth;
        itemFields = 0;
        notes = new Notes(attributes.getValue("xml:lang"));
        items.add(notes);
        String about = attributes.getValue("rdf:about");
        if (about != null && !document().isAtom()) {
            document().add("guid", about).setAttribute("isPermaLink", "false");
        }
    }

    private void capture(String name, Attributes attributes) {
        if (FeedFields.known(name) || (itemDepth == 0 && HintNotes.inText(name))) {
            inner = new InnerMarkup(name, depth, bases[depth], attributes);
        } else {
            skipDepth = depth;
        }
    }

    private void atomLink(Attributes attributes) {
        String href = attributes.getValue("href");
        String rel = attributes.getValue("rel");
        skipDepth = depth;
        if (href == null) {
            return;
        }
        String address = CanonicalDocument.clean(Addresses.resolve(bases[depth], href));
        if (itemDepth == 0 && rel != null) {
            hints.link(rel, address);
        }
        if (document().isAtom()) {
            Element link = document().add("link").setAttribute("href", address);
            link.setAttribute("rel", rel == null ? "alternate" : lower(rel));
            attribute(link, "type", attributes.getValue("type"));
        } else if (rel == null || rel.equalsIgnoreCase("alternate")) {
            document().once("link", address);
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
        if (word != null && document().isAtom()) {
            attribute(document().add("category"), "term", word);
        } else if (word != null) {
            document().add("category", word);
        }
    }

    private void media(String name, Attributes attributes) {
        String address = attributes.getValue("url");
        if (address != null
                && (name.endsWith("thumbnail")
                        || Pictures.isPicture(address, attributes.getValue("medium"), attributes.getValue("type")))) {
            picture(address);
        }
    }

    private void picture(@Nullable String address) {
        if (address != null && itemDepth > 0) {
            notes.picture(CanonicalDocument.clean(Addresses.resolve(bases[depth], address)));
        }
    }

    private void enclosure(Attributes attributes) {
        skipDepth = depth;
        Element enclosure = document().add("enclosure");
        String address = attributes.getValue("url");
        attribute(enclosure, "url", address == null ? null : Addresses.resolve(bases[depth], address));
        attribute(enclosure, "type", attributes.getValue("type"));
        attribute(enclosure, "length", attributes.getValue("length"));
    }

    private static void attribute(Element element, String name, @Nullable String value) {
        if (value != null) {
            element.setAttribute(name, CanonicalDocument.clean(value));
        }
    }

    private static String lower(String rel) {
        return CanonicalDocument.clean(rel).toLowerCase(Locale.ROOT);
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
            document().endItem();
            notes = feedNotes;
        } else if (authorDepth == depth) {
            authorDepth = 0;
        }
        depth--;
    }

    private void store(InnerMarkup text) {
        if (HintNotes.inText(text.name)) {
            hints.text(text.name, text.toString());
        } else {
            FieldWriter.write(text, document(), notes);
        }
    }
}
