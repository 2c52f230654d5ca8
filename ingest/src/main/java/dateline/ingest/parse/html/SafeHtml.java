package dateline.ingest.parse.html;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** A publisher's HTML made harmless, and reduced to its text. Any thread may call. */
public final class SafeHtml {
    private static final int DEEPEST = 100;
    static final Safelist ALLOWED = Safelist.relaxed()
            .addTags(
                    "figure",
                    "figcaption",
                    "section",
                    "article",
                    "hr",
                    "s",
                    "del",
                    "ins",
                    "mark",
                    "time",
                    "picture",
                    "abbr")
            .addAttributes("img", "srcset")
            .removeAttributes("img", "srcset")
            .addProtocols("img", "src", "http", "https");

    private SafeHtml() {}

    /** Only tags and attributes that cannot run or load anything but pictures, addresses absolute. */
    public static String clean(String html, String base) {
        if (html.indexOf('<') < 0) {
            return html;
        }
        SafeWriter safe = new SafeWriter(ALLOWED, html.length());
        NodeTraversor.traverse(safe, parse(html, base).body());
        return safe.toString();
    }

    /** The text alone, white space folded, paragraphs apart by a space. */
    public static String text(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return fold(html);
        }
        Element body = parse(html, "").body();
        return fold(body.text());
    }

    /** The text alone, a line a block. */
    public static String lines(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html.strip();
        }
        Element body = parse(html, "").body();
        return lines(body);
    }

    /** The element's text, a line a block. */
    public static String lines(Element element) {
        StringBuilder lines = new StringBuilder();
        NodeTraversor.traverse(new BlockLines(lines), element);
        return lines.toString().strip();
    }

    private static Document parse(String html, String base) {
        Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
        return parser.parseInput(html, base);
    }

    /** White space folded to single spaces. */
    public static String fold(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder folded = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0') {
                gap = !folded.isEmpty();
            } else {
                if (gap) {
                    folded.append(' ');
                    gap = false;
                }
                folded.append(c);
            }
        }
        return folded.toString();
    }

    private record BlockLines(StringBuilder lines) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                append(text.getWholeText());
            } else if (node instanceof Element element && (element.isBlock() || element.nameIs("br"))) {
                newLine();
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                newLine();
            }
        }

        private void append(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean space = Character.isWhitespace(c) || c == '\u00A0';
                if (!space) {
                    lines.append(c);
                } else if (!lines.isEmpty() && !Character.isWhitespace(lines.charAt(lines.length() - 1))) {
                    lines.append(' ');
                }
            }
        }

        private void newLine() {
            int end = lines.length();
            while (end > 0 && lines.charAt(end - 1) == ' ') {
                end--;
            }
            lines.setLength(end);
            if (end > 0 && lines.charAt(end - 1) != '\n') {
                lines.append('\n');
            }
        }
    }
}
