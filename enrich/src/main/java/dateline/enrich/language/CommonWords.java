package dateline.enrich.language;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Knows the commonest words of the languages that most news is in. A few dozen running words settle the language this
 * way in microseconds, and the statistical model is left for what is short, mixed or rare.
 */
final class CommonWords {
    private static final String[][] LISTS = {
        {
            "en",
            "the of and to in is that for was with on as it by from at he has said are be have this an will not his who were they"
        },
        {
            "fr",
            "le la les des du et est une dans que pour qui sur au par pas plus avec sont ce il elle aux cette ont mais ses"
        },
        {
            "de",
            "der die das und ist den von mit dem nicht ein eine auf für im sich des auch als wie nach bei aus sind wurde hat zu"
        },
        {"es", "el la los las de que en y del por con una para se su al lo como más pero sus fue ha este son también"},
        {"pt", "o os as do da dos das em um uma não com para que no na por mais foi ao são pelo pela também sua seu"},
        {"it", "il di che la e è per un una del della in con non sono si da dei le gli nel alla anche più ha come dal"},
        {"nl", "de het een van en is dat op te zijn met voor niet aan er om ook als bij door naar heeft uit maar wordt"
        },
        {"pl", "w i na się z do nie że to jest o jak po za od przez są ale dla co oraz który tym ma już"},
        {"tr", "ve bir bu için da de ile olarak daha olan çok sonra kadar gibi en ne ancak her olduğu göre var"},
        {"ru", "в и на не что с по как он это из за к от для о его был она но при до было все также"},
        {"sv", "och att det i som en på är av för med den till inte har de ett om var från vid men kan"},
    };

    private static final int LEAST_WORDS = 15;
    private static final double LEAST_SHARE = 0.28;

    private final Map<String, int[]> languages = new HashMap<>();

    CommonWords() {
        for (int i = 0; i < LISTS.length; i++) {
            for (String word : LISTS[i][1].split(" ")) {
                int[] known = languages.getOrDefault(word, new int[0]);
                int[] more = java.util.Arrays.copyOf(known, known.length + 1);
                more[known.length] = i;
                languages.put(word, more);
            }
        }
    }

    /** The language whose commonest words the text is full of, null if none stands out. */
    @Nullable
    String decided(String text) {
        int[] hits = new int[LISTS.length];
        int words = 0;
        StringTokenizer tokens = new StringTokenizer(text, " \t\n\r\u00A0.,;:!?()\"'’“”«»-–—");
        while (tokens.hasMoreTokens()) {
            words++;
            for (int language : languages.getOrDefault(tokens.nextToken().toLowerCase(Locale.ROOT), NONE)) {
                hits[language]++;
            }
        }
        return words < LEAST_WORDS ? null : standsOut(hits, words);
    }

    private static final int[] NONE = {};

    private static @Nullable String standsOut(int[] hits, int words) {
        int best = 0;
        for (int i = 1; i < hits.length; i++) {
            best = hits[i] > hits[best] ? i : best;
        }
        for (int i = 0; i < hits.length; i++) {
            if (i != best && hits[i] * 5 > hits[best] * 2) {
                return null;
            }
        }
        return hits[best] >= LEAST_SHARE * words ? LISTS[best][0] : null;
    }
}
