package dateline.annotate.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Stretches of a text to look at, evenly spread and bounded in length however long the text is. Addresses, user names and
 * hash tags are left out, for they are of no language.
 */
final class Sample {
    /** UTF-16 code units of a stretch. */
    private static final int STRETCH = 120;

    private static final int STRETCHES = 6;
    /** Below this the title is looked at as well. */
    private static final int SHORT = 240;
    /** How far into a text is looked. */
    private static final int DEPTH = 24_000;

    private Sample() {}

    static List<String> of(String title, String text) {
        String source =
                text.length() >= SHORT ? text : title.substring(0, Math.min(title.length(), DEPTH)) + "\n" + text;
        int end = Math.min(source.length(), DEPTH);
        int step = Math.max(STRETCH, end / STRETCHES);
        List<String> stretches = new ArrayList<>(STRETCHES);
        for (int from = 0; from < end && stretches.size() < STRETCHES; ) {
            int start = from == 0 ? 0 : gap(source, from, STRETCH / 4);
            int to = gap(source, Math.min(end, start + STRETCH), STRETCH / 4);
            stretches.add(plain(source, start, to));
            from = Math.max(to, from + step);
        }
        return stretches;
    }

    /** The next white space, or the place itself where none is near. */
    private static int gap(String text, int from, int within) {
        int end = Math.min(text.length(), from + within);
        for (int i = from; i < end; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return end == text.length() ? end : from;
    }

    private static String plain(String text, int from, int to) {
        StringBuilder plain = new StringBuilder(to - from);
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || Character.isWhitespace(text.charAt(i))) {
                if (!isAddress(text, start, i)) {
                    plain.append(text, start, i).append(' ');
                }
                start = i + 1;
            }
        }
        return plain.toString();
    }

    private static boolean isAddress(String text, int from, int to) {
        if (to - from < 2) {
            return false;
        }
        char first = text.charAt(from);
        return first == '#' || text.startsWith("www.", from) || has(text, from, to, "@") || has(text, from, to, "://");
    }

    private static boolean has(String text, int from, int to, String part) {
        for (int i = from; i <= to - part.length(); i++) {
            if (text.startsWith(part, i)) {
                return true;
            }
        }
        return false;
    }
}
