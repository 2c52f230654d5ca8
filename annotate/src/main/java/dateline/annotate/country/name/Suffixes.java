package dateline.annotate.country.name;

import java.util.LinkedHashSet;
import java.util.Set;

/** Endings taken from words and put on them. */
final class Suffixes {
    private Suffixes() {}

    /** The word without an ending, unchanged if it has another. */
    static String cut(String word, String end) {
        return word.endsWith(end) ? word.substring(0, word.length() - end.length()) : word;
    }

    /** The stem with each of the endings, in their order. */
    static Set<String> with(String stem, String... ends) {
        Set<String> forms = new LinkedHashSet<>();
        for (String end : ends) {
            forms.add(stem + end);
        }
        return forms;
    }
}
