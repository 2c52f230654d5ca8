package dateline.ingest.parse.xml;

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
    private final StringBuilder text = new StringBuilder();
    private boolean markup;

    InnerMarkup(String name, int depth, String base, Attributes attributes) {
        this.name = name;
        this.depth = depth;
        this.base = base;
        this.type = attributes.getValue("type");
        this.mode = attributes.getValue("mode");
        this.permanent = attributes.getValue("isPermaLink");
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

    /** An element inside; its attributes have no text. */
    void open(String qName) {
        if (!markup) {
            markup = true;
            String before = text.toString();
            text.setLength(0);
            before.chars().forEach(c -> escape((char) c));
        }
        text.append('<').append(FeedNames.local(qName)).append('>');
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
