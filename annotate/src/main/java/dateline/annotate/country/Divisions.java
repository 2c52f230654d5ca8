package dateline.annotate.country;

import dateline.annotate.country.name.Sense;
import dateline.annotate.country.name.Sense.Kind;
import dateline.annotate.country.name.Sense.Writing;
import dateline.annotate.country.name.TextLanguages;
import dateline.annotate.country.name.Words;
import java.util.List;
import java.util.Map;

/** English words for a division of a country that follow the division's name, and whose divisions are called so. */
final class Divisions {
    private static final Map<Long, List<Sense>> WORDS = Map.of(
            Words.hashOf("county"),
            List.of(
                    in("US", 0.7),
                    in("KE", 0.1),
                    in("GB", 0.04),
                    in("IE", 0.04),
                    in("LR", 0.04),
                    in("CN", 0.03),
                    in("RO", 0.02),
                    in("HU", 0.02)),
            Words.hashOf("township"),
            List.of(in("US", 0.8), in("MM", 0.1), in("CA", 0.05), in("CN", 0.03), in("ZA", 0.02)),
            Words.hashOf("twp"),
            List.of(in("US", 0.9), in("CA", 0.1)));

    private Divisions() {}

    /** What a name before the word can be, empty if the word is none of these. */
    static List<Sense> senses(long word) {
        return WORDS.getOrDefault(word, List.of());
    }

    private static Sense in(String code, double share) {
        return new Sense(code, Kind.PLACE, (float) share, TextLanguages.ENGLISH, Writing.PROPER);
    }
}
