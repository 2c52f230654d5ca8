package dateline.enrich.language;

import org.jspecify.annotations.Nullable;

/** Says which language a text is in. Deterministic, safe for any number of threads. */
public interface LanguageDetector {
    /**
     * The language of a text.
     *
     * @param title may be empty
     * @param text may be empty
     * @param hint BCP 47 tag that the publisher declares; used where the text alone does not decide
     */
    Language detect(String title, String text, @Nullable String hint);

    /**
     * A finding.
     *
     * @param code ISO 639-1, or {@code und} where it cannot be said
     * @param confidence 0..1
     */
    record Language(String code, double confidence) {
        public static final Language UNDETERMINED = new Language("und", 0);
    }
}
