package dateline.annotate.country.name;

import dateline.annotate.resource.ResourceFiles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The forms that a word of a name takes in running text: cases, plurals, genders, and the letters that Arabic and Hebrew
 * write in front. Simple suffix sets, meant for capitalised names of countries and for their adjectives, not for
 * language at large: a form too many costs nothing, as long as it is no other word.
 */
public final class Inflection {
    private static final Endings ENDINGS = Endings.read("country/endings.txt");
    private static final Map<String, List<String>> PROCLITICS = ResourceFiles.sections("country/proclitics.txt");
    private static final List<String> ARABIC_FRONT = proclitics("ar");
    private static final List<String> HEBREW_FRONT = proclitics("he");

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
        int length = word.length();
        Set<String> forms =
                switch (language) {
                    case "ru", "uk", "be", "bg", "mk", "sr" ->
                        isWord(word, 3) ? ENDINGS.of("name cyrillic", word) : Set.of(word);
                    case "pl", "cs", "sk", "hr", "sl", "bs" ->
                        isWord(word, 4) ? ENDINGS.of("name slavic", word) : Set.of(word);
                    case "lt", "lv" -> length > 4 ? ENDINGS.of("name baltic", word) : Set.of(word);
                    case "el" -> length > 4 ? ENDINGS.of("name el", word) : Set.of(word);
                    case "hu" -> last ? ENDINGS.of("name hu", word) : Set.of(word);
                    case "fi", "et" -> ENDINGS.of("name finnic", word);
                    case "az", "kk" -> last ? ENDINGS.of("turkic", word) : Set.of(word);
                    case "ko" -> last ? ENDINGS.of("name ko", word) : Set.of(word);
                    case "de", "sv", "da", "nb", "nl" ->
                        last && length > 3 ? ENDINGS.of("name germanic", word) : Set.of(word);
                    case "ka", "bn" -> ENDINGS.of("name " + language, word);
                    default -> Set.of(word);
                };
        return first ? fronted(language, forms) : forms;
    }

    /** No abbreviation. */
    private static boolean isWord(String word, int least) {
        return word.length() >= least && !word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static Set<String> demonymWord(String language, String word) {
        return switch (language) {
            case "en", "fr", "de", "it", "ar", "he" -> ENDINGS.of("demonym " + language, word);
            case "es", "pt" -> ENDINGS.of("demonym iberian", word);
            case "ru", "uk" -> ENDINGS.of("demonym russian", word);
            case "tr" -> ENDINGS.of("turkic", word);
            default -> Set.of(word);
        };
    }

    private static Set<String> fronted(String language, Set<String> forms) {
        return switch (language) {
            case "ar" -> arabic(forms);
            case "he" -> front(forms, HEBREW_FRONT);
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

    private static Set<String> front(Set<String> forms, List<String> prefixes) {
        Set<String> all = new LinkedHashSet<>();
        for (String form : forms) {
            for (String prefix : prefixes) {
                all.add(prefix + form);
            }
        }
        return all;
    }

    private static List<String> proclitics(String language) {
        return Objects.requireNonNull(PROCLITICS.get(language)).stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .map(letters -> letters.equals("-") ? "" : letters)
                .toList();
    }

    private static List<Long> hashes(Set<String> forms) {
        return forms.stream().map(Words::hashOf).distinct().toList();
    }
}
