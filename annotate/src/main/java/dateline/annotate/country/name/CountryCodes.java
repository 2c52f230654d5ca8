package dateline.annotate.country.name;

import dateline.annotate.resource.ResourceFiles;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The countries that Dateline knows: every officially assigned ISO 3166-1 alpha-2 code, and XK for Kosovo, which ISO
 * leaves to its users.
 *
 * <p>A code here says where a text's place lies, not whose it should be. Territories with a code of their own (Hong
 * Kong, Taiwan, Palestine, Western Sahara, Greenland, Puerto Rico) are countries of their own; the parts of the United
 * Kingdom are GB; Crimea and the Donbas are UA; Northern Cyprus is CY; Abkhazia and South Ossetia are GE; Somaliland is
 * SO. {@code docs/annotation.md} gives the reasons. Immutable, safe for any number of threads.
 */
public final class CountryCodes {
    private static final Map<String, String> NAMES = load();

    private CountryCodes() {}

    /** All codes in alphabetical order: 249 of ISO 3166-1 and XK. */
    public static Set<String> codes() {
        return NAMES.keySet();
    }

    /** Whether the code is one of {@link #codes}, in capitals. */
    public static boolean isKnown(@Nullable String code) {
        return code != null && NAMES.containsKey(code);
    }

    /** The country's short English name, "Ivory Coast" for CI; the code itself if it is not a known one. */
    public static String englishName(String code) {
        return NAMES.getOrDefault(code, code);
    }

    private static Map<String, String> load() {
        Map<String, String> names = new TreeMap<>();
        for (String line : ResourceFiles.lines("country/english.txt")) {
            String[] columns = line.split("\\|", -1);
            names.put(columns[0], columns[1]);
        }
        return Collections.unmodifiableMap(names);
    }
}
