package dateline.ingest.parse.date;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names of months and weekdays in many languages, as Unicode's locale data (CLDR) have them; asked only for words that
 * {@link DateWords} does not know, or that its language reads in its own way. Any thread may call.
 */
final class CalendarWords {
    /** In which order languages are asked where nothing tells which one it is; with the calendars they are dated by. */
    private static final String[] LANGUAGES =
            ("ar ar_LB ar_DZ ar_MA ar@calendar=islamic fa@calendar=gregorian fa@calendar=persian fa_AF@calendar=persian"
                            + " he hi bn ur ta te mr gu kn ml pa ne si th lo my km vi bg sr sr_Latn mk uk be sl hr bs sk cs lv lt et ca"
                            + " gl eu is ga cy sq az uz uz_Cyrl kk ky tg tk mn ka hy am ti sw so ha yo fil ms id af lb mt fo nb da fi hu ro el"
                            + " ps@calendar=gregorian ku ckb@calendar=gregorian sd zh ja ko")
                    .split(" ");

    private static final Set<String> KNOWN =
            Arrays.stream(LANGUAGES).map(CalendarWords::primary).collect(Collectors.toUnmodifiableSet());
    private static final Map<String, Map<String, Integer>> OWN = new ConcurrentHashMap<>();
    private static final Map<String, Names> LOADED = new ConcurrentHashMap<>();

    private CalendarWords() {}

    private record Names(Map<String, Integer> months, Map<String, DayOfWeek> days) {}

    private static final class All {
        static final Names NAMES = all();

        private static Names all() {
            Names names = new Names(new HashMap<>(), new HashMap<>());
            for (String language : LANGUAGES) {
                Names own = of(language);
                own.months().forEach(names.months()::putIfAbsent);
                own.days().forEach(names.days()::putIfAbsent);
            }
            return names;
        }
    }

    /**
     * 1 to 12 by a language's own names, or 0; languages that are not listed have none, so that no document loads locales
     * without end.
     */
    static int month(String word, String language) {
        return KNOWN.contains(language)
                ? OWN.computeIfAbsent(language, CalendarWords::own).getOrDefault(word, 0)
                : 0;
    }

    private static Map<String, Integer> own(String language) {
        Map<String, Integer> months = new HashMap<>();
        for (String one : LANGUAGES) {
            if (primary(one).equals(language)) {
                of(one).months().forEach(months::putIfAbsent);
            }
        }
        return months;
    }

    private static String primary(String locale) {
        return locale.split("[_@]", 2)[0];
    }

    /** 1 to 12, or 0 if no language names a month so. */
    static int month(String word) {
        return All.NAMES.months().getOrDefault(word, 0);
    }

    static @Nullable DayOfWeek weekday(String word) {
        return All.NAMES.days().get(word);
    }

    /** All months that a word stands for in some language. */
    static Set<Integer> months(String word) {
        Set<Integer> found = new LinkedHashSet<>();
        for (String language : LANGUAGES) {
            int month = of(language).months().getOrDefault(word, 0);
            if (month > 0) {
                found.add(month);
            }
        }
        return found;
    }

    private static Names of(String language) {
        return LOADED.computeIfAbsent(language, CalendarWords::load);
    }

    private static Names load(String language) {
        ULocale locale = new ULocale(language);
        DateFormatSymbols symbols = new DateFormatSymbols(Calendar.getInstance(locale), locale);
        Names names = new Names(new HashMap<>(), new HashMap<>());
        for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
            for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
                String[] months = symbols.getMonths(context, width);
                for (int i = 0; i < Math.min(12, months.length); i++) {
                    put(names.months(), months[i], i + 1);
                }
                String[] days = symbols.getWeekdays(context, width);
                for (int i = 1; i < days.length; i++) { // Sunday is the first
                    put(names.days(), days[i], DayOfWeek.of(i == 1 ? 7 : i - 1));
                }
            }
        }
        return names;
    }

    private static <T> void put(Map<String, T> names, String name, T value) {
        String word = DateWords.words(DateWords.fold(name));
        if (word.length() > 1 && name.chars().noneMatch(Character::isDigit)) {
            names.putIfAbsent(word, value);
        }
    }
}
