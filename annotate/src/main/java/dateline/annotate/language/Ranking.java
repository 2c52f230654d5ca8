package dateline.annotate.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts scores in order. A language that much of the news is in gets a little ahead, which matters where a few words are
 * all there is; one that almost no news is in stays a little behind.
 */
final class Ranking {
    private static final int NEWS = 2 * NgramModel.SCALE;
    private static final int ENGLISH = 9 * NgramModel.SCALE;
    private static final int RARE = -3 * NgramModel.SCALE;

    /**
     * What Bosnian is given for each letter, in units of {@link NgramModel}: its frequencies are from a third as much text
     * as its neighbours' and fit worse, also where the text is Bosnian.
     */
    private static final double BOSNIAN_PER_LETTER = 0.6;

    private final String[] codes;
    private final int[] lead;
    private final int bosnian;
    private final Map<String, int[]> numbers = new HashMap<>();

    Ranking(List<String> languages) {
        this.codes =
                languages.stream().map(language -> language.split("-", -1)[0]).toArray(String[]::new);
        this.lead = languages.stream().mapToInt(Ranking::lead).toArray();
        this.bosnian = languages.indexOf("bs");
        for (int i = 0; i < codes.length; i++) {
            int number = i;
            numbers.merge(codes[i], new int[] {i}, (some, one) -> new int[] {some[0], number});
        }
    }

    private static int lead(String language) {
        return switch (language) {
            case "en" -> ENGLISH;
            case "ar", "de", "es", "fa", "fr", "id", "it", "nl", "pl", "pt", "ru", "tr", "uk", "vi" -> NEWS;
            case "la", "eo", "mi", "tl", "yo" -> RARE;
            default -> 0;
        };
    }

    int languages() {
        return codes.length;
    }

    /** The number of the language with the highest score for a text of so many letters. */
    int best(int[] scores, int letters) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = ranked(i, scores, letters) > ranked(best, scores, letters) ? i : best;
        }
        return best;
    }

    /** How far, in natural logarithms, a language is ahead of the best other one. */
    double ahead(int language, int[] scores, int letters) {
        double other = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            other = codes[i].equals(codes[language]) ? other : Math.max(other, ranked(i, scores, letters));
        }
        return (ranked(language, scores, letters) - other) / NgramModel.SCALE;
    }

    private double ranked(int language, int[] scores, int letters) {
        return scores[language] + lead[language] + (language == bosnian ? BOSNIAN_PER_LETTER * letters : 0);
    }

    String code(int language) {
        return codes[language];
    }

    /** The highest score of a language by its code, null if the model does not know it. */
    @Nullable
    Integer score(String code, int[] scores) {
        int[] known = numbers.get(code);
        if (known == null) {
            return null;
        }
        int best = Integer.MIN_VALUE;
        for (int i : known) {
            best = Math.max(best, scores[i]);
        }
        return best;
    }
}
