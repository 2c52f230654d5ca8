package dateline.testsupport.feeds;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The ways in which publishers write one and the same address, date, text or name. */
final class Spelling {
    private static final String UPPER = "https://www.news.example";
    private static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.ITALIAN,
            Locale.of("es"),
            Locale.of("pt"),
            Locale.of("nl"),
            Locale.of("ru"),
            Locale.of("pl"),
            Locale.of("tr"),
            Locale.of("uk"));

    private Spelling() {}

    /** An address as text of an element, or as what stands between quotation marks. */
    static String address(Dice dice, String link) {
        String path = link.substring(UPPER.length());
        return switch (dice.below(11)) {
            case 0 -> escaped(escaped(link));
            case 1 -> link;
            case 2 -> "\n    " + escaped(link) + "\n  ";
            case 3 -> escaped(link.substring(0, 30) + "\n      " + link.substring(30));
            case 4 -> escaped(link.replace("%20", " ").replace("%5B", "[").replace("%5D", "]"));
            case 5 -> escaped("www.news.example" + path);
            case 6 -> escaped("//www.news.example" + path);
            case 7 -> escaped(path);
            case 8 -> escaped("https:\\\\www.news.example\\" + path.substring(1));
            case 9 -> escaped("https:/www.news.example" + path);
            default -> escaped(link);
        };
    }

    static String date(Dice dice, Instant date) {
        String iso = date.toString();
        return switch (dice.below(16)) {
            case 0 -> DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atZone(ZoneOffset.UTC));
            case 1 -> iso.replace("T", " ").replace("Z", " +0000");
            case 2 -> String.valueOf(date.getEpochSecond());
            case 3 -> iso.replace("Z", "");
            case 4 -> iso.replaceAll("[-:TZ]", "");
            case 5 -> spelled("uuuu-MM-dd'T'HH:mm:ssXXX", date, dice.pick("+05:30", "-08:00", "+02:00"));
            case 6 -> spelled("EEE, dd MMM uuuu HH:mm:ss 'EST'", date, "-05:00");
            case 7 -> spelled("EEE, d MMM uu HH:mm 'GMT'", date, "Z");
            case 8 -> spelled("MMM d uuuu hh:mm:ss a", date, "Z");
            case 9 -> spelled("uuuu-MM-dd'T'HH:mm:ss.SSS'+00:00'", date, "Z");
            case 10 ->
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss VV")
                        .format(date.atZone(ZoneId.of(dice.pick("Asia/Kolkata", "America/Bogota"))));
            case 11 -> iso.chars().collect(StringBuilder::new, Spelling::arabic, StringBuilder::append) + "";
            case 12 ->
                DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm", dice.pick(LANGUAGES))
                        .format(date.atZone(ZoneOffset.UTC));
            case 13 -> "  " + iso + "\n";
            case 14 -> spelled("d-MMM-uuuu HH:mm:ss z", date, "Z").toUpperCase(Locale.ROOT);
            default -> iso;
        };
    }

    private static void arabic(StringBuilder out, int c) {
        out.append((char) (c >= '0' && c <= '9' ? c - '0' + '٠' : c));
    }

    private static String spelled(String pattern, Instant date, String zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(date.atZone(ZoneOffset.of(zone)));
    }

    /** HTML as text of an element. */
    static String html(Dice dice, String html) {
        return dice.oneIn(2) ? escaped(html) : "<![CDATA[" + html + "]]>";
    }

    /** Plain text as HTML. */
    static String asHtml(Dice dice, String text) {
        String html = escaped(text);
        return switch (dice.below(5)) {
            case 0 -> html.replace("é", "&eacute;").replace("ü", "&uuml;").replace("’", "&rsquo;");
            case 1 -> html.replace("’", "&#146;").replace("é", "&#233;").replace("ö", "&#xF6;");
            case 2 -> html.replace("&amp;", "&"); // browsers know what is meant
            default -> html;
        };
    }

    /** A name as text of an element. */
    static String author(Dice dice, String name) {
        return escaped(
                switch (dice.below(4)) {
                    case 0 -> "desk@news.example (" + name + ")";
                    case 1 -> "By " + name;
                    case 2 -> name + " <desk@news.example>";
                    default -> name;
                });
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
