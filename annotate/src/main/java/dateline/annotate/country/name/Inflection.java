package dateline.annotate.country.name;

import static dateline.annotate.country.name.Suffixes.cut;
import static dateline.annotate.country.name.Suffixes.with;

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
    private static final Affixes AFFIXES = Affixes.read("country/affixes.txt");

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
                    case "ru", "uk", "be", "bg", "mk", "sr" -> NameEndings.cyrillic(word);
                    case "pl", "cs", "sk", "hr", "sl", "bs" -> NameEndings.slavic(word);
                    case "lt", "lv" -> NameEndings.baltic(word);
                    case "el" -> NameEndings.greek(word);
                    case "hu" -> last ? with(word, AFFIXES.of("name hu")) : Set.of(word);
                    case "fi", "et" -> with(word, AFFIXES.of("name fi"));
                    case "az", "kk" -> last ? with(word, AFFIXES.of("turkic")) : Set.of(word);
                    case "ko" -> last ? with(word, AFFIXES.of("name ko")) : Set.of(word);
                    case "de", "sv", "da", "nb", "nl" -> last && word.length() > 3 ? with(word, "", "s") : Set.of(word);
                    case "ka" -> with(cut(word, "ი"), AFFIXES.of("name ka"));
                    case "bn" -> with(word, AFFIXES.of("name bn"));
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
            case "fr" -> DemonymEndings.french(word);
            case "de" -> DemonymEndings.german(word);
            case "es", "pt" -> DemonymEndings.iberian(word);
            case "it" -> DemonymEndings.italian(word);
            case "ru", "uk" -> DemonymEndings.russian(word);
            case "ar" -> with(word, AFFIXES.of("demonym ar"));
            case "he" -> with(word, AFFIXES.of("demonym he"));
            case "tr" -> with(word, AFFIXES.of("turkic"));
            default -> Set.of(word);
        };
    }

    private static Set<String> fronted(String language, Set<String> forms) {
        return switch (language) {
            case "ar" -> arabic(forms);
            case "he" -> front(forms, AFFIXES.of("front he"));
            default -> forms;
        };
    }

    private static Set<String> arabic(Set<String> forms) {
        Set<String> all = new LinkedHashSet<>();
        for (String form : forms) {
            String bare = form.startsWith("ال") ? form.substring(2) : form;
            for (String prefix : AFFIXES.of("front ar")) {
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

    private static List<Long> hashes(Set<String> forms) {
        return forms.stream().map(Words::hashOf).distinct().toList();
    }
}
