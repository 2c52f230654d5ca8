package dateline.annotate.country;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Country;
import dateline.contract.record.Country.How;
import dateline.contract.record.Entity;
import dateline.contract.record.Field;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconCountryDetectorTest {
    private static final LexiconCountryDetector DETECTOR = LexiconCountryDetector.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The U.S. and the UAE signed a deal.|AE US",
                "Clashes in DR Congo spread.|CD",
                "Burma and Ivory Coast recalled their envoys.|CI MM",
                "Czechia beat Côte d'Ivoire.|CI CZ",
                "Voters in Scotland, Wales and Northern Ireland decide.|GB",
                "Kosovo opened an embassy.|XK",
                "A court in Papua New Guinea ruled.|PG",
                "Equatorial Guinea pumps less oil.|GQ",
                "Guinea-Bissau held a vote.|GW",
                "North Korea fired a missile towards South Korea.|KP KR",
                "South Sudan signed a truce.|SS",
                "American Samoa was hit by a storm.|AS",
                "Nigerien soldiers crossed the border.|NE",
                "Nigerian soldiers crossed the border.|NG",
                "The Dominican Republic closed the border with Haiti.|DO HT",
                "Dominica rebuilt its port.|DM",
                "Kazakh miners went on strike.|KZ",
                "KENYA AND UGANDA SIGN PACT|KE UG",
                "kenya and uganda sign a pact|KE UG",
            })
    void name_standsForItsCountry(String text, String codes) {
        assertThat(codes(text, "en")).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A storm hit New England.|''",
                "Fans in New South Wales cheered.|AU",
                "Police in New Mexico and New Jersey searched.|US",
                "Native Americans and American Indians met.|''",
                "Paris Hilton wore a dress.|''",
                "Michael Jordan scored again.|''",
                "Tell us more about the turkey and the china.|''",
                "The guinea pig ate.|''",
                "She spoke only French at the clinic.|''",
                "The firm paid US$10 for it.|''",
                "It fell into the South China Sea.|''",
                "Peru, Ind. is a small town.|US",
                "A man from Lebanon, Ohio was jailed.|US",
                "The mayor of Paris, Texas resigned.|US",
            })
    void trap_isNoMentionOfTheOtherCountry(String text, String codes) {
        assertThat(codes(text, "en")).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Georgia and Russia talked in Tbilisi about Abkhazia.|GE",
                "The Georgia legislature met in Atlanta; Florida and Ohio followed.|US",
                "Refugees fled from Chad to Darfur.|TD",
                "Aid arrived in Jordan from Amman.|JO",
                "The bus left Congo for Brazzaville, and Brazzaville waited.|CG",
                "Turkey and Greece agreed.|TR",
            })
    void ambiguousName_isDecidedByTheRestOfTheText(String text, String code) {
        assertThat(codes(text, "en")).contains(code);
        assertThat(code.equals("GE") ? codes(text, "en") : "").doesNotContain("US");
        assertThat(code.equals("US") ? codes(text, "en") : "").doesNotContain("GE");
    }

    @ParameterizedTest
    @CsvSource({"Georgia", "Jordan", "Chad", "Turkey", "Guinea", "Congo", "Niger", "Dominica"})
    void ambiguousNameAlone_isNeverDropped(String name) {
        assertThat(detect("A storm hit " + name + ".", "en")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr|Le président kényan a quitté l’Allemagne.|DE KE",
                "de|Der kenianische Minister verließ Frankreich.|FR KE",
                "es|El gobierno marroquí y España firmaron.|ES MA",
                "pt|Os brasileiros venceram Moçambique.|BR MZ",
                "it|Il premier ungherese arriva in Giappone.|HU JP",
                "ru|В Кении и Германии прошли украинские протесты.|DE KE UA",
                "ar|وصل الرئيس المصري إلى السعودية وللعراق.|EG IQ SA",
                "he|שר החוץ של צרפת ביקר במצרים וביפן.|EG FR JP",
                "tr|Almanya'nın başkenti ve Fransız bakan Kenya'da.|DE FR KE",
                "zh|法国总统访问肯尼亚和中国。|CN FR KE",
                "ja|フランスと韓国はケニアを支援。|FR KE KR",
                "ko|프랑스는 케냐에서 한국과 만났다.|FR KE KR",
                "pl|W Niemczech i Kenii trwają wybory.|DE KE",
                "fi|Saksassa ja Keniassa äänestetään.|DE KE",
                "hu|Kenyában és Kínában választanak.|CN KE",
                "th|ฝรั่งเศสและเคนยาลงนาม|FR KE",
            })
    void otherLanguages_useTheirOwnNames(String language, String text, String codes) {
        assertThat(codes(text, language)).isEqualTo(codes);
    }

    @Test
    void nameInsideAPerson_doesNotCount() {
        String text = "Chad Smith drummed.";
        Entity person = new Entity(Entity.Type.PERSON, Field.TEXT, 0, 10, "Chad Smith", "Chad Smith", 1, null);

        assertThat(DETECTOR.detect("", text, "en", List.of(person), null)).isEmpty();
    }

    @Test
    void officeInsideAPerson_counts() {
        String text = "U.S. Secretary of State John Kerry left.";
        Entity person = new Entity(Entity.Type.PERSON, Field.TEXT, 0, 34, text.substring(0, 34), "John Kerry", 1, null);

        assertThat(DETECTOR.detect("", text, "en", List.of(person), null))
                .extracting(Country::code)
                .containsExactly("US");
    }

    @Test
    void capitalBeforeASpeakingVerb_standsForItsGovernment() {
        Country russia = detect("Moscow said it would answer.", "en").getFirst();

        assertThat(russia.code()).isEqualTo("RU");
        assertThat(russia.how()).isEqualTo(How.CAPITAL_METONYM);
    }

    @Test
    void titleOutranksTheBody_andAboutNamesFewCountries() {
        String text = "Kenyans voted. ".repeat(5) + "Observers from Norway watched.";

        List<Country> countries = DETECTOR.detect("Kenya votes", text, "en", List.of(), null);

        assertThat(countries).extracting(Country::code).containsExactly("KE", "NO");
        assertThat(DETECTOR.about(countries)).containsExactly("KE");
    }

    @Test
    void abbreviation_keepsItsLastDot() {
        assertThat(detect("The U.S. agreed.", "en")
                        .getFirst()
                        .evidence()
                        .getFirst()
                        .text())
                .isEqualTo("U.S.");
    }

    @Test
    void anyText_getsTheSameAnswerTwice_withSpansThatHoldTheirText() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            String title = noise(random, 40);
            String text = noise(random, 400);
            String language = List.of("en", "zh", "ar", "und", "xx").get(i % 5);

            List<Country> countries = DETECTOR.detect(title, text, language, List.of(), null);

            assertThat(DETECTOR.detect(title, text, language, List.of(), null)).isEqualTo(countries);
            assertThat(countries).allSatisfy(country -> assertSpans(title, text, country));
        }
    }

    @Test
    void fiveMegabytes_areAnswered_withBoundedEvidence() {
        String text = "Kenya and Norway \ud800 voted. ".repeat(200_000);

        List<Country> countries = detect(text, "en");

        assertThat(countries).extracting(Country::code).containsExactlyInAnyOrder("KE", "NO");
        assertThat(countries.getFirst().evidence()).hasSizeLessThanOrEqualTo(100);
    }

    private static void assertSpans(String title, String text, Country country) {
        assertThat(country.evidence()).isNotEmpty().allSatisfy(evidence -> {
            String source = evidence.field() == Field.TITLE ? title : text;
            assertThat(source.substring(evidence.start(), evidence.end())).isEqualTo(evidence.text());
        });
    }

    /** Names of countries, halves of surrogate pairs, marks, control characters and letters of all scripts. */
    private static String noise(Random random, int length) {
        List<String> names =
                List.of("Kenya", "U.S.", "法国", "مصر", "Côte d'Ivoire", "Paris, Texas", "Georgia", "ฝรั่งเศส");
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(names.get(random.nextInt(names.size())));
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.appendCodePoint(0x1F300 + random.nextInt(500));
                default -> text.append(" ,.-'\n\u0000".charAt(random.nextInt(7)));
            }
        }
        return text.toString();
    }

    private static String codes(String text, String language) {
        return String.join(
                " ", detect(text, language).stream().map(Country::code).sorted().toList());
    }

    private static List<Country> detect(String text, String language) {
        return DETECTOR.detect("", text, language, List.of(), null);
    }
}
