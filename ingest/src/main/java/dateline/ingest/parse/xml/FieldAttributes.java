package dateline.ingest.parse.xml;

import dateline.ingest.parse.text.Addresses;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Puts what elements say in their attributes where it belongs; {@link FieldWriter} does that for their text. */
final class FieldAttributes {
    private static final Pattern REGISTRY = Pattern.compile(
            "https?://www\\.iana\\.org/assignments/(?:link-)?relations?/(?:link-relations\\.x?html#)?",
            Pattern.CASE_INSENSITIVE);

    private final CanonicalDocument document;

    FieldAttributes(CanonicalDocument document) {
        this.document = document;
    }

    /** A relation's name, which may be written as its address in IANA's registry (RFC 4287, section 4.2.7.2). */
    static String relation(String rel) {
        String plain = CanonicalDocument.clean(rel).strip().toLowerCase(Locale.ROOT);
        String name = REGISTRY.matcher(plain).replaceFirst("");
        return name.length() < plain.length() && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    /** An Atom link; its address, or null if it has none. */
    @Nullable
    String link(Attributes attributes, String base) {
        String href = FeedNames.attribute(attributes, "href");
        if (href == null) {
            return null;
        }
        String address = CanonicalDocument.clean(Addresses.resolve(base, href));
        String rel = FeedNames.attribute(attributes, "rel");
        String relation = rel == null ? "alternate" : relation(rel);
        if (document.isAtom()) {
            Element link = document.add("link").setAttribute("href", address);
            link.setAttribute("rel", relation);
            attribute(link, "type", FeedNames.attribute(attributes, "type"));
            attribute(link, "hreflang", FeedNames.attribute(attributes, "hreflang"));
        } else if (relation.equals("alternate") && Addresses.isWeb(address)) {
            document.once("link", address);
        }
        return address;
    }

    void category(Attributes attributes) {
        String term = FeedNames.attribute(attributes, "term");
        String label = FeedNames.attribute(attributes, "label");
        String word = label != null && !label.isBlank() ? label : term;
        if (word != null && document.isAtom()) {
            attribute(document.add("category"), "term", word);
        } else if (word != null) {
            document.add("category", word);
        }
    }

    void enclosure(Attributes attributes, String base) {
        Element enclosure = document.add("enclosure");
        String address = FeedNames.attribute(attributes, "url");
        attribute(enclosure, "url", address == null ? null : Addresses.resolve(base, address));
        attribute(enclosure, "type", FeedNames.attribute(attributes, "type"));
        attribute(enclosure, "length", FeedNames.attribute(attributes, "length"));
    }

    /** An entry's content that lies elsewhere is its page, if nothing else is, or its picture. */
    void content(Attributes attributes, String base, Notes notes) {
        String source = FeedNames.attribute(attributes, "src");
        String type = FeedNames.attribute(attributes, "type");
        if (source == null) {
            return;
        }
        if (type != null && Pictures.isPicture("", null, type)) {
            picture(source, base, notes);
        } else if (notes.content == null && !Pictures.isMoving(null, type)) {
            notes.content = Addresses.link(base, source);
        }
    }

    /** Whether an element says of itself that it is a picture. */
    boolean isPicture(Attributes attributes) {
        return Pictures.isPicture(
                "", FeedNames.attribute(attributes, "medium"), FeedNames.attribute(attributes, "type"));
    }

    /** Whether it is a picture, whose title and description are not the item's. */
    boolean media(Attributes attributes, String base, Notes notes) {
        String address = FeedNames.attribute(attributes, "url");
        String medium = FeedNames.attribute(attributes, "medium");
        String type = FeedNames.attribute(attributes, "type");
        boolean picture = address != null && Pictures.isPicture(address, medium, type);
        notes.moving |= !picture && Pictures.isMoving(medium, type);
        if (picture) {
            picture(address, base, notes);
        }
        return picture;
    }

    /** @param address as written */
    void picture(@Nullable String address, String base, Notes notes) {
        String absolute = Addresses.link(base, address);
        if (absolute != null) {
            notes.picture(CanonicalDocument.clean(absolute));
        }
    }

    /** What the media say of themselves: a picture's caption, or of something else the item's summary. */
    void description(InnerMarkup text, boolean ofPicture, Notes notes) {
        if (ofPicture) {
            notes.caption = notes.caption == null ? text.toString() : notes.caption;
        } else if (notes.described == null) {
            notes.described = text;
        }
    }

    /** At an item's end, when all its media are known. */
    void described(Notes notes) {
        InnerMarkup text = notes.described;
        notes.described = null;
        if (text != null && notes.picture != null && !notes.moving) {
            notes.caption = notes.caption == null ? text.toString() : notes.caption;
        } else if (text != null) {
            FieldWriter.write(text, document, notes);
        }
    }

    /** An author's element that has no name within is the name itself. */
    void author(String text, boolean ofSource, Notes notes) {
        String name = text.strip();
        if (!name.isEmpty() && ofSource) {
            notes.sourceAuthors.add(name);
        } else if (!name.isEmpty()) {
            document.author(name);
        }
    }

    private static void attribute(Element element, String name, @Nullable String value) {
        if (value != null) {
            element.setAttribute(name, CanonicalDocument.clean(value));
        }
    }
}
