package dateline.annotate.country.name;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The languages that the name lists know, as bits of a {@code long}. */
public final class TextLanguages {
    public static final long ALL = -1L;
    private static final List<String> CODES = List.of(
            "en", "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "es", "et", "eu",
            "fa", "fi", "fr", "ga", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "ko", "lt",
            "lv", "mk", "mn", "mr", "ms", "nb", "nl", "pa", "pl", "pt", "ro", "ru", "sk", "sl", "so", "sq", "sr", "sv",
            "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "zh");
    private static final Map<String, Long> BITS = bits();
    public static final long ENGLISH = bit("en");

    private TextLanguages() {}

    /** The language's bit, 0 for one without lists. */
    public static long bit(String language) {
        return BITS.getOrDefault(language, 0L);
    }

    private static Map<String, Long> bits() {
        Map<String, Long> bits = new HashMap<>();
        for (int i = 0; i < CODES.size(); i++) {
            bits.put(CODES.get(i), 1L << i);
        }
        bits.put("no", bits.get("nb"));
        bits.put("nn", bits.get("nb"));
        bits.put("iw", bits.get("he"));
        return Map.copyOf(bits);
    }
}
