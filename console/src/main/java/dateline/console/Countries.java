package dateline.console;

import java.util.Locale;

/** English names of countries. */
final class Countries {
    private Countries() {}

    /** The country's English name, or its code where the platform knows none. */
    static String name(String code) {
        return code.equals("XK") ? "Kosovo" : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }
}
