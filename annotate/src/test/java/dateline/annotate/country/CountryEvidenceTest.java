package dateline.annotate.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.annotate.resource.ResourceFiles;
import dateline.contract.config.InvalidSetting;
import dateline.contract.record.Country;
import dateline.contract.record.Country.Context;
import dateline.contract.record.Country.Evidence;
import dateline.contract.record.Country.How;
import dateline.contract.record.Entity;
import dateline.contract.record.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryEvidenceTest {
    private static final LexiconCountryDetector DETECTOR = LexiconCountryDetector.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Kremlin dismissed the report.|RU",
                "The Knesset passed the budget.|IL",
                "The Bundestag voted late at night.|DE",
                "Downing Street did not comment.|GB",
                "The White House confirmed the call.|US",
            })
    void institution_standsForItsCountry(String text, String code) {
        Country country = detect(text).getFirst();

        assertThat(country.code()).isEqualTo(code);
        assertThat(country.how()).isEqualTo(How.INSTITUTION);
    }

    @Test
    void nameOfWhereItWasPosted_isACredit() {
        String text = "The wells are dry. The post The wells are dry appeared first on Egypt Today.";
        assertThat(detect(text))
                .flatExtracting(Country::evidence)
                .extracting(Evidence::context)
                .allMatch(Context.CREDIT::equals);
        assertThat(detect(text.replace("The post", "The office")))
                .flatExtracting(Country::evidence)
                .extracting(Evidence::context)
                .contains((Context) null);
    }

    @Test
    void leadersFullName_countsAlsoInsideAPerson() {
        String text = "Emmanuel Macron arrived late.";
        Entity person =
                new Entity(Entity.Type.PERSON, Field.TEXT, 0, 15, "Emmanuel Macron", "Emmanuel Macron", 1, null);

        Country france = DETECTOR.detect("", text, "en", List.of(person), null).getFirst();

        assertThat(france.code()).isEqualTo("FR");
        assertThat(france.how()).isEqualTo(How.LEADER);
    }

    @Test
    void leadersSurname_countsOnceTheArticleHasSaidWhoItIs() {
        assertThat(detect("Prime Minister Modi spoke.").getFirst().code()).isEqualTo("IN");
        assertThat(detect("Narendra Modi spoke. Then Modi left.").getFirst().evidence())
                .hasSize(2);
        assertThat(detect("Ms Park and Mr Johnson opened a bakery.")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ASTANA — Norway and Sweden signed a treaty. Norway will send the text to Sweden.|KZ",
                "LONDON (Reuters) - Norway and Sweden signed a treaty. Norway will send the text to Sweden.|GB",
                "Nairobi, Kenya (AP) – Norway and Sweden signed a treaty. Norway sends it to Sweden.|KE",
            })
    void dateline_isMentionedButNotTheStory(String text, String code) {
        List<Country> countries = detect(text);

        assertThat(countries)
                .filteredOn(country -> country.code().equals(code))
                .singleElement()
                .satisfies(country -> {
                    assertThat(country.evidence()).extracting(Evidence::context).containsOnly(Context.DATELINE);
                    assertThat(country.salience()).isLessThan(0.1);
                });
        assertThat(DETECTOR.about(countries)).containsExactlyInAnyOrder("NO", "SE");
    }

    @Test
    void creditsAndLinks_areNotTheStory() {
        List<Country> countries = detect("Kenyan farmers met in Kenya (Photo by A. Muster in Berlin).\n"
                + "Read also: Brazil votes\nReporting by B. Beispiel in Madrid");

        assertThat(DETECTOR.about(countries)).containsExactly("KE");
        assertThat(contexts(countries, "BR")).containsOnly(Context.RELATED);
        assertThat(contexts(countries, "ES")).containsOnly(Context.CREDIT);
        assertThat(contexts(countries, "DE")).containsOnly(Context.CREDIT);
    }

    @Test
    void onlyADateline_isAboutNothing() {
        List<Country> countries = detect("OSLO — The price of copper rose.");

        assertThat(countries).extracting(Country::code).containsExactly("NO");
        assertThat(DETECTOR.about(countries)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Farmers in Kisumu and Nakuru wait for rain.|KE",
                "A bridge collapsed in Surat after the monsoon.|IN",
                "Prosecutors in Guadalajara opened an inquiry.|MX",
                "Floods cut off Kano and Maiduguri.|NG",
                "Schools in Punjab closed; Lahore and Multan follow.|PK",
                "Dockers in Valparaíso walked out.|CL",
                "Miners near Lubumbashi were freed.|CD",
                "The ferry to Cebu sank off Luzon.|PH",
                "Police in Medellín arrested a gang.|CO",
                "A quake shook Sumatra.|ID",
                "The governor of Hokkaido resigned.|JP",
                "Bavaria elects a parliament.|DE",
                "A court in Córdoba, Argentina, ruled.|AR",
                "The Quebec legislature met.|CA",
                "Voters in Queensland go to the polls.|AU",
                "Protests spread from Bishkek to Osh.|KG",
                "Rebels took Bukavu.|CD",
                "Doctors in Lagos and Abuja strike.|NG",
                "Ships queue outside Chittagong.|BD",
                "Wildfires near Antalya and Izmir spread.|TR",
            })
    void newsFromAnywhere_isPlaced(String text, String code) {
        assertThat(detect(text)).extracting(Country::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Paris Police Department and the Lamar County sheriff in Texas searched a home.|US|FR",
                "Deputies in London, Ky., said the county jail was full.|US|GB",
                "GLASGOW, Ky. — A Glasgow man died near Edmonton.|US|CA",
                "Ontario police in London said the RCMP helped.|CA|GB",
                "The Lebanon High School varsity beat a team from Ohio and Indiana.|US|LB",
            })
    void townOfTheSameName_isDecidedByTheLocalPresssWords(String text, String code, String other) {
        assertThat(detect(text)).extracting(Country::code).contains(code).doesNotContain(other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Gambian fishermen returned; the Bhutanese king spoke.|BT GM",
                "fr|Les pêcheurs gambiens et le roi bhoutanais.|BT GM",
                "de|Gambische Fischer und bhutanische Mönche kamen.|BT GM",
                "es|Los pescadores gambianos y la reina butanesa.|BT GM",
                "pt|Os pescadores gambianos e a rainha butanesa.|BT GM",
                "it|I pescatori gambiani e il re bhutanese.|BT GM",
                "ru|Гамбийские рыбаки и непальская делегация.|GM NP",
                "ar|وصل الوزير النيبالي والوفد الرواندي.|NP RW",
                "he|השר הנפאלי והמשלחת הרואנדית הגיעו.|NP RW",
                "tr|Gambiyalı balıkçılar ve Nepalli dağcılar geldi.|GM NP",
            })
    void demonymsOfSmallerCountries_areKnownInTenLanguages(String language, String text, String codes) {
        List<String> found = DETECTOR.detect("", text, language, List.of(), null).stream()
                .map(Country::code)
                .sorted()
                .toList();

        assertThat(String.join(" ", found)).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource({
        "Sydney Sweeney stars in it.",
        "Jordan Spieth won again.",
        "An Italian restaurant opened on the pier.",
        "Michael Jordan and Chad Smith met.",
        "The Jersey cows came home."
    })
    void personOrCuisine_isNoCountry(String text) {
        assertThat(detect(text)).isEmpty();
    }

    @Test
    void contestedPlace_countsToWhatThePolicySays() {
        CountryPolicy standard = CountryPolicy.defaults();
        LexiconCountryDetector other = LexiconCountryDetector.load(new CountryPolicy(
                "CN", "RS", "none", "MA", "CN", "CN", "RU", "RU", "TR", "IL", "none", "IL", "PK", "GE", "GE", "MD",
                "SO", "AM", "CN", "AR"));

        assertThat(codes(DETECTOR, "Taiwan, Kosovo and Crimea.")).containsExactlyInAnyOrder("TW", "XK", "UA");
        assertThat(codes(other, "Taiwan, Kosovo and Crimea.")).containsExactlyInAnyOrder("CN", "RS", "RU");
        assertThat(codes(other, "Gaza was quiet.")).isEmpty();
        assertThat(codes(other, "Talks on Kashmir resumed.")).contains("PK");
        assertThat(standard.crimea()).isEqualTo("UA");
    }

    @Test
    void policyWithAnUnknownCode_isRefused() {
        assertThatThrownBy(() -> new CountryPolicy(
                        "XX", "XK", "PS", "EH", "HK", "MO", "UA", "UA", "CY", "SY", "IL", "PS", "IN", "GE", "GE", "MD",
                        "SO", "AZ", "CN", "FK"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("not XX");
    }

    @Test
    void everySubjectOfThePolicy_hasItsNames() {
        List<String> listed = ResourceFiles.lines("country/contested.txt").stream()
                .map(line -> line.substring(0, line.indexOf('|')))
                .toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        CountryPolicy.defaults().choices().keySet());
    }

    @Test
    void place_isLocatedWhereTheTextSays() {
        Resolution ohio = DETECTOR.resolve("", "A man from Lebanon, Ohio was jailed.", "en", List.of(), null);
        Resolution beirut = DETECTOR.resolve("", "Beirut and Kenya.", "en", List.of(), null);

        assertThat(ohio.places().getFirst().place().geonamesId()).isEqualTo(4516412);
        assertThat(beirut.places())
                .extracting(located -> located.place().geonamesId())
                .containsExactly(276781L, 192950L);
    }

    @Test
    void placed_givesLocationsTheirPlace() {
        String text = "Rain fell on Nairobi.";
        Entity nairobi = new Entity(Entity.Type.LOCATION, Field.TEXT, 13, 20, "Nairobi", "Nairobi", 1, null);

        List<Entity> placed =
                DETECTOR.resolve("", text, "en", List.of(nairobi), null).placed(List.of(nairobi));

        assertThat(placed.getFirst().place()).isNotNull().satisfies(place -> {
            assertThat(place.country()).isEqualTo("KE");
            assertThat(place.latitude()).isBetween(-1.4, -1.2);
        });
    }

    private static List<Context> contexts(List<Country> countries, String code) {
        return countries.stream()
                .filter(country -> country.code().equals(code))
                .flatMap(country -> country.evidence().stream())
                .map(Evidence::context)
                .toList();
    }

    private static List<String> codes(LexiconCountryDetector detector, String text) {
        return detector.detect("", text, "en", List.of(), null).stream()
                .map(Country::code)
                .toList();
    }

    private static List<Country> detect(String text) {
        return DETECTOR.detect("", text, "en", List.of(), null);
    }
}
