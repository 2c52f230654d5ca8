package dateline.annotate.train.language;

import dateline.annotate.language.NgramModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Counts the letter runs of a text, for languages of which there is text but no table of frequencies. */
final class LetterRuns {
    private static final Pattern NOT_LETTERS = Pattern.compile("\\P{L}+");
    /** Taken from each count, for what is seen once or twice in a short text is commoner there than in the language. */
    private static final double DISCOUNT = 0.5;

    private LetterRuns() {}

    /** The runs that stand at least so often in a text. */
    static List<Ngram> count(String text, int least) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : NOT_LETTERS.split(text.toLowerCase(Locale.ROOT))) {
            count(word, counts);
        }
        int letters = counts.getOrDefault("", 0);
        List<Ngram> runs = new ArrayList<>();
        counts.forEach((run, count) -> {
            if (!run.isEmpty() && count >= least) {
                double discounted = count - DISCOUNT;
                int start = counts.getOrDefault(run.substring(0, run.length() - 1), letters);
                runs.add(new Ngram(run, Math.log(discounted / start), Math.log(discounted / letters)));
            }
        });
        return runs;
    }

    private static void count(String word, Map<String, Integer> counts) {
        for (int end = 1; end <= word.length(); end++) {
            for (int start = Math.max(0, end - NgramModel.LONGEST); start <= end; start++) {
                counts.merge(word.substring(start, end), 1, Integer::sum);
            }
        }
    }
}
