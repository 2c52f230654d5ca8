package dateline.console.read;

import dateline.contract.record.Country;
import dateline.contract.record.Field;
import dateline.contract.text.EvidenceSentence;
import java.util.ArrayList;
import java.util.List;
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
        EvidenceSentence sentence = EvidenceSentence.find(text, evidence, REACH);
        return sentence == null ? null : cut(text, sentence.start(), sentence.end(), Field.TEXT, evidence);
    }

    private static Snippet cut(String text, int from, int to, Field field, List<Country.Evidence> evidence) {
        String piece = text.substring(from, to).stripTrailing();
        List<Mark> marks = new ArrayList<>();
        int last = 0;
        for (Country.Evidence e : evidence) {
            boolean inside = e.start() - from >= last && e.end() - from <= piece.length();
            if (e.field() == field && inside && e.end() > e.start() && EvidenceSentence.stands(text, e)) {
                marks.add(new Mark(e.start() - from, e.end() - from));
                last = e.end() - from;
            }
        }
        return new Snippet(piece, marks);
    }
}
