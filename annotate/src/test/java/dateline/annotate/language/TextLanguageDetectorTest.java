package dateline.annotate.language;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.annotate.language.LanguageDetector.Language;
import dateline.contract.record.Annotation.LanguageStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLanguageDetectorTest {
    private static final TextLanguageDetector DETECTOR = TextLanguageDetector.load();

    private static final String ENGLISH =
            "The ministers of both countries said on Monday that they had agreed on a plan"
                    + " for the border. The agreement is to be signed before the end of the year, and both parliaments must vote"
                    + " on it. Farmers on either side had waited for a decision for more than ten years. ";
    private static final String ARABIC = "اتفق وزراء البلدين يوم الاثنين على خطة للحدود المشتركة بعد سنوات من التفاوض."
            + " ومن المقرر أن يوقع الاتفاق قبل نهاية العام، وأن يصوت عليه البرلمانان. وقال المزارعون على الجانبين إنهم"
            + " انتظروا هذا القرار أكثر من عشر سنوات، وإنهم يأملون أن ينفذ سريعا. ";
    private static final String FRENCH =
            "Les ministres des deux pays ont annoncé lundi un accord sur la frontière commune."
                    + " Le texte doit être signé avant la fin de l'année, et les deux parlements devront encore le voter. Les"
                    + " agriculteurs attendaient une décision depuis plus de dix ans. ";
    private static final String GERMAN = "Die Minister beider Länder haben sich am Montag auf einen Plan für die Grenze"
            + " geeinigt. Das Abkommen soll noch vor dem Ende des Jahres unterschrieben werden, beide Parlamente müssen"
            + " darüber abstimmen. Die Bauern hatten seit mehr als zehn Jahren auf eine Entscheidung gewartet. ";

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
                "nb|Jeg vet ikke hva de sier, men hun har vært der hver dag siden mandag.",
                "nn|Eg veit ikkje kva dei seier, men ho har vore der kvar dag sidan måndag.",
                "da|Jeg ved ikke, hvad de siger, men hun har været der hver dag siden mandag.",
                "cs|Ministři obou zemí se v pondělí dohodli na plánu pro společnou hranici.",
                "sk|Ministri oboch krajín sa v pondelok dohodli na pláne pre spoločnú hranicu.",
                "hr|Ministri obiju zemalja dogovorili su se tijekom tjedna o zajedničkoj granici.",
                "sr|Министри двеју земаља договорили су се у понедељак о граници.",
                "sr|Ministri su prošle nedelje posle dugih pregovora rekli da je reč o promeni granice.",
                "id|Para menteri kedua negara sepakat karena mereka tidak bisa menunggu lebih lama.",
                "ms|Menteri kedua-dua negara bersetuju kerana mereka tidak boleh menunggu lebih lama lagi.",
                "ru|Министры двух стран в понедельник договорились о границе.",
                "uk|Міністри двох країн у понеділок домовилися про кордон.",
                "bg|Министрите на двете страни се договориха в понеделник за границата.",
                "ar|اتفق وزراء البلدين يوم الاثنين على خطة للحدود.",
                "fa|وزیران دو کشور روز دوشنبه درباره مرز توافق کردند و گفتند.",
                "ur|دونوں ممالک کے وزراء نے پیر کو سرحد کے بارے میں اتفاق کیا ہے۔",
                "hi|दोनों देशों के मंत्री सोमवार को सीमा पर सहमत हुए हैं।",
                "mr|दोन्ही देशांचे मंत्री सोमवारी सीमेबाबत सहमत झाले आहेत.",
                "he|שרי שתי המדינות הסכימו ביום שני על תוכנית לגבול.",
                "el|Οι υπουργοί συμφώνησαν τη Δευτέρα.",
                "zh|两国部长周一就边界计划达成一致。",
                "ja|両国の大臣は月曜日に国境計画で合意した。",
                "ko|양국 장관은 월요일 국경 계획에 합의했다.",
                "th|รัฐมนตรีทั้งสองประเทศตกลงกัน",
            })
    void sentence_hasItsLanguage(String language, String text) {
        assertThat(DETECTOR.detect("", text, null))
                .extracting(Language::code, Language::status)
                .containsExactly(language, LanguageStatus.DETECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "Hello world",
                "12,345.67 %",
                "🚀🔥",
                "https://example.org/le/monde/est/grand",
                "@minister #Grenzplan",
                "...",
                "\u200f\u200e",
                "Kenya \u200b votes \u200e \u200d",
                "\u200b\u200b Kenya \u0301 votes",
                "Kenya votes\n\ud83d Kenya \ude00",
                "Kenya\ude00 Kenya Kenya\ude00"
            })
    void tooShort_saysSo(String text) {
        assertThat(DETECTOR.detect("", text, null)).isEqualTo(Language.TOO_SHORT);
    }

    @Test
    void tooShort_isTakenForTheDeclaredLanguage_whereItCanBe() {
        assertThat(DETECTOR.detect("OK", "", "de-AT"))
                .extracting(Language::code, Language::status)
                .containsExactly("de", LanguageStatus.DECLARED);
        assertThat(DETECTOR.detect("OK", "", "ru")).isEqualTo(Language.TOO_SHORT);
        assertThat(DETECTOR.detect("", "", "en")).isEqualTo(Language.TOO_SHORT);
    }

    @ParameterizedTest
    @CsvSource({"שלום,he", "Ειρήνη,el", "สันติภาพ,th", "평화,ko"})
    void oneWordOfAScriptOfItsOwn_isEnough(String word, String language) {
        assertThat(DETECTOR.detect("", word, null))
                .extracting(Language::code, Language::status)
                .containsExactly(language, LanguageStatus.DETECTED);
    }

    @Test
    void noLanguage_isUnknown() {
        assertThat(DETECTOR.detect("", "Qzx wvkj xqpt zzgh vbnq kjhx wqqz plmx ghtz rrkv bxcz.", null))
                .isEqualTo(Language.UNKNOWN);
        assertThat(DETECTOR.detect("", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎠᎴ ᏧᎾᏙᏓᏈᏒ", null)).isEqualTo(Language.UNKNOWN);
    }

    @Test
    void hint_decidesBetweenNearLanguages_andNotAgainstTheText() {
        String text = "Menteri kedua negara sepakat soal perbatasan pada hari Senin.";

        assertThat(DETECTOR.detect("", text, "ms").code()).isEqualTo("ms");
        assertThat(DETECTOR.detect("", text, "id").code()).isEqualTo("id");
        assertThat(DETECTOR.detect("", text, "el").code()).isIn("id", "ms");
        assertThat(DETECTOR.detect("", ENGLISH, "fr").code()).isEqualTo("en");
    }

    static Stream<List<String>> halves() {
        return Stream.of(
                List.of("en", "ar", ENGLISH.repeat(2), ARABIC),
                List.of("fr", "de", FRENCH.repeat(3), GERMAN.repeat(2)),
                List.of("de", "en", GERMAN + "\n\n" + GERMAN, ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("halves")
    void halfAndHalf_isMixed_andTheLargerPartIsTheLanguage(List<String> text) {
        assertThat(DETECTOR.detect("", text.get(2) + "\n\n" + text.get(3), null))
                .extracting(Language::code, Language::status, Language::second)
                .containsExactly(text.get(0), LanguageStatus.MIXED, text.get(1));
    }

    @Test
    void foreignNameQuoteOrSentence_isNotMixed() {
        assertThat(DETECTOR.detect(
                        "", ENGLISH + "„Wir haben lange darauf gewartet“, he said in German. " + ENGLISH, null))
                .isEqualTo(Language.detected("en", 1));
        assertThat(DETECTOR.detect("", ENGLISH + "اتفق وزراء البلدين يوم الاثنين. " + ENGLISH, null))
                .isEqualTo(Language.detected("en", 1));
    }

    @Test
    void title_isLookedAtOnlyWhereTheTextIsShort() {
        assertThat(DETECTOR.detect("The ministers agreed on a plan for the border", "Monday", null)
                        .code())
                .isEqualTo("en");
        assertThat(DETECTOR.detect("Die Minister haben sich auf einen Plan für die Grenze geeinigt", ENGLISH, null))
                .isEqualTo(Language.detected("en", 1));
    }

    @Test
    void anyInput_isAnswered() {
        assertThat(DETECTOR.detect("\ud800", "\u0000\udc00\uffff ".repeat(1000), "x-!!"))
                .isEqualTo(Language.TOO_SHORT);
        assertThat(DETECTOR.detect("", ENGLISH.repeat(20_000), null).code()).isEqualTo("en");
        assertThat(DETECTOR.detect("", "\u202e" + ARABIC.replace(' ', '\u0007').repeat(2_000), null)
                        .code())
                .isEqualTo("ar");
        assertThat(DETECTOR.detect("a".repeat(1_000_000), "a@".repeat(2_000_000), "en"))
                .isEqualTo(Language.TOO_SHORT);
    }
}
