package dateline.annotate.train.language;

import dateline.annotate.language.NgramModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Letter runs of Serbian in Latin letters, from those in Cyrillic ones: letter by letter, one script stands for the other. */
final class SerbianLatin {
    private static final String CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш";
    private static final List<String> LATIN = List.of(
            "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o", "p", "r", "s",
            "t", "ć", "u", "f", "h", "c", "č", "dž", "š");

    private SerbianLatin() {}

    static List<Ngram> of(List<Ngram> cyrillic) {
        Map<String, Double> joint = new HashMap<>();
        for (Ngram run : cyrillic) {
            String latin = latin(run.letters());
            if (latin != null && latin.length() <= NgramModel.LONGEST) {
                joint.merge(latin, Math.exp(run.joint()), Double::sum);
            }
        }
        List<Ngram> runs = new ArrayList<>();
        joint.forEach((run, probability) -> {
            double start = run.length() == 1 ? 1 : joint.getOrDefault(run.substring(0, run.length() - 1), 0.0);
            if (start > 0) {
                runs.add(new Ngram(run, Math.min(0, Math.log(probability / start)), Math.log(probability)));
            }
        });
        return runs;
    }

    private static @org.jspecify.annotations.Nullable String latin(String cyrillic) {
        StringBuilder latin = new StringBuilder();
        for (char letter : cyrillic.toCharArray()) {
            int at = CYRILLIC.indexOf(letter);
            if (at < 0) {
                return null;
            }
            latin.append(LATIN.get(at));
        }
        return latin.toString();
    }
}
