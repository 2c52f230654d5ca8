package dateline.annotate.language;

import dateline.contract.record.Annotation.LanguageStatus;
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
     * @param status how it was found, or why it was not
     * @param second ISO 639-1 code of the other language of a text in two, of the smaller part; else null
     */
    record Language(
            String code,
            double confidence,
            LanguageStatus status,
            @Nullable String second) {
        /** Nothing, or too few words. */
        public static final Language TOO_SHORT = new Language("und", 0, LanguageStatus.TOO_SHORT, null);

        /** Words of no language that is known. */
        public static final Language UNKNOWN = new Language("und", 0, LanguageStatus.UNKNOWN, null);

        /** What the text says. */
        static Language detected(String code, double confidence) {
            return new Language(code, confidence, LanguageStatus.DETECTED, null);
        }

        /** What the publisher says and the text does not deny. */
        static Language declared(String code, double confidence) {
            return new Language(code, confidence, LanguageStatus.DECLARED, null);
        }
    }
}
