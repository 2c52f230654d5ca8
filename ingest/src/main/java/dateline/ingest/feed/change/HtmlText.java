package dateline.ingest.feed.change;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** HTML to the text a reader sees: one line a paragraph, runs of white space made one space. */
public final class HtmlText {
    private static final Set<String> UNSEEN = Set.of("script", "style", "template", "noscript");

    private HtmlText() {}

    /** The text of a piece of HTML; plain text comes out as it went in, but for white space. */
    public static String of(@Nullable String html) {
        if (html == null || html.isEmpty()) {
            return "";
        }
        Lines lines = new Lines(html.length());
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            html.lines().forEach(line -> lines.text(line).end());
        } else {
            Jsoup.parseBodyFragment(html).body().traverse(lines);
        }
        return lines.toString();
    }

    private static final class Lines implements NodeVisitor {
        private final StringBuilder out;
        private boolean space;

        Lines(int capacity) {
            out = new StringBuilder(capacity);
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text && !isUnseen(text.parent())) {
                text(text.getWholeText());
            } else if (breaks(node)) {
                end();
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (breaks(node)) {
                end();
            }
        }

        Lines text(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isWhitespace(c) || c == '\u00a0' || Character.isISOControl(c)) {
                    space = true;
                } else {
                    append(c);
                }
            }
            return this;
        }

        void end() {
            space = false;
            if (!atLineStart()) {
                out.append('\n');
            }
        }

        private void append(char c) {
            if (space && !atLineStart()) {
                out.append(' ');
            }
            space = false;
            out.append(c);
        }

        private boolean atLineStart() {
            return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        }

        private static boolean breaks(Node node) {
            return node instanceof Element e
                    && (e.isBlock() || e.normalName().equals("br"))
                    && !UNSEEN.contains(e.normalName());
        }

        private static boolean isUnseen(@Nullable Node parent) {
            return parent instanceof Element e && UNSEEN.contains(e.normalName());
        }

        @Override
        public String toString() {
            int end = out.length();
            return out.substring(0, end > 0 && out.charAt(end - 1) == '\n' ? end - 1 : end);
        }
    }
}
