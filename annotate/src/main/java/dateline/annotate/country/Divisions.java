package dateline.annotate.country;

import dateline.annotate.country.name.Sense;
import dateline.annotate.country.name.Sense.Kind;
import dateline.annotate.country.name.Sense.Writing;
import dateline.annotate.country.name.TextLanguages;
import dateline.annotate.country.name.Words;
import dateline.annotate.resource.ResourceFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** English words for a division of a country that follow the division's name, and whose divisions are called so. */
final class Divisions {
    private static final Map<Long, List<Sense>> WORDS = words();

    private Divisions() {}

    /** What a name before the word can be, empty if the word is none of these. */
    static List<Sense> senses(long word) {
        return WORDS.getOrDefault(word, List.of());
    }

    private static Map<Long, List<Sense>> words() {
        Map<Long, List<Sense>> words = new HashMap<>();
        for (String line : ResourceFiles.lines("country/divisions.txt")) {
            String[] parts = line.split(" ");
            List<Sense> senses = new ArrayList<>();
            for (int i = 1; i < parts.length; i += 2) {
                senses.add(in(parts[i], Float.parseFloat(parts[i + 1])));
            }
            words.put(Words.hashOf(parts[0]), List.copyOf(senses));
        }
        return Map.copyOf(words);
    }

    private static Sense in(String code, float share) {
        return new Sense(code, Kind.PLACE, share, TextLanguages.ENGLISH, Writing.PROPER);
    }
}
