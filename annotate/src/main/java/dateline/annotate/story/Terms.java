package dateline.annotate.story;

import java.util.Locale;

/**
 * The words of a text as stories are told apart by them: in lower case, without apostrophes, points and the commonest
 * English endings, each as a 32-bit hash. Scripts without spaces are read as overlapping pairs of characters. Function words
 * and single letters are left out. Linear in the text.
 */
public final class Terms {
    private static final int LONGEST = 64;

    private Terms() {}

    /** Takes the terms of a text in reading order. */
    interface Sink {
        /**
         * @param term hash of the folded word
         * @param start where it begins in the text
         * @param end where it ends, exclusive
         * @return whether to go on
         */
        boolean term(int term, int start, int end);
    }

    /** Takes the stems themselves. */
    public interface StemSink {
        /** @return whether to go on */
        boolean stem(String stem, int start, int end);
    }

    /** Reads a text until its end or until the sink has enough. */
    static void read(String text, Sink sink) {
        readStems(text, (stem, start, end) -> sink.term(stem.hashCode(), start, end));
    }

    /** The same with the words themselves. */
    public static void readStems(String text, StemSink sink) {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            if (!isLetter(c)) {
                at = next;
            } else if (isUnspaced(c)) {
                if (!pair(text, at, next, sink)) {
                    return;
                }
                at = next;
            } else {
                int end = wordEnd(text, next);
                if (!word(text, at, end, sink)) {
                    return;
                }
                at = end;
            }
        }
    }

    private static boolean pair(String text, int start, int middle, StemSink sink) {
        if (middle >= text.length() || !isUnspaced(text.codePointAt(middle))) {
            return true;
        }
        int end = middle + Character.charCount(text.codePointAt(middle));
        return sink.stem(text.substring(start, end), start, end);
    }

    private static boolean word(String text, int start, int end, StemSink sink) {
        if (end - start > LONGEST) {
            return true;
        }
        String word = text.substring(start, end)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace(".", "");
        String stem = StopWords.contains(word) ? "" : Stem.of(word);
        return stem.length() < 2 || sink.stem(stem, start, end);
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            boolean joins = isJoint(c) && next < text.length() && isAscii(text.charAt(next));
            if (!joins && (!isLetter(c) || isUnspaced(c))) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Points and signs inside a word: U.S., AT&T, Fed's, 5.6. */
    private static boolean isJoint(int c) {
        return c == '\'' || c == '’' || c == '.' || c == '&';
    }

    private static boolean isAscii(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private static boolean isLetter(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUnspaced(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
