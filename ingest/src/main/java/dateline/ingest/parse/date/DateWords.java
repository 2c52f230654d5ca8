package dateline.ingest.parse.date;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.util.HashMap;
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

    /** One line a language, the months in order; a word matches if it is one of these or the start of one. */
    private static final String[] MONTHS = {
        "january february march april may june july august september october november december",
        "januar februar marz april mai juni juli august september oktober november dezember",
        "janner feber maerz april mai juni juli august sept okt nov dez",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
        "styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январь февраль март апрель маи июнь июль август сентябрь октябрь ноябрь декабрь",
        "сiчня лютого березня квiтня травня червня липня серпня вересня жовтня листопада грудня",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "ocak subat mart nisan mayıs haziran temmuz agustos eylul ekim kasım aralık",
        "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
        "ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου",
        "ιανουαριος φεβρουαριος μαρτιος απριλιος μαιος ιουνιος ιουλιος αυγουστος σεπτεμβριος οκτωβριος νοεμβριος δεκεμβριος",
        "ιαν φεβ μαρ απρ μαω ιουν ιουλ αυγ σεπτ οκτ νοε δεκ",
        "januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december",
        "januar februar marts april maj juni juli august september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
        "ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince",
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
        "januari februari maret april mei juni juli agustus september oktober november desember",
        "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
        "يناير فبراير مارس ابريل مايو يونيه يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
        "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand",
    };

    private static final String[] WEEKDAYS = {
        "monday tuesday wednesday thursday friday saturday sunday",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miercoles jueves viernes sabado domingo",
        "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    };

    /** Minutes east of Greenwich. Short names are ambiguous; these are the readings that feeds use. */
    private static final String ZONES =
            "z=0 ut=0 utc=0 gmt=0 etc=0 wet=0 west=60 bst=60 ist=330 cet=60 met=60 mez=60 mesz=120 cest=120"
                    + " mest=120 eet=120 eest=180 msk=180 msd=240 trt=180 sast=120 cat=120 wat=60 eat=180 gst=240 pkt=300 npt=345 ict=420 wib=420 sgt=480 hkt=480 myt=480 pht=480 awst=480"
                    + " jst=540 kst=540 acst=570 acdt=630 aest=600 aedt=660 nzst=720 nzdt=780 idt=180"
                    + " nst=-210 ndt=-150 ast=-240 adt=-180 est=-300 edt=-240 et=-300 cst=-360 cdt=-300 ct=-360 mst=-420 mdt=-360 mt=-420"
                    + " pst=-480 pdt=-420 pt=-480 akst=-540 akdt=-480 hst=-600 brt=-180 brst=-120 art=-180 clt=-240 clst=-180 cot=-300 pet=-300 vet=-240"
                    + " a=-60 n=60 m=-720 y=720";

    private static final Map<String, Integer> MONTH = prefixes(MONTHS, 3);
    private static final Map<String, Integer> ENGLISH = beginnings(MONTHS[0].split(" "), 3);
    private static final Map<String, Integer> WEEKDAY = prefixes(WEEKDAYS, 2);
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
    private static Map<String, Integer> prefixes(String[] languages, int shortest) {
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
        for (String pair : ZONES.split(" ")) {
            int at = pair.indexOf('=');
            found.put(pair.substring(0, at), Integer.valueOf(pair.substring(at + 1)));
        }
        return Map.copyOf(found);
    }
}
