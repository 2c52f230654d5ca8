package dateline.annotate.country.name;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The forms that a word of a name takes in running text: cases, plurals, genders, and the letters that Arabic and Hebrew
 * write in front. Simple suffix sets, meant for capitalised names of countries and for their adjectives, not for
 * language at large: a form too many costs nothing, as long as it is no other word.
 */
public final class Inflection {
    private static final String[] ARABIC_FRONT = {"", "و", "ب", "ل", "ف", "ك", "وب", "ول"};
    private static final String[] HEBREW_FRONT = {
        "", "ב", "ל", "מ", "ו", "ש", "ה", "כ", "וב", "ול", "ומ", "שב", "מה", "וה", "שה", "כש"
    };
    private static final String[] KOREAN_ENDS = {
        "", "은", "는", "이", "가", "을", "를", "의", "에", "에서", "에게", "와", "과", "도", "로", "으로", "만", "인", "인의", "인들", "산",
        "군", "측", "정부", "발", "에는", "에서는", "까지", "부터", "이나", "나", "보다"
    };
    private static final String[] HUNGARIAN_ENDS = {
        "", "ban", "ben", "ba", "be", "bol", "ra", "re", "rol", "nak", "nek", "t", "ot", "et", "at", "val", "vel", "on",
        "en", "n", "tol", "hoz", "hez", "ig", "i", "gal", "ert"
    };
    private static final String[] FINNIC_ENDS = {
        "", "n", "in", "an", "en", "on", "un", "yn", "ssa", "ssä", "sta", "stä", "lle", "lla", "llä", "lta", "ltä", "a",
        "ä", "ta", "tä", "ksi", "issa", "ista", "iin", "s", "st", "l", "le", "lt", "ga", "t", "i", "sse", "ni"
    };
    private static final String[] TURKISH_ENDS = {
        "", "lar", "ler", "ların", "lerin", "lara", "lere", "ları", "leri", "ı", "i", "u", "ü", "nın", "nin", "ya",
        "ye", "ca", "ce", "ça", "çe", "da", "de", "dan", "den", "ta", "te", "tan", "ten", "ın", "in", "un", "ün", "yı",
        "yi"
    };

    private Inflection() {}

