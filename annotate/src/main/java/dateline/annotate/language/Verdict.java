package dateline.annotate.language;

import dateline.annotate.language.LanguageDetector.Language;
import dateline.contract.record.Annotation.LanguageStatus;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a text's stretches say together. Those whose script decides vote for its language, the others for the language
 * with the best score of all of them; a stretch that clearly is in another language votes for that.
 */
final class Verdict {
    /** How far ahead, in natural logarithms, another language is where a stretch clearly is not in the text's. */
    private static final double CLEARLY = 12;
    /** How far behind the best one the declared language is taken: at most so much, and a part for each letter. */
    private static final double NEAR = 15;

    private static final double NEAR_PER_LETTER = 0.25;
    private static final int FEW_LETTERS = 12;
    private static final int FEWEST_OF_A_SCRIPT = 2;
    /** How far ahead a language must be for a few words to be taken for it, in Latin letters and in others. */
    private static final double CLEAR_OF_FEW_WORDS = 16;

    private static final double CLEAR_OF_FEW_OTHERS = 5;
    private static final double CLEAR_OF_FEW_LETTERS = 3;
    /** What a Latin letter scores at least in the language that it is of, and any letter. */
    private static final double LEAST_PER_LATIN_LETTER = 8.8;

    private static final double LEAST_PER_LETTER = 2;
    /** What part of a text, and how many stretches, a second language has. */
    private static final double SECOND_SHARE = 0.25;

    private static final int SECOND_STRETCHES = 2;
    /** How sure one natural logarithm makes: less than independent letters would, for they are not. */
    private static final double SURENESS = 0.35;

    private final List<Stretch> stretches;
    private final Ranking ranking;
    private final @Nullable String declared;

    Verdict(List<Stretch> stretches, Ranking ranking, @Nullable String declared) {
        this.stretches = stretches;
        this.ranking = ranking;
        this.declared = declared;
    }

    Language language() {
        if (stretches.isEmpty()) {
            return Language.TOO_SHORT;
        }
        Map<String, List<Stretch>> parts = parts();
        String main = largest(parts);
        List<Stretch> part = parts.getOrDefault(main, List.of());
        Language found = part.getFirst().byScript() != null ? ofScript(main, part) : ofScores(part);
        parts.remove(main);
        return "und".equals(found.code()) || parts.isEmpty() ? found : mixed(found, parts);
    }

    /** Whether every stretch clearly is in the same language. */
    boolean isUnanimous() {
        return stretches.stream().map(this::clear).distinct().count() == 1 && clear(stretches.getFirst()) != null;
    }

    private @Nullable String clear(Stretch stretch) {
        if (stretch.byScript() != null) {
            return stretch.byScript();
        }
        int best = ranking.best(stretch.scores(), stretch.letters());
        return ranking.ahead(best, stretch.scores(), stretch.letters()) > CLEARLY ? ranking.code(best) : null;
    }

    /** The stretches by the language that each is of. */
    private Map<String, List<Stretch>> parts() {
        int expected = ranking.best(sum(stretches), letters(stretches));
        Map<String, List<Stretch>> parts = new TreeMap<>();
        for (Stretch stretch : stretches) {
            parts.computeIfAbsent(vote(stretch, expected), language -> new ArrayList<>())
                    .add(stretch);
        }
        return parts;
    }

    private String vote(Stretch stretch, int expected) {
        if (stretch.byScript() != null) {
            return stretch.byScript();
        }
        boolean other = ranking.ahead(expected, stretch.scores(), stretch.letters()) < -CLEARLY;
        return ranking.code(other ? ranking.best(stretch.scores(), stretch.letters()) : expected);
    }

    private static String largest(Map<String, List<Stretch>> parts) {
        return parts.entrySet().stream()
                .max(Comparator.comparingInt(part -> letters(part.getValue())))
                .orElseThrow()
                .getKey();
    }

    private Language mixed(Language main, Map<String, List<Stretch>> others) {
        String second = largest(others);
        List<Stretch> part = others.getOrDefault(second, List.of());
        boolean large = letters(part) >= SECOND_SHARE * letters(stretches) && part.size() >= SECOND_STRETCHES;
        return large && !CloseLanguages.are(main.code(), second)
                ? new Language(main.code(), main.confidence(), LanguageStatus.MIXED, second)
                : main;
    }

    private Language ofScript(String language, List<Stretch> part) {
        return letters(part) >= FEWEST_OF_A_SCRIPT ? Language.detected(language, 0.99) : Language.TOO_SHORT;
    }

    private Language ofScores(List<Stretch> part) {
        int[] scores = sum(part);
        int best = ranking.best(scores, letters(part));
        double ahead = ranking.ahead(best, scores, letters(part));
        boolean few = ahead < clearOfFew(part);
        if (declared != null && fits(declared, best, scores, few, letters(part))) {
            return Language.declared(declared, few ? 0.5 : 0.8);
        }
        if (few) {
            return Language.TOO_SHORT;
        }
        double least = (isLatin(part) ? LEAST_PER_LATIN_LETTER : LEAST_PER_LETTER) * NgramModel.SCALE;
        return scores[best] < least * letters(part)
                ? Language.UNKNOWN
                : Language.detected(ranking.code(best), confidence(ahead));
    }

    /** How far ahead a language must be: not at all where there are words enough, or the script leaves but a few. */
    private static double clearOfFew(List<Stretch> part) {
        if (is(part, UnicodeScript.ETHIOPIC)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (isFewWords(part)) {
            return isLatin(part) ? CLEAR_OF_FEW_WORDS : CLEAR_OF_FEW_OTHERS;
        }
        return isLatin(part) && letters(part) < FEW_LETTERS ? CLEAR_OF_FEW_LETTERS : Double.NEGATIVE_INFINITY;
    }

    private static boolean isLatin(List<Stretch> part) {
        return is(part, UnicodeScript.LATIN);
    }

    private static boolean is(List<Stretch> part, UnicodeScript script) {
        return 2 * part.stream().mapToInt(stretch -> stretch.letters(script)).sum() > letters(part);
    }

    /** Whether the declared language, not being the best, is near it or, where there are few words, possible at all. */
    private boolean fits(String language, int best, int[] scores, boolean few, int letters) {
        Integer score = ranking.score(language, scores);
        if (score == null) {
            return false;
        }
        double behind = (double) (scores[best] - score) / NgramModel.SCALE;
        return few
                ? 2 * score > scores[best]
                : !language.equals(ranking.code(best)) && behind < Math.min(NEAR, NEAR_PER_LETTER * letters);
    }

    private static double confidence(double ahead) {
        return Math.round(1000 / (1 + Math.exp(-SURENESS * ahead))) / 1000.0;
    }

    private int[] sum(List<Stretch> some) {
        int[] sum = new int[ranking.languages()];
        for (Stretch stretch : some) {
            int[] scores = stretch.scores();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += scores[i];
            }
        }
        return sum;
    }

    private static int letters(List<Stretch> part) {
        return part.stream().mapToInt(Stretch::letters).sum();
    }

    /** A word said again tells nothing new. */
    private static boolean isFewWords(List<Stretch> part) {
        return part.stream().flatMapToInt(Stretch::words).distinct().count() < Stretch.MOST_WORDS;
    }
}
