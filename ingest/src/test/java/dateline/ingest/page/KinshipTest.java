package dateline.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KinshipTest {
    private static final String OFFERS = """
            Choose the plan that suits you: by the month, by the year, or for students.
            All plans come with the crossword, and you may end them whenever you like.""";

    @Test
    void pageWithNoWordOfTheItem_isNone() {
        assertThat(none("Harbour council closes old bridge", "", "The Gazette", OFFERS))
                .isTrue();
        assertThat(none(
                        "Harbour council closes old bridge",
                        "Engineers warned that the steel supports have rusted since the nineties.",
                        "The Gazette",
                        OFFERS))
                .isTrue();
        assertThat(none("市议会周一宣布关闭旧桥", "", "公报", "请选择适合您的订阅方案，随时可以取消。")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Council closes old bridge | The bridge has been shut since Monday, its owner says.
            Council closes old bridge | Councillors voted for it by nine to four.
            Совет закрыл старый мост | Старого моста больше нет, сообщил мэр города.
            市议会周一宣布关闭旧桥 | 旧桥从周一起不再开放，市长说。
            Ferry 4711 late | Numbers such as 4711 are painted on both sides of it.
            """)
    void oneWordOfTheTitle_isEnough(String title, String text) {
        assertThat(none(title, "", "", text)).isFalse();
    }

    @Test
    void wordsInThePagesTitle_orOfTheFeedsText_areEnough() {
        assertThat(none(
                        "Harbour council closes old bridge",
                        "",
                        "Old bridge closed",
                        "Hoppers keep on hopping in the sun."))
                .isFalse();
        assertThat(none(
                        "What a mess this is",
                        "The steel supports have rusted since the nineties.",
                        "",
                        "Engineers said on Monday that supports of steel have rusted away."))
                .isFalse();
    }

    @Test
    void addressThatRedirectsLedTo_mayNameTheItem() {
        Page page = page("The Gazette", OFFERS, "en");
        String slug = "https://gazette.example/news/old-bridge-closed-123";
        assertThat(Kinship.isNone("Harbour council closes old bridge", "", "en", page, slug))
                .isFalse();
        assertThat(Kinship.isNone(
                        "Harbour council closes old bridge", "", "en", page, "https://gazette.example/offers"))
                .isTrue();
    }

    @Test
    void itemOfAnotherLanguage_orOfFewWords_isNotJudged() {
        assertThat(Kinship.isNone("Harbour council closes old bridge", "", "en", page("", OFFERS, "de-DE"), null))
                .isFalse();
        assertThat(none("A day out", "", "The Gazette", OFFERS)).isFalse();
        assertThat(none("Harbour council closes old bridge", "", "The Gazette", ""))
                .isFalse();
    }

    private static boolean none(String title, String fed, String pageTitle, String text) {
        return Kinship.isNone(title, fed, null, page(pageTitle, text, null), null);
    }

    private static Page page(String title, String text, @Nullable String language) {
        return new Page(title, text, null, List.of(), null, null, null, language, false, null);
    }
}
