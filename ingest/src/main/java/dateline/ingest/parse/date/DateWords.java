package dateline.ingest.parse.date;

import dateline.ingest.parse.text.WordList;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of months, weekdays and zones as feeds write them, without accents and in lower case. */
final class DateWords {
    /** Accents of European letters, and the points of Arabic, Hebrew and Indian ones that some leave out. */
    private static final Pattern ACCENTS =
            Pattern.compile("[\\u0300-\\u036f\\u0591-\\u05c7\\u064b-\\u065f\\u0670\\u093c\\u09bc]+");

    private static final Pattern THAI_DOT = Pattern.compile("(?<=[\\u0e01-\\u0e4f])\\.");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    private static final List<String> MONTHS = WordList.lines(DateWords.class, "months.txt");
    private static final Map<String, Integer> MONTH = prefixes(MONTHS, 3);
    private static final Map<String, Integer> ENGLISH =
            beginnings(MONTHS.getFirst().split(" "), 3);
    private static final Map<String, Integer> WEEKDAY = prefixes(WordList.lines(DateWords.class, "weekdays.txt"), 2);
    private static final Map<String, Integer> ZONE = zones();

    private DateWords() {}

    /** Lower case, composed anew without accents. */
    static String fold(String text) {
        String plain = text.codePoints().allMatch(c -> c < 128)
                ? text
                : Normalizer.normalize(
                        ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                                .replaceAll(""),
                        Normalizer.Form.NFC);
        return FeedDates.lower(
                plain.indexOf('.') < 0 ? plain : THAI_DOT.matcher(plain).replaceAll(""));
    }

    /** The words of a name, with one space between. */
    static String words(String folded) {
        return WORD.matcher(folded).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    /** The text with digits of all scripts as those of ASCII. */
    static String digits(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c > 0x7f && Character.isDigit(c) ? Character.digit(c, 10) : -1;
            if (digit >= 0) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, (char) ('0' + digit));
            }
        }
        return out == null ? text : out.toString();
    }

    /** Whether a word begins one of the months' English names. */
    static boolean isEnglish(String word) {
        return ENGLISH.containsKey(word);
    }

    /** 1 to 12, or 0 if the word is no month. */
    static int month(String word) {
        return MONTH.getOrDefault(word, 0);
    }

    static @Nullable DayOfWeek weekday(String word) {
        Integer day = WEEKDAY.get(word);
        return day == null ? null : DayOfWeek.of(day);
    }

    /** Seconds east of Greenwich, or null if the word names no zone that is known. */
    static @Nullable Integer zone(String word) {
        Integer minutes = ZONE.get(word.startsWith("etc/") ? word.substring(4) : word);
        return minutes == null ? null : minutes * 60;
    }

    /** Each name and each of its beginnings that no other name of its language shares; earlier languages win. */
    private static Map<String, Integer> prefixes(List<String> languages, int shortest) {
        Map<String, Integer> found = new HashMap<>();
        for (String language : languages) {
            beginnings(language.split(" "), shortest).forEach(found::putIfAbsent);
        }
        return Map.copyOf(found);
    }

    private static Map<String, Integer> beginnings(String[] names, int shortest) {
        Map<String, Integer> found = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            String name = fold(names[i]);
            for (int end = Math.min(shortest, name.length()); end <= name.length(); end++) {
                found.merge(name.substring(0, end), i + 1, (a, b) -> 0);
            }
        }
        for (int i = 0; i < names.length; i++) {
            found.put(fold(names[i]), i + 1);
        }
        found.values().removeIf(value -> value == 0);
        return found;
    }

    private static Map<String, Integer> zones() {
        Map<String, Integer> found = new HashMap<>();
        for (String pair :
                String.join(" ", WordList.lines(DateWords.class, "zones.txt")).split(" ")) {
            int at = pair.indexOf('=');
            found.put(pair.substring(0, at), Integer.valueOf(pair.substring(at + 1)));
        }
        return Map.copyOf(found);
    }
}
