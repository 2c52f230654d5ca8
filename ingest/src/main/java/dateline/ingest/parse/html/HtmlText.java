package dateline.ingest.parse.html;

import dateline.ingest.parse.text.TagNames;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * A publisher's HTML to the text that a reader sees; scripts, styles and comments are none. What comes out is plain text
 * and must not be given in again. The states of feeds remember digests of it, so a change here makes new revisions.
 * Any thread may call.
 */
public final class HtmlText {
    private static final int DEEPEST = 100;

    /** What begins a new line. */
    private static final Set<String> BREAKS = Set.of(
            "article",
            "blockquote",
            "br",
            "caption",
            "col",
            "colgroup",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");

    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][^\\s/>]{0,30})");

    /** What a title may be formatted with; all others are words. */
    private static final Set<String> FORMATS =
            Set.of(("a abbr acronym b bdi bdo big blockquote body br center cite code data"
                            + " del dfn div em font h1 h2 h3 h4 h5 h6 hr html i iframe img ins kbd li mark nobr noscript o:p object ol p"
                            + " pre q s samp script small span strike strong style sub sup svg table tbody td th time title tr tt u ul"
                            + " var wbr")
                    .split(" "));

    /** What would swallow the rest of a title that only speaks of it. */
    private static final Set<String> UNSHOWN = Set.of("script", "style", "title", "iframe", "noscript", "object");

    /** An end tag, an empty element or a reference: what only HTML has. */
    private static final Pattern CERTAIN = Pattern.compile(
            "</[A-Za-z][A-Za-z0-9]*\\s*>|<br\\s*/?>|<img\\s|&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});");

    private static final String CDATA = "<![CDATA[";
    private static final String ESCAPED = "&<>\"'\u00A0";

    private HtmlText() {}

    /** The text, a line a paragraph, runs of white space made one space. */
    public static String of(String html) {
        if (isPlain(html)) {
            return TextLines.of(html);
        }
        TextLines lines = new TextLines(html.length());
        NodeTraversor.traverse(new Writer(lines), body(html));
        return lines.toString();
    }

    /** The text in one line. */
    public static String line(String html) {
        return isPlain(html) ? fold(html) : fold(body(html).text());
    }

    /** A title in one line: tags that no title is formatted with are what it speaks of, and stay. */
    public static String title(String html) {
        if (isPlain(html)) {
            return fold(html);
        }
        return line(html.indexOf('<') < 0 ? html : TAG.matcher(html).replaceAll(tag -> spokenOf(tag, html)));
    }

    private static String spokenOf(MatchResult tag, String html) {
        String name = tag.group(2).toLowerCase(Locale.ROOT);
        boolean formats = FORMATS.contains(name) && (!UNSHOWN.contains(name) || html.contains("</" + tag.group(2)));
        return Matcher.quoteReplacement(formats ? tag.group() : "&lt;" + tag.group(1) + tag.group(2));
    }

    /**
     * Plain text as {@link #of} would give it: a line a paragraph. Text with signs that HTML escapes is made one line;
     * that has no other reason than that states remember it so.
     */
    public static String ofPlain(String text) {
        boolean escapes = text.chars().anyMatch(c -> ESCAPED.indexOf(c) >= 0);
        return TextLines.of(escapes ? fold(text) : text);
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

    /**
     * Whether a text that is called plain is HTML: it has what only HTML has, and no tag that text is not formatted
     * with.
     */
    public static boolean isMeant(@Nullable String text) {
        if (text == null || isPlain(text) || !CERTAIN.matcher(text).find()) {
            return false;
        }
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            String name = tags.group(2).toLowerCase(Locale.ROOT);
            if (!FORMATS.contains(name) || UNSHOWN.contains(name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0;
    }

    private static Element body(String html) {
        String whole = html.contains(CDATA) ? html.replace(CDATA, "").replace("]]>", "") : html;
        return Parser.htmlParser()
                .setMaxDepth(DEEPEST)
                .parseInput(TagNames.bounded(References.joined(whole)), "")
                .body();
    }

    private record Writer(TextLines lines) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                lines.text(text.getWholeText());
            } else {
                breakAt(node);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            breakAt(node);
        }

        private void breakAt(Node node) {
            if (node instanceof Element element && BREAKS.contains(element.normalName())) {
                lines.end();
            }
        }
    }
}
