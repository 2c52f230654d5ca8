package dateline.contract.text;

import dateline.contract.record.Country;
import dateline.contract.record.Field;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The sentence of a text that a country's evidence stands in.
 *
 * @param start offset of its first UTF-16 code unit in the text
 * @param end offset after its last UTF-16 code unit, blanks at its end included
 */
public record EvidenceSentence(int start, int end) {

    /**
     * The sentence with the first evidence that still stands in the text; null if none does.
     *
     * @param text may be a later revision than the one that the evidence is from
     * @param reach how far it is looked for a sentence's ends, in UTF-16 code units; what is farther is left out
     */
    public static @Nullable EvidenceSentence find(String text, List<Country.Evidence> evidence, int reach) {
        for (Country.Evidence piece : evidence) {
            if (piece.field() == Field.TEXT && stands(text, piece)) {
                return around(text, piece, reach);
            }
        }
        return null;
    }

    /** Whether a piece of evidence stands in the text where it says. */
    public static boolean stands(String text, Country.Evidence piece) {
        int start = piece.start();
        int end = piece.end();
        return start >= 0 && start <= end && end <= text.length() && text.startsWith(piece.text(), start);
    }

    private static EvidenceSentence around(String text, Country.Evidence piece, int reach) {
        int from = boundary(text, Math.max(0, piece.start() - reach));
        int to = boundary(text, Math.min(text.length(), piece.end() + reach));
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text.substring(from, to));
        int start = piece.start() == from ? 0 : sentences.preceding(piece.start() - from + 1);
        int end = piece.end() >= to ? to - from : sentences.following(piece.end() - from - 1);
        return new EvidenceSentence(
                start == BreakIterator.DONE ? from : from + start, end == BreakIterator.DONE ? to : from + end);
    }

    private static int boundary(String text, int at) {
        boolean inPair = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return inPair ? at - 1 : at;
    }
}