    /** The forms of each word of a country's or city's name. */
    public static List<List<Long>> name(String language, List<String> words) {
        List<List<Long>> forms = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            forms.add(hashes(nameWord(language, words.get(i), i == 0, i == words.size() - 1)));
        }
        return forms;
    }

    /** Kenya, Kenyalı: what Turkish makes of nearly any country's name. */
    public static List<String> turkishPeople(List<String> words) {
        List<String> people = new ArrayList<>(words);
        String last = people.removeLast();
        int vowel = last.length() - 1;
        while (vowel > 0 && "aıeiouöü".indexOf(last.charAt(vowel)) < 0) {
            vowel--;
        }
        int harmony = Math.max(0, "aıeiouöü".indexOf(last.charAt(vowel)) / 2);
        String end = List.of("lı", "li", "lu", "lü").get(harmony);
        people.add(last + end);
        return people;
    }

    /** The forms of each word of a demonym in its dictionary form. */
    public static List<List<Long>> demonym(String language, List<String> words) {
        List<List<Long>> forms = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean last = i == words.size() - 1;
            Set<String> of = last ? demonymWord(language, words.get(i)) : Set.of(words.get(i));
            forms.add(hashes(i == 0 ? fronted(language, of) : of));
        }
        return forms;
    }

    private static Set<String> nameWord(String language, String word, boolean first, boolean last) {
        Set<String> forms =
                switch (language) {
                    case "ru", "uk", "be", "bg", "mk", "sr" -> cyrillic(word);
                    case "pl", "cs", "sk", "hr", "sl", "bs" -> slavic(word);
                    case "lt", "lv" -> baltic(word);
                    case "el" -> greek(word);
                    case "hu" -> last ? with(word, HUNGARIAN_ENDS) : Set.of(word);
                    case "fi", "et" -> with(word, FINNIC_ENDS);
                    case "az", "kk" -> last ? with(word, TURKISH_ENDS) : Set.of(word);
                    case "ko" -> last ? with(word, KOREAN_ENDS) : Set.of(word);
                    case "de", "sv", "da", "nb", "nl" -> last && word.length() > 3 ? with(word, "", "s") : Set.of(word);
                    case "ka" -> with(cut(word, "ი"), "ი", "ის", "ში", "ს", "იდან", "მა", "ით", "ა", "დან");
                    case "bn" -> with(word, "", "র", "ে", "তে", "কে", "ের", "য়", "য়ের");
                    default -> Set.of(word);
                };
        return first ? fronted(language, forms) : forms;
    }

    private static Set<String> demonymWord(String language, String word) {
        return switch (language) {
            case "en" ->
                word.endsWith("s") || word.endsWith("ese") || word.endsWith("ish") || word.endsWith("men")
                        ? Set.of(word)
                        : with(word, "", "s");
            case "fr" -> french(word);
            case "de" -> german(word);
            case "es", "pt" -> iberian(word);
            case "it" -> italian(word);
            case "ru", "uk" -> russianDemonym(word);
            case "ar" -> with(word, "", "ه", "ون", "ين", "ات", "ا");
            case "he" -> with(word, "", "ת", "ם", "ים", "ות", "ו", "יה");
            case "tr" -> with(word, TURKISH_ENDS);
            default -> Set.of(word);
        };
    }

    private static Set<String> fronted(String language, Set<String> forms) {
        return switch (language) {
            case "ar" -> arabic(forms);
            case "he" -> front(forms, HEBREW_FRONT);
            case "fa", "ur" -> forms;
            default -> forms;
        };
    }

    private static Set<String> arabic(Set<String> forms) {
        Set<String> all = new LinkedHashSet<>();
        for (String form : forms) {
            String bare = form.startsWith("ال") ? form.substring(2) : form;
            for (String prefix : ARABIC_FRONT) {
                all.add(prefix + form);
                all.add(prefix + "ال" + bare);
            }
            all.add("لل" + bare);
            all.add("ولل" + bare);
        }
        return all;
    }

    private static Set<String> front(Set<String> forms, String... prefixes) {
        Set<String> all = new LinkedHashSet<>();
        for (String form : forms) {
            for (String prefix : prefixes) {
                all.add(prefix + form);
            }
        }
        return all;
    }

    private static Set<String> cyrillic(String word) {
        String w = word;
        if (w.length() < 3 || w.equals(w.toUpperCase(java.util.Locale.ROOT))) {
            return Set.of(w);
        }
        if (w.endsWith("ая")) {
            return with(cut(w, "ая"), "ая", "ой", "ую", "ою", "ей", "юю");
        }
        if (w.endsWith("ия") || w.endsWith("ія")) {
            return with(w.substring(0, w.length() - 1), "я", "и", "ю", "ей", "й", "ї", "єю", "ята", "ја");
        }
        if (w.endsWith("ия") || w.endsWith("я")) {
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
        return consonant ? with(w, "", "а", "у", "ом", "е", "и", "і", "ом", "ът") : Set.of(w);
    }

    private static Set<String> slavic(String word) {
        if (word.length() < 4 || word.equals(word.toUpperCase(java.util.Locale.ROOT))) {
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

    private static Set<String> baltic(String word) {
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

    private static Set<String> greek(String word) {
        for (String end : new String[] {"ος", "ία", "α", "ες", "η", "ο"}) {
            if (word.length() > 4 && word.endsWith(end)) {
                return with(cut(word, end), end, "ου", "ο", "ας", "ίας", "ων", "ης", "α", "ία", "ίες");
            }
        }
        return Set.of(word);
    }

    private static Set<String> french(String w) {
        Set<String> forms = new LinkedHashSet<>(with(w, "", "s", "e", "es"));
        if (w.endsWith("en") || w.endsWith("on")) {
            forms.addAll(with(w, "ne", "nes"));
        }
        if (w.endsWith("c")) {
            forms.addAll(with(w, "que", "ques"));
        }
        return forms;
    }

    private static Set<String> german(String w) {
        if (w.endsWith("sch")) {
            return with(w, "", "e", "en", "er", "es", "em");
        }
        return with(w, "", "n", "s", "in", "innen", "en");
    }

    private static Set<String> iberian(String w) {
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

    private static Set<String> italian(String w) {
        String stem = w.substring(0, w.length() - 1);
        if (w.endsWith("co") || w.endsWith("go")) {
            return with(stem, "o", "a", "i", "hi", "he");
        }
        return w.endsWith("o") || w.endsWith("a") || w.endsWith("e") ? with(stem, "o", "a", "i", "e") : Set.of(w);
    }

    private static Set<String> russianDemonym(String w) {
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
            String stem = w.endsWith("иец") ? cut(w, "ец") + "" : cut(w, "ец");
            String oblique = w.endsWith("иец") ? cut(w, "иец") + "ий" : stem;
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

    private static String cut(String word, String end) {
        return word.endsWith(end) ? word.substring(0, word.length() - end.length()) : word;
    }

    private static Set<String> with(String stem, String... ends) {
        Set<String> forms = new LinkedHashSet<>();
        for (String end : ends) {
            forms.add(stem + end);
        }
        return forms;
    }

    private static List<Long> hashes(Set<String> forms) {
        return forms.stream().map(Words::hashOf).distinct().toList();
    }
}
