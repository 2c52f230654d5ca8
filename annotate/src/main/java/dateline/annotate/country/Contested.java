package dateline.annotate.country;

import dateline.annotate.country.name.Words;
import dateline.annotate.resource.ResourceFiles;
import java.util.HashMap;
import java.util.Map;

/** Applies a {@link CountryPolicy} where it differs from the lists. Immutable. */
final class Contested {
    /** Whole countries that count to another, or to none. */
    private final Map<String, String> countries = new HashMap<>();
    /** Names that do, by their key. */
    private final Map<Long, String> names = new HashMap<>();

    Contested(CountryPolicy policy) {
        Map<String, String> choices = policy.choices();
        for (String line : ResourceFiles.lines("country/contested.txt")) {
            String[] columns = line.split("\\|");
            String choice = choices.getOrDefault(columns[0], columns[1]);
            if (!choice.equals(columns[1]) && !choice.equals(CountryPolicy.CONTEXT)) {
                add(columns[1], columns[2], choice);
            }
        }
    }

    private void add(String code, String list, String choice) {
        if (list.equals("*")) {
            countries.put(code, choice);
            return;
        }
        for (String name : list.split(";")) {
            names.put(Words.keyOf(name.strip()), choice);
        }
    }

    /** The country that a name counts to, {@link CountryPolicy#NONE} for none. */
    String code(long key, String code) {
        if (names.isEmpty() && countries.isEmpty()) {
            return code;
        }
        String named = names.getOrDefault(key, code);
        return countries.getOrDefault(named, named);
    }
}
