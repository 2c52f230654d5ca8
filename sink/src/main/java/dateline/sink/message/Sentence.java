package dateline.sink.message;

import dateline.contract.record.Country;
import dateline.contract.record.Field;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the sentence that a country stands in. */
final class Sentence {
    private static final int AROUND = 1_000;

    private Sentence() {}

    /** The sentence with the first evidence in the text; null if there is none, or the text has changed since. */
    static @Nullable String of(String text, List<Country.Evidence> evidence) {
        for (Country.Evidence e : evidence) {
            if (e.field() == Field.TEXT && e.start() >= 0 && text.startsWith(e.text(), e.start())) {
                return around(text, e.start(), e.start() + e.text().length());
            }
        }
        return null;
    }

    private static String around(String text, int start, int end) {
        int from = Math.max(0, start - AROUND);
        String part = text.substring(from, Math.min(text.length(), end + AROUND));
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(part);
        int first = start - from == 0 ? 0 : sentences.preceding(start - from + 1);
        int last = end - from >= part.length() ? part.length() : sentences.following(end - from - 1);
        return part.substring(Math.max(0, first), last == BreakIterator.DONE ? part.length() : last);
    }
}
