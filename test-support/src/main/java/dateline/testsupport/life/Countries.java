package dateline.testsupport.life;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Countries whose English names are nothing else, so that an article that names one is about it. */
final class Countries {
    private static final Set<String> AMBIGUOUS = Set.of(
            "AS", "BV", "CD", "CG", "CI", "CW", "GE", "GG", "GN", "GS", "HK", "HM", "IM", "IO", "JE", "JO", "MM", "MO",
            "PN", "PS", "RE", "TD", "TF", "TL", "TR", "UM", "US", "VA", "VG", "VI", "AX", "AQ", "EH", "XK", "NF", "CX",
            "CC", "MF", "BL", "PM", "SH", "SJ", "WF", "TK", "NU", "NC", "PF", "YT", "GF", "GP", "MQ", "KY", "TC", "BQ",
            "SX", "MS", "AI", "AW", "BM", "GI", "GL", "FO", "FK", "GU", "MP", "PR", "DM", "CK", "FM", "GW", "GQ");

    private Countries() {}

    static List<String> names() {
        return Stream.of(Locale.getISOCountries())
                .filter(code -> !AMBIGUOUS.contains(code))
                .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH))
                .filter(name -> name.matches("[A-Z][a-z]+( [A-Z][a-z]+)?"))
                .toList();
    }
}
