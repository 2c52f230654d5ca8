package dateline.console.read;

import dateline.contract.record.Country;
import dateline.contract.record.Field;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text with what stands out in it.
 *
 * @param text the piece
 * @param marks what stands out, in reading order, apart from each other
 */
record Snippet(String text, List<Mark> marks) {
    private static final int REACH = 320;

    Snippet {
        marks = List.copyOf(marks);
    }

    /**
     * A stretch of a snippet's text.
     *
     * @param start offset of the first UTF-16 code unit
     * @param end offset after the last UTF-16 code unit
     */
    record Mark(int start, int end) {}

    /** A whole field with its evidence marked. */
    public static Snippet whole(Field field, String text, List<Country.Evidence> evidence) {
        return cut(text, 0, text.length(), field, evidence);
    }

    /** The sentence around the first evidence in the text; null if no evidence stands where it is said to. */
    public static @Nullable Snippet sentence(String text, List<Country.Evidence> evidence) {
        for (Country.Evidence piece : evidence) {
            if (piece.field() == Field.TEXT && stands(text, piece)) {
                return around(text, piece, evidence);
            }
        }
        return null;
    }

    private static Snippet around(String text, Country.Evidence piece, List<Country.Evidence> evidence) {
        int from = boundary(text, Math.max(0, piece.start() - REACH));
        int to = boundary(text, Math.min(text.length(), piece.end() + REACH));
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text.substring(from, to));
        int start = sentences.preceding(piece.start() - from + 1);
        int end = sentences.following(piece.end() - from - 1);
        return cut(
                text,
                start == BreakIterator.DONE ? from : from + start,
                end == BreakIterator.DONE ? to : from + end,
                Field.TEXT,
                evidence);
    }

    private static Snippet cut(String text, int from, int to, Field field, List<Country.Evidence> evidence) {
        String piece = text.substring(from, to).stripTrailing();
        List<Mark> marks = new ArrayList<>();
        int last = 0;
        for (Country.Evidence e : evidence) {
            boolean inside = e.start() - from >= last && e.end() - from <= piece.length();
            if (e.field() == field && inside && e.end() > e.start() && stands(text, e)) {
                marks.add(new Mark(e.start() - from, e.end() - from));
                last = e.end() - from;
            }
        }
        return new Snippet(piece, marks);
    }

    /** An older revision's evidence may stand elsewhere, or nowhere, in the text of today. */
    private static boolean stands(String text, Country.Evidence e) {
        return e.start() >= 0 && e.end() <= text.length() && text.startsWith(e.text(), e.start());
    }

    private static int boundary(String text, int at) {
        boolean inPair = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return inPair ? at - 1 : at;
    }
}
