package dateline.app.demo.outlet;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Writes an XML document by hand, because the JDK's writers refuse to write the ill-formed one that is wanted here: in
 * an ill-formed document {@link #text} escapes nothing. One thread, one document.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder(16_384);
    private final CharsetEncoder encoder;
    private final boolean illFormed;
    private int depth;

    Markup(Charset charset, boolean illFormed) {
        this.encoder = charset.newEncoder();
        this.illFormed = illFormed;
        out.append("<?xml version=\"1.0\" encoding=\"").append(charset.name()).append("\"?>\n");
    }

    /** Starts an element; attributes are names and values by turns. */
    Markup open(String name, @Nullable String... attributes) {
        start(name, attributes).append(">\n");
        depth++;
        return this;
    }

    Markup close(String name) {
        depth--;
        indent().append("</").append(name).append(">\n");
        return this;
    }

    Markup empty(String name, @Nullable String... attributes) {
        start(name, attributes).append("/>\n");
        return this;
    }

    /** An element of plain text. */
    Markup text(String name, String text, @Nullable String... attributes) {
        return whole(name, illFormed ? text : escape(text), attributes);
    }

    /** An element of escaped text, in an ill-formed document too. */
    Markup escaped(String name, String text, @Nullable String... attributes) {
        return whole(name, escape(text), attributes);
    }

    /** An element of text in a CDATA section. */
    Markup cdata(String name, String text) {
        return whole(name, "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>");
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private Markup whole(String name, String content, @Nullable String... attributes) {
        start(name, attributes).append('>').append(content);
        out.append("</").append(name).append(">\n");
        return this;
    }

    private StringBuilder start(String name, @Nullable String... attributes) {
        indent().append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.append(' ').append(attributes[i]).append("=\"").append(escape(value));
                out.append('"');
            }
        }
        return out;
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(depth));
    }

    private String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 32);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> literal(escaped, c);
            }
        });
        return escaped.toString();
    }

    private void literal(StringBuilder escaped, int c) {
        if (c < 128 || encoder.canEncode(Character.toString(c))) {
            escaped.appendCodePoint(c);
        } else {
            escaped.append("&#").append(c).append(';');
        }
    }
}
