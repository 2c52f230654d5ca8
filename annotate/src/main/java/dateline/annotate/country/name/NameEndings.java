package dateline.annotate.country.name;

import static dateline.annotate.country.name.Suffixes.cut;
import static dateline.annotate.country.name.Suffixes.with;

import java.util.Locale;
import java.util.Set;

/** The cases of countries' and cities' names in families of languages, by how the name ends. */
final class NameEndings {
    private NameEndings() {}

    static Set<String> cyrillic(String word) {
        String w = word;
        if (w.length() < 3 || w.equals(w.toUpperCase(Locale.ROOT))) {
            return Set.of(w);
        }
        if (w.endsWith("ая")) {
            return with(cut(w, "ая"), "ая", "ой", "ую", "ою", "ей", "юю");
        }
        if (w.endsWith("ия") || w.endsWith("ія")) {
            return with(w.substring(0, w.length() - 1), "я", "и", "ю", "ей", "й", "ї", "єю", "ята", "ја");
        }
        if (w.endsWith("я")) {
            return with(cut(w, "я"), "я", "и", "ю", "е", "ей", "і");
        }
        if (w.endsWith("а")) {
            return with(cut(w, "а"), "а", "ы", "е", "у", "ой", "и", "і", "ою");
        }
        if (w.endsWith("ы")) {
            return with(cut(w, "ы"), "ы", "", "ов", "ам", "ами", "ах");
        }
        if (w.endsWith("ь") || w.endsWith("й")) {
            return with(w.substring(0, w.length() - 1), w.substring(w.length() - 1), "я", "ю", "ем", "е", "и", "ём");
        }
        boolean consonant = "бвгджзклмнпрстфхцчшщ".indexOf(w.charAt(w.length() - 1)) >= 0;
        return consonant ? with(w, "", "а", "у", "ом", "е", "и", "і", "ът") : Set.of(w);
    }

    static Set<String> slavic(String word) {
        if (word.length() < 4 || word.equals(word.toUpperCase(Locale.ROOT))) {
            return Set.of(word);
        }
        if (word.endsWith("a")) {
            return with(
                    cut(word, "a"),
                    "a",
                    "y",
                    "i",
                    "e",
                    "ie",
                    "ę",
                    "ą",
                    "u",
                    "o",
                    "ou",
                    "om",
                    "ii",
                    "ej",
                    "iej",
                    "ji",
                    "ju",
                    "jom");
        }
        if (word.endsWith("o") || word.endsWith("e") || word.endsWith("y")) {
            return with(
                    word.substring(0, word.length() - 1),
                    word.substring(word.length() - 1),
                    "a",
                    "u",
                    "em",
                    "ech",
                    "om",
                    "ch",
                    "");
        }
        return with(word, "", "u", "a", "em", "om", "ie", "e", "i", "owi");
    }

    static Set<String> baltic(String word) {
        for (String end : new String[] {"as", "is", "us", "a", "ė", "s"}) {
            if (word.length() > 4 && word.endsWith(end)) {
                return with(
                        cut(word, end),
                        end,
                        "o",
                        "os",
                        "ai",
                        "ą",
                        "oje",
                        "ui",
                        "e",
                        "ių",
                        "ės",
                        "ę",
                        "ėje",
                        "u",
                        "as",
                        "ā",
                        "am",
                        "i",
                        "iai",
                        "ų",
                        "uose",
                        "io",
                        "iui",
                        "ī",
                        "us",
                        "iem");
            }
        }
        return Set.of(word);
    }

    static Set<String> greek(String word) {
        for (String end : new String[] {"ος", "ία", "α", "ες", "η", "ο"}) {
            if (word.length() > 4 && word.endsWith(end)) {
                return with(cut(word, end), end, "ου", "ο", "ας", "ίας", "ων", "ης", "α", "ία", "ίες");
            }
        }
        return Set.of(word);
    }
}
