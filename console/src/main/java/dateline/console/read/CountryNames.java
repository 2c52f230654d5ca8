package dateline.console.read;

import java.util.Locale;

/** English names of countries. */
final class CountryNames {
    private CountryNames() {}

    /** The country's English name, or its code where the platform knows none. */
    public static String name(String code) {
        return code.equals("XK") ? "Kosovo" : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }
}
