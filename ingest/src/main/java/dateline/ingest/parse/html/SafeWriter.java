package dateline.ingest.parse.html;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of a parsed document that a list allows, as jsoup's Cleaner and its printer would, without building
 * the cleaned document: elements that are not allowed give way to their children; scripts, styles and comments are left
 * out. Visits one document, once.
 */
final class SafeWriter implements NodeVisitor {
    private final Safelist allowed;
    private final StringBuilder out;

    SafeWriter(Safelist allowed, int expectedLength) {
        this.allowed = allowed;
        this.out = new StringBuilder(expectedLength);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            String whole = text.getWholeText();
            if (atStartOfPre() && whole.startsWith("\n")) {
                out.append('\n');
            }
            escape(whole, false);
        } else if (node instanceof Element element && allowed.isSafeTag(element.normalName())) {
            out.append('<').append(element.normalName());
            if (element.attributesSize() > 0) {
                element.attributes().asList().forEach(attribute -> attribute(element, attribute));
            }
            out.append('>');
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && allowed.isSafeTag(element.normalName()) && !isVoid(element)) {
            out.append("</").append(element.normalName()).append('>');
        }
    }

    /** HTML drops one line feed there, so a line feed of the text needs another before it. */
    private boolean atStartOfPre() {
        int start = out.length() - "<pre>".length();
        return start >= 0 && out.indexOf("<pre>", start) == start;
    }

    private static boolean isVoid(Element element) {
        return switch (element.normalName()) {
            case "br", "hr", "img", "col" -> true;
            default -> false;
        };
    }

    /** The list's check makes the address of a link or picture absolute; what is so already needs none. */
    private void attribute(Element element, Attribute attribute) {
        String key = attribute.getKey();
        boolean address = key.equals("href") || key.equals("src") || key.equals("cite");
        boolean link = (key.equals("href") && element.nameIs("a")) || (key.equals("src") && element.nameIs("img"));
        if (link && isPlainWeb(attribute.getValue())) {
            write(key, attribute.getValue());
        } else if (allowed.isSafeAttribute(element.normalName(), element, attribute)) {
            write(key, address ? element.absUrl(key) : attribute.getValue());
        }
    }

    private void write(String key, String value) {
        out.append(' ').append(key).append("=\"");
        escape(value, true);
        out.append('"');
    }

    /** Whether it is an absolute web address in which a URL parser would change nothing. */
    private static boolean isPlainWeb(String address) {
        int host = address.startsWith("https://") ? 8 : address.startsWith("http://") ? 7 : address.length();
        int end = host;
        while (end < address.length() && isHost(address.charAt(end))) {
            end++;
        }
        if (end == host || (end < address.length() && address.charAt(end) != '/') || address.contains("/.")) {
            return false;
        }
        for (int i = end; i < address.length(); i++) {
            if (address.charAt(i) <= ' ' || address.charAt(i) >= 127) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHost(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    }

    private void escape(String text, boolean inAttribute) {
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = escaped(text, i, inAttribute);
            if (escaped != null) {
                out.append(text, copied, i).append(escaped);
                copied = i + 1;
            }
        }
        out.append(text, copied, text.length());
    }

    private static @Nullable String escaped(String text, int i, boolean inAttribute) {
        char c = text.charAt(i);
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> inAttribute ? "&quot;" : null;
            case '\u00A0' -> "&nbsp;";
            case '\t', '\n', '\r' -> null;
            default -> c < ' ' ? "&#x" + Integer.toHexString(c) + ";" : null;
        };
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
