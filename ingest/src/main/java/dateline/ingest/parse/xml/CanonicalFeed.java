package dateline.ingest.parse.xml;

import dateline.ingest.parse.hint.FeedHints;
import dateline.ingest.parse.hint.HintNotes;
import dateline.ingest.parse.text.Addresses;
import java.util.ArrayList;
import java.util.List;
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
    /** Markup within a field that is deeper than a document may be is cut, up to here. */
    static final int DEEPEST_FIELD = 1_000;

    private static final int MOST_FIELDS = 500;
    private static final int LONGEST_BASE = 512;
    private static final int LONGEST_AUTHOR = 500;

    private final FeedNames names = new FeedNames(DEEPEST);
    private final String[] bases = new String[DEEPEST + 1];
    private final @Nullable String[] languages = new @Nullable String[DEEPEST + 1];
    private final List<Notes> items = new ArrayList<>();
    private final HintNotes hints = new HintNotes();
    private final String url;
    private final int deepestField;
    private int depth;
    private @Nullable CanonicalDocument document;
    private Notes feedNotes;
    private Notes notes;
    private int itemDepth;
    private int itemFields;
    private int feedFields;
    private int skipDepth;
    private int authorDepth;
    private int sourceDepth;
    private int pictureDepth;
    private int imageDepth;
    private final StringBuilder authorText = new StringBuilder();
    private FieldAttributes fields = new FieldAttributes(new CanonicalDocument(false));
    private @Nullable String home;
    private boolean siteSeen;
    private @Nullable InnerMarkup inner;

    public CanonicalFeed(String url) {
        this(url, DEEPEST_FIELD);
    }

    private CanonicalFeed(String url, int deepestField) {
        this.url = url;
        this.deepestField = deepestField;
        feedNotes = new Notes(null);
        notes = feedNotes;
    }

    /** For a document that is mended: what was nested too deep in it is not, any more, and must not look complete. */
    public static CanonicalFeed ofMended(String url) {
        return new CanonicalFeed(url, DEEPEST);
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
        InnerMarkup open = inner;
        if (++depth > DEEPEST) {
            if (open == null || depth > deepestField) {
                throw new NotReadable(NotReadable.Why.TOO_DEEP, qName);
            }
            return; // markup within a field is cut there
        }
        names.enter(depth, attributes);
        inherit(attributes);
        if (open != null) {
            open.open(qName, attributes);
        } else if (document == null) {
            begin(qName, attributes);
        } else if (skipDepth == 0) {
            element(names.name(qName, depth), attributes);
        } else if (itemDepth == 0 && isItem(names.name(qName, depth))) {
            skipDepth = 0; // what was put around it, or not closed before it, is not known here
            item(qName, attributes);
        }
    }

    private static boolean isItem(String name) {
        return name.equals("rss:item") || name.equals("atom:entry");
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
        fields = new FieldAttributes(document);
        feedNotes = new Notes(languages[depth]);
        notes = feedNotes;
    }

    private void element(String name, Attributes attributes) throws SAXException {
        if (sourceDepth > 0) {
            source(name, attributes);
            return;
        }
        switch (name) {
            case "rss:channel", "rss:rss", "rdf:rdf", "atom:feed" -> context();
            case "rss:item", "atom:entry" -> item(name, attributes);
            case "fh:complete", "fh:archive", "at:deleted-entry" -> mark(name, attributes);
            case "atom:source" -> sourceDepth = depth;
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

    /** Of the feed that an entry was taken from, who wrote it (RFC 4287, section 4.2.1). */
    private void source(String name, Attributes attributes) {
        if (name.equals("atom:author")) {
            authorDepth = depth;
        } else if (name.equals("atom:name") && authorDepth > 0 && ++itemFields < MOST_FIELDS) {
            inner = new InnerMarkup("source:name", depth, base(), attributes);
        } else {
            skipDepth = depth;
        }
    }

    /** Fields beyond a bound are dropped: a feed that needs more is none. */
    private void field(String name, Attributes attributes) {
        int count = itemDepth > 0 ? ++itemFields : ++feedFields;
        if (count > MOST_FIELDS) {
            skipDepth = depth;
            return;
        }
        if (imageDepth > 0 && itemDepth == 0) {
            captureUnless(!name.equals("rss:url"), "rss:image", attributes);
            return;
        }
        switch (name) {
            case "atom:link" -> atomLink(attributes);
            case "rss:link" -> rssLink(name, attributes);
            case "rss:enclosure" -> enclosure(name, attributes);
            case "media:content" -> media(name, attributes);
            case "media:group" -> {}
            case "media:title" -> captureUnless(pictureDepth > 0, name, attributes);
            case "atom:icon", "atom:logo" -> captureUnless(itemDepth > 0, name, attributes);
            case "itunes:image" -> fields.picture(FeedNames.attribute(attributes, "href"), base(), notes);
            case "atom:category" -> {
                skipDepth = depth;
                fields.category(attributes);
            }
            case "atom:author" -> {
                authorDepth = depth;
                authorText.setLength(0);
            }
            case "atom:name" -> capture(authorDepth > 0 ? name : FeedNames.UNKNOWN, attributes);
            case "atom:content" -> {
                fields.content(attributes, base(), notes);
                capture(name, attributes);
            }
            default -> {
                if (FeedFields.isPicture(name)) {
                    picture(name, attributes);
                } else {
                    capture(name, attributes);
                }
            }
        }
    }

    /** Its address is an attribute; of a picture it may be the element's text. */
    private void enclosure(String name, Attributes attributes) {
        if (FeedNames.attribute(attributes, "url") == null && itemDepth > 0 && fields.isPicture(attributes)) {
            capture(name, attributes);
        } else {
            skipDepth = depth;
            fields.enclosure(attributes, base());
        }
    }

    private void media(String name, Attributes attributes) {
        if (FeedNames.attribute(attributes, "url") == null && itemDepth > 0 && fields.isPicture(attributes)) {
            capture(name, attributes);
        } else if (fields.media(attributes, base(), notes)) {
            pictureDepth = depth;
        }
    }

    /** A picture's address is an attribute, or the element's text. */
    private void picture(String name, Attributes attributes) {
        String address = FeedNames.attribute(attributes, "url");
        address = address == null ? FeedNames.attribute(attributes, "href") : address;
        address = address == null ? FeedNames.attribute(attributes, "src") : address;
        if (address == null && itemDepth > 0) {
            capture(name, attributes);
        } else if (address == null && name.equals("rss:image")) {
            imageDepth = depth; // the address stands within, beside a title and a link that are not the feed's
        } else {
            skipDepth = depth;
            fields.picture(address, base(), notes);
        }
    }

    private void captureUnless(boolean not, String name, Attributes attributes) {
        if (not) {
            skipDepth = depth;
        } else {
            capture(name, attributes);
        }
    }

    /** What addresses relate to here: the base that the document gives, else the site, else where the document came from. */
    private String base() {
        String base = bases[depth];
        return base.equals(url) && home != null ? home : base;
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
            notes.content = Addresses.link(base(), about);
        }
    }

    private void capture(String name, Attributes attributes) {
        if (FeedFields.known(name) || (itemDepth == 0 && HintNotes.inText(name))) {
            inner = new InnerMarkup(name, depth, base(), attributes);
        } else {
            skipDepth = depth;
        }
    }

    private void atomLink(Attributes attributes) {
        String relation = FeedNames.attribute(attributes, "rel");
        boolean main = relation == null || FieldAttributes.relation(relation).equals("alternate");
        if (FeedNames.attribute(attributes, "href") == null && itemDepth > 0 && main) {
            capture("atom:link", attributes);
            return;
        }
        skipDepth = depth;
        String address = fields.link(attributes, base());
        String rel = FeedNames.attribute(attributes, "rel");
        if (itemDepth == 0 && rel != null && address != null) {
            hints.link(FieldAttributes.relation(rel), address);
        }
    }

    private void rssLink(String name, Attributes attributes) {
        if (FeedNames.attribute(attributes, "href") != null) {
            atomLink(attributes);
        } else {
            capture(name, attributes);
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        InnerMarkup open = inner;
        if (open != null) {
            open.text(chars, start, length);
        } else if (authorDepth > 0 && authorDepth == depth && authorText.length() < LONGEST_AUTHOR) {
            authorText.append(chars, start, Math.min(length, LONGEST_AUTHOR));
        }
    }

    @Override
    public void endElement(String uri, String local, String qName) {
        InnerMarkup open = inner;
        if (depth > DEEPEST) {
            depth--;
            return;
        }
        if (open != null && open.depth == depth) {
            inner = null;
            store(open);
        } else if (open != null) {
            open.close(qName);
        } else if (skipDepth == depth) {
            skipDepth = 0;
        } else if (itemDepth == depth) {
            fields.described(notes);
            itemDepth = 0;
            document().endItem();
            notes = feedNotes;
        } else if (authorDepth == depth) {
            authorDepth = 0;
            fields.author(authorText.toString(), sourceDepth > 0, notes);
            authorText.setLength(0);
        } else if (sourceDepth == depth) {
            sourceDepth = 0;
        } else if (pictureDepth == depth) {
            pictureDepth = 0;
        } else if (imageDepth == depth) {
            imageDepth = 0;
        }
        depth--;
    }

    private void store(InnerMarkup text) {
        if (HintNotes.inText(text.name)) {
            hints.text(text.name, text.toString());
        } else if (text.name.equals("media:description") && itemDepth > 0) {
            fields.description(text, pictureDepth > 0, notes);
        } else {
            if (text.name.equals("atom:name")) {
                authorText.setLength(0);
            }
            FieldWriter.write(text, document(), notes);
            if (itemDepth == 0 && text.name.equals("rss:link")) {
                home(text);
            }
        }
    }

    /** A feed that lies on another host than its site means the site's addresses by what it does not spell out. */
    private void home(InnerMarkup text) {
        String link = siteSeen ? null : Addresses.link(url, text.toString());
        siteSeen = true;
        if (link != null
                && link.length() <= LONGEST_BASE
                && !Addresses.host(link).equals(Addresses.host(url))) {
            home = link;
        }
    }
}
