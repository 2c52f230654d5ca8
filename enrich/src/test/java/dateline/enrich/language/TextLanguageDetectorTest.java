package dateline.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLanguageDetectorTest {
    private static final TextLanguageDetector DETECTOR = TextLanguageDetector.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The ministers of both countries said on Monday that they had agreed on a plan for the border.",
                "fr|Les ministres des deux pays ont annoncé lundi un accord sur la frontière commune.",
                "de|Die Minister beider Länder haben sich am Montag auf einen Plan für die Grenze geeinigt.",
                "es|Los ministros de ambos países anunciaron el lunes un acuerdo sobre la frontera.",
                "nl|De ministers van beide landen hebben maandag een akkoord over de grens bereikt.",
                "sw|Mawaziri wa nchi hizo mbili walikubaliana kuhusu mpaka siku ya Jumatatu.",
                "ru|Министры двух стран в понедельник договорились о границе.",
                "uk|Міністри двох країн у понеділок домовилися про кордон.",
                "ar|اتفق وزراء البلدين يوم الاثنين على خطة للحدود.",
                "fa|وزیران دو کشور روز دوشنبه درباره مرز توافق کردند و گفتند.",
                "he|שרי שתי המדינות הסכימו ביום שני על תוכנית לגבול.",
                "el|Οι υπουργοί συμφώνησαν τη Δευτέρα.",
                "zh|两国部长周一就边界计划达成一致。",
                "ja|両国の大臣は月曜日に国境計画で合意した。",
                "ko|양국 장관은 월요일 국경 계획에 합의했다.",
                "th|รัฐมนตรีทั้งสองประเทศตกลงกัน",
            })
    void sentence_hasItsLanguage(String language, String text) {
        assertThat(DETECTOR.detect("", text, null).code()).isEqualTo(language);
    }

    @Test
    void tooShort_isUndetermined_unlessThePublisherSays() {
        assertThat(DETECTOR.detect("", "", "en")).isEqualTo(LanguageDetector.Language.UNDETERMINED);
        assertThat(DETECTOR.detect("OK", "", null)).isEqualTo(LanguageDetector.Language.UNDETERMINED);
        assertThat(DETECTOR.detect("OK", "", "de-AT").code()).isEqualTo("de");
        assertThat(DETECTOR.detect("OK", "", "ru").code()).isEqualTo("und");
    }

    @Test
    void hint_decidesBetweenNearLanguages_andNotAgainstTheText() {
        String text = "Menteri kedua negara sepakat soal perbatasan pada hari Senin.";

        assertThat(DETECTOR.detect("", text, "ms").code()).isEqualTo("ms");
        assertThat(DETECTOR.detect("", text, "id").code()).isEqualTo("id");
        assertThat(DETECTOR.detect("", text, "el").code()).isIn("id", "ms");
    }

    @Test
    void brokenText_isAnswered() {
        assertThat(DETECTOR.detect("\ud800", "\u0000\udc00\uffff ".repeat(1000), "x-!!")
                        .code())
                .isEqualTo("und");
    }
}
