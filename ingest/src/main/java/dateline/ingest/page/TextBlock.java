package dateline.ingest.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * A run of text between two block boundaries.
 *
 * @param text white space folded, never empty
 * @param linked how many of its characters are the text of links
 * @param tag name of the block element it stands in
 */
record TextBlock(String text, int linked, String tag) {
    /** Full stops of the world, the Urdu, Armenian, Ethiopic, Burmese, Khmer, Tibetan and Santali among them. */
    private static final String STOPS = ".!?…。！？．｡؟۔।॥։።፧፨။៕។།܀᱾᙮";

    /** Stops that only sentences end with, of scripts in which labels have none. */
    private static final String CERTAIN_STOPS = "。！？｡؟۔।॥።፧፨։။៕។᱾᙮";

    private static final int SHORTEST = 8;
    private static final String CLOSING = "\"”’'»)]）」』›";
    private static final String ENDS = STOPS + CLOSING + ":;";

    /** The blocks under an element, in order. */
    static List<TextBlock> of(Element root) {
        Collector collector = new Collector();
        NodeTraversor.traverse(collector, root);
        collector.end();
        return collector.blocks;
    }

    int words() {
        int words = 1;
        for (int i = 0; i < text.length(); i++) {
            words += text.charAt(i) == ' ' ? 1 : 0;
        }
        return words;
    }

    boolean isHeading() {
        return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
    }

    /**
     * Whether it reads like a sentence rather than a label; the characters of East Asia weigh as three, those of other
     * scripts without spaces as two.
     */
    boolean isProse() {
        if (isHeading()) {
            return false;
        }
        if (text.length() >= SHORTEST && CERTAIN_STOPS.indexOf(text.charAt(text.length() - 1)) >= 0) {
            return true;
        }
        boolean dense = text.codePoints().filter(c -> c < 0x2E80).count() * 2 < text.length();
        boolean unspaced = isUnspaced(text);
        int weight = text.length() * (dense ? 3 : unspaced ? 2 : 1);
        boolean ended = unspaced || ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
        return ended ? weight >= 40 || words() >= 6 : weight >= 90 || words() >= 14;
    }

    /** Whether a line is a whole sentence of some words, whatever word it begins with. */
    static boolean isSentence(String line) {
        return isEnded(line) && (line.chars().filter(c -> c == ' ').count() >= 5 || isEastAsian(line));
    }

    /** Whether a line ends with a full stop of any language, quoted or not. */
    static boolean isEnded(String line) {
        int end = line.length();
        while (end > 0 && CLOSING.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && STOPS.indexOf(line.charAt(end - 1)) >= 0;
    }

    private static boolean isEastAsian(String line) {
        return line.length() >= 12 && line.codePoints().filter(c -> c >= 0x2E80).count() * 2 > line.length();
    }

    /** Scripts of languages that end a sentence with a space, or nothing. */
    private static boolean isUnspaced(String line) {
        long letters = line.codePoints()
                .filter(c -> switch (Character.UnicodeScript.of(c)) {
                    case THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
                    default -> false;
                })
                .count();
        return letters * 2 > line.length();
    }

    /** Whether nearly all of it is links. */
    boolean isLinks() {
        return linked * 10 >= text.length() * 9;
    }

    private static final class Collector implements NodeVisitor {
        private final List<TextBlock> blocks = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private String tag = "div";
        private int linked;
        private int links;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(words.getWholeText());
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        private void open(Element element) {
            if (element.nameIs("a")) {
                links++;
            } else if (element.isBlock() || element.nameIs("br")) {
                end();
                tag = element.nameIs("br") ? tag : element.normalName();
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.nameIs("a")) {
                    links--;
                } else if (element.isBlock()) {
                    end();
                    tag = element.parent() == null ? "div" : element.parent().normalName();
                }
            }
        }

        private void append(String words) {
            int before = text.length();
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (!Character.isWhitespace(c) && c != '\u00A0') {
                    text.append(c);
                } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                    text.append(' ');
                }
            }
            linked += links > 0 ? text.length() - before : 0;
        }

        void end() {
            String whole = text.toString().strip();
            if (!whole.isEmpty()) {
                blocks.add(new TextBlock(whole, linked, tag));
            }
            text.setLength(0);
            linked = 0;
        }
    }
}
