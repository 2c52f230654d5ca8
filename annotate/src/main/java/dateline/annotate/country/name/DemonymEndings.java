package dateline.annotate.country.name;

import static dateline.annotate.country.name.Suffixes.cut;
import static dateline.annotate.country.name.Suffixes.with;

import java.util.LinkedHashSet;
import java.util.Set;

/** The genders, numbers and cases of a people's name, by language. */
final class DemonymEndings {
    private DemonymEndings() {}

    static Set<String> french(String w) {
        Set<String> forms = new LinkedHashSet<>(with(w, "", "s", "e", "es"));
        if (w.endsWith("en") || w.endsWith("on")) {
            forms.addAll(with(w, "ne", "nes"));
        }
        if (w.endsWith("c")) {
            forms.addAll(with(w, "que", "ques"));
        }
        return forms;
    }

    static Set<String> german(String w) {
        if (w.endsWith("sch")) {
            return with(w, "", "e", "en", "er", "es", "em");
        }
        return with(w, "", "n", "s", "in", "innen", "en");
    }

    static Set<String> iberian(String w) {
        if (w.endsWith("o")) {
            return with(cut(w, "o"), "o", "a", "os", "as");
        }
        if (w.endsWith("és") || w.endsWith("ês") || w.endsWith("ol") || w.endsWith("án")) {
            return with(w, "", "a", "es", "as");
        }
        if (w.endsWith("ão")) {
            return with(cut(w, "ão"), "ão", "ã", "ãos", "ães", "ões", "ãs");
        }
        return with(w, "", "s", "es");
    }

    static Set<String> italian(String w) {
        String stem = w.substring(0, w.length() - 1);
        if (w.endsWith("co") || w.endsWith("go")) {
            return with(stem, "o", "a", "i", "hi", "he");
        }
        return w.endsWith("o") || w.endsWith("a") || w.endsWith("e") ? with(stem, "o", "a", "i", "e") : Set.of(w);
    }

    static Set<String> russian(String w) {
        if (w.endsWith("ий")) {
            return with(
                    cut(w, "ий"),
                    "ий",
                    "ого",
                    "ому",
                    "им",
                    "ом",
                    "ая",
                    "ой",
                    "ую",
                    "ое",
                    "ие",
                    "их",
                    "ими",
                    "а",
                    "і",
                    "ої",
                    "ою");
        }
        if (w.endsWith("ец")) {
            String oblique = w.endsWith("иец") ? cut(w, "иец") + "ий" : cut(w, "ец");
            Set<String> forms = new LinkedHashSet<>(Set.of(w));
            forms.addAll(with(oblique, "ца", "цу", "цем", "це", "цы", "цев", "цам", "цами", "цах"));
            return forms;
        }
        if (w.endsWith("анин") || w.endsWith("янин")) {
            Set<String> forms = new LinkedHashSet<>(with(w, "", "а", "у", "ом", "е"));
            forms.addAll(with(cut(w, "ин"), "е", "", "ам", "ами", "ах"));
            return forms;
        }
        return with(w, "", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "и");
    }
}
