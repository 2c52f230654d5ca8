package dateline.annotate.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.record.TopicScore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTopicClassifierTest {
    private static final MediaTopicClassifier CLASSIFIER = MediaTopicClassifier.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01000000 | Director's new film opens festival | The actress stars in the drama, whose soundtrack was written by the singer.
            02000000 | Man sentenced to life in prison for murder of neighbour | A jury found him guilty after a three-week trial. The judge said the killing was planned.
            03000000 | Earthquake topples houses, rescuers search the rubble | Rescue teams pulled survivors from collapsed buildings as aftershocks shook the region.
            04000000 | Central bank raises interest rates as inflation climbs | Economists expect slower growth. Shares fell and the currency rose.
            05000000 | Schools short of teachers as pupils return to classrooms | Universities and colleges also report fewer students.
            06000000 | Deforestation of the rainforest threatens endangered species | Carbon emissions and pollution from logging harm wildlife.
            07000000 | New malaria vaccine protects children, trial finds | Doctors gave the vaccine to 5,000 patients; infections fell by half.
            08000000 | Royal wedding: bride and groom wave to crowds | The prince and the duchess married at the palace.
            09000000 | Rail workers begin strike over wages | The union called the walkout after talks with employers failed; picket lines formed at dawn.
            10000000 | An easy recipe for lemon cake | Bake it in your kitchen for dessert; serve with coffee.
            11000000 | Opposition wins parliamentary election by a narrow margin | The prime minister conceded; the largest party will form a government.
            12000000 | Pope appoints new archbishop | The Vatican named the priest to lead the Catholic diocese; thousands prayed in the cathedral.
            13000000 | Telescope spots water vapour on distant planet | Astronomers said the spacecraft could find more such planets in our galaxy.
            14000000 | Families adopt more children as attitudes to gender change | Parents and lesbian couples speak of discrimination and racism.
            15000000 | Late goal sends the team into the Champions League final | The striker scored in the 89th minute and the coach praised his players.
            16000000 | Airstrikes hit rebel positions as ceasefire collapses | Troops shelled villages near the front line and militants fired rockets.
            17000000 | Winter storm brings heavy snow and freezing temperatures | Forecasters warned of blizzard conditions until Friday.
            """)
    void english_getsItsTopLevelTopicFirst(String digits, String title, String text) {
        assertThat(CLASSIFIER.classify(title, text, "en").getFirst().code()).isEqualTo("medtop:" + digits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | 11000000 | Le président nomme un premier ministre après les élections
            de | 03000000 | Erdbeben erschüttert die Küste, Rettungskräfte suchen Vermisste
            es | 15000000 | El equipo gana la final de la Copa con un gol tardío
            pt | 03000000 | Incêndio destrói prédio e deixa vítimas, dizem bombeiros
            it | 09000000 | Sciopero dei lavoratori, il sindacato chiede salari più alti
            ru | 04000000 | Рубль упал после решения банка об инфляции
            ar | 16000000 | الجيش يقصف مواقع المسلحين بعد انهيار وقف إطلاق النار
            he | 11000000 | הממשלה אישרה את התקציב לאחר הצבעה בכנסת
            tr | 11000000 | Cumhurbaşkanı seçim tarihini mecliste açıkladı
            nl | 09000000 | Vakbond roept werknemers op tot staking voor hogere lonen
            pl | 07000000 | Szpital przyjmuje pacjentów, lekarze ostrzegają przed epidemią
            uk | 16000000 | Армія відбила атаку, солдати тримають фронт
            id | 03000000 | Gempa dan banjir, tim SAR mencari korban
            fa | 15000000 | تیم ملی فوتبال قهرمان جام جهانی شد
            hi | 11000000 | प्रधानमंत्री ने संसद में चुनाव की घोषणा की
            zh | 04000000 | 央行下调利率，股市上涨
            ja | 17000000 | 台風接近で大雨のおそれ、気象庁が警戒呼びかけ
            """)
    void otherLanguage_getsItsTopLevelTopicByCues(String language, String digits, String title) {
        assertThat(CLASSIFIER.classify(title, "", language).getFirst().code()).isEqualTo("medtop:" + digits);
    }

    @Test
    void subtopics_comeBelowTheirTopLevelTopic() {
        List<TopicScore> topics = CLASSIFIER.classify(
                "Opposition wins parliamentary election", "Voters turned out in record numbers for the ballot.", "en");

        assertThat(topics).extracting(TopicScore::name).startsWith("politics").contains("election");
        assertThat(topics).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(topics).allSatisfy(topic -> assertThat(topic.score()).isBetween(0.0, 1.0));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "subtopics-en.tsv", delimiter = '\t')
    void subtopic_isFoundWhereTheTextSpeaksOfIt(String digits, String text) {
        assertThat(CLASSIFIER.classify("", text, "en"))
                .extracting(TopicScore::code)
                .contains("medtop:" + digits);
    }

    @Test
    void subtopic_scoresBelowItsTopLevelTopic() {
        List<TopicScore> topics = CLASSIFIER.classify(
                "Tennis: Djokovic beats Nadal at Wimbledon",
                "The French Open and other Grand Slam titles are next.",
                "en");

        assertThat(topics.getFirst().name()).isEqualTo("sport");
        assertThat(topics).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"It is what it is", "This is how they did it", "Here's why you should not", "What we know so far"
            })
    void functionWordsOnly_getNoTopic(String title) {
        assertThat(CLASSIFIER.classify(title, "", "en")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "xqzt vrrm plokij, fnord zzyx qwop",
        "'... !!! ???', '12 :: 34'",
        "'\uD83D\uDE00\uD800', '\uDC00'"
    })
    void nothingKnown_getsNoTopic(String title, String text) {
        assertThat(CLASSIFIER.classify(title, text, "en")).isEmpty();
    }

    @Test
    void languageWithoutModel_getsNoTopic() {
        assertThat(CLASSIFIER.classify("election government president", "", "sw"))
                .isEmpty();
    }

    @Test
    void hugeText_isAnsweredByItsBeginning() {
        String lead = "The striker scored a goal and the football team won the match. ";

        assertThat(CLASSIFIER.classify("", lead.repeat(200) + "x".repeat(5_000_000), "en"))
                .isEqualTo(CLASSIFIER.classify("", lead.repeat(200), "en"))
                .extracting(TopicScore::name)
                .contains("sport");
    }

    @Test
    void modelOfOtherClasses_isRefused() {
        TopicModel two = new TopicModel(new float[2], 1, new int[0], new byte[0]);

        assertThatThrownBy(() -> new MediaTopicClassifier(MediaTopics.load(), two))
                .hasMessageContaining("2 classes");
    }
}
