package dateline.ingest.parse.xml;

import dateline.ingest.parse.text.Addresses;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** The text of one element and, where markup stands in it unescaped, that markup as HTML. Reads one element, once. */
final class InnerMarkup {
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    final String name;
    final int depth;
    final String base;
    final @Nullable String type;
    final @Nullable String mode;
    final @Nullable String permanent;

    /** Where the first link or picture inside leads, as written. */
    @Nullable
    String address;

    private final StringBuilder text = new StringBuilder();
    private boolean markup;

    InnerMarkup(String name, int depth, String base, Attributes attributes) {
        this.name = name;
        this.depth = depth;
        this.base = base;
        this.type = FeedNames.attribute(attributes, "type");
        this.mode = FeedNames.attribute(attributes, "mode");
        this.permanent = FeedNames.attribute(attributes, "isPermaLink");
    }

    void text(char[] chars, int start, int length) {
        if (!markup) {
            text.append(chars, start, length);
            return;
        }
        for (int i = start; i < start + length; i++) {
            escape(chars[i]);
        }
    }

    /** An element inside; of its attributes only a picture's address has a use. */
    void open(String qName, Attributes attributes) {
        String local = FeedNames.local(qName);
        String source = FeedNames.attribute(attributes, local.equals("img") ? "src" : "href");
        address = address == null ? source : address;
        if (!markup) {
            markup = true;
            String before = text.toString();
            text.setLength(0);
            before.chars().forEach(c -> escape((char) c));
        }
        text.append('<').append(local);
        if (source != null && local.equals("img") && source.length() <= Addresses.LONGEST) {
            text.append(" src=\"");
            source.chars().forEach(c -> escape((char) c));
            text.append('"');
        }
        text.append('>');
    }

    void close(String qName) {
        String local = FeedNames.local(qName);
        if (!VOID.contains(local)) {
            text.append("</").append(local).append('>');
        }
    }

    private void escape(char c) {
        switch (c) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            default -> text.append(c);
        }
    }

    /** Whether unescaped markup was found: the text is HTML then, whatever the type says. */
    boolean hasMarkup() {
        return markup;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
