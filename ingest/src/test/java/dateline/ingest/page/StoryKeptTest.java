package dateline.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to the story stays, whatever it stands in and however it begins; what does not goes. */
class StoryKeptTest {
    private static final String FIRST =
            "<p>The ferry to the island stopped on Monday after its captain found water in the engine room.</p>";
    private static final String LAST =
            "<p>Two smaller boats will carry food and letters until the repairs are done, the harbour office said.</p>";
    private static final String MIDDLE =
            "<p>Nobody was hurt, and the forty passengers were brought ashore by fishermen within an hour.</p>"
                    + "<p>The owner had asked for a new engine twice, and twice the ministry had put it off.</p>";
    private static final String CONSENT =
            "<p>We and our 90 partners use cookies and read information on your device to choose what you are shown.</p>"
                    + "<p>You can withdraw your consent in the cookie settings at any time, or reject all of it now.</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Loading was stopped at all three piers before noon.",
                "Related inquiries into two other ships were closed in June.",
                "Posted in Valletta since 2021, the consul knows both towns.",
                "Via a lawyer, the owner said that he had kept to the rules.",
                "Sponsored by two parties, the bill on ferries passed at once.",
                "Subscribers of the island's only network lost their lines.",
                "Updated: rules for small boats take effect on Sunday.",
                "Home owners near the pier fear for the price of their houses.",
            })
    void sentence_isKeptHoweverItBegins(String sentence) {
        assertThat(text(article(FIRST + MIDDLE + "<p>" + sentence + "</p>" + LAST)))
                .contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Read more",
                "Related stories",
                "Sign up for our newsletter to read the news of the island.",
                "Follow us on Facebook and never miss a story again.",
                "Photo: A. Example",
                "Subscribe to our newsletter and get the best stories.",
            })
    void labelAndNotice_areLeftOut(String line) {
        assertThat(text(article(FIRST + MIDDLE + "<p>" + line + "</p>" + LAST))).doesNotContain(line);
    }

    @Test
    void pageWithinOneForm_isRead() {
        String body = "<form id=f method=post><div class=menu><a href=/>Home</a></div><div class=content>";
        assertThat(text(body + FIRST + MIDDLE + MIDDLE.replace("The", "That") + LAST + "</div></form>"))
                .contains("captain found water", "harbour office");
        String lines = FIRST.replace("p>", "b>") + "<br><br>" + LAST.replace("p>", "b>");
        assertThat(text(body + lines + "</div></form>")).contains("captain found water", "harbour office");
    }

    @Test
    void smallFormBesideTheStory_isNot() {
        String form = "<form><label>Write to the editor about what you have read here today.</label></form>";
        assertThat(text(article(FIRST + MIDDLE + form + LAST))).doesNotContain("editor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"display: none", "display:none", "DISPLAY : NONE;", "color:red; visibility: hidden"})
    void whatIsHidden_isLeftOut(String style) {
        String hidden =
                "<div style='" + style + "'><p>The island has never had a ferry, whatever you may hear.</p></div>";
        assertThat(text(article(FIRST + MIDDLE + hidden + LAST)))
                .contains("captain")
                .doesNotContain("whatever you may hear");
    }

    @Test
    void whatOnlyScreenReadersShallSay_isLeftOut() {
        String aside =
                "<p class='visually-hidden'>A picture of the pier, which is described here for those who hear it.</p>";
        assertThat(text(article(FIRST + MIDDLE + aside + LAST)))
                .contains("captain")
                .doesNotContain("pier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"role=dialog", "class=gdpr-modal", "id=cookie-banner", "aria-modal=true"})
    void dialogForConsent_isNeverTheStory_howeverShortThatIs(String attribute) {
        String dialog = "<div " + attribute + ">" + CONSENT.repeat(3) + "</div>";
        assertThat(text(article(FIRST) + dialog))
                .contains("captain found water")
                .doesNotContain("partners");
        assertThat(text(dialog + article(FIRST + LAST)))
                .contains("captain found water", "harbour office")
                .doesNotContain("partners");
    }

    @Test
    void dateWithinASentence_isKept_andADateByItselfIsNot() {
        String dated = "<time datetime=2026-03-02>2 March 2026</time><p>The ferry to the island stopped on "
                + "<time datetime=2026-03-02>Monday</time> after its captain found water.</p>";
        assertThat(text(article(dated + MIDDLE + LAST)))
                .contains("stopped on Monday after")
                .doesNotContain("2 March 2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"standfirst", "teaser", "kicker", "ad-lead"})
    void leadOfItsOwnClass_isKept(String name) {
        String lead =
                "<div class=" + name + "><p>Forty people were saved by fishermen off the island on Monday.</p></div>";
        assertThat(text(article(lead + FIRST + MIDDLE + LAST))).contains("Forty people were saved");
    }

    @Test
    void teaserOfAnotherStory_isLeftOut() {
        String teaser =
                "<div class=teaser><p><a href=/other>The lighthouse is to be sold to a hotel, its keeper says.</a></p></div>";
        assertThat(text(article(FIRST + MIDDLE + teaser + LAST))).doesNotContain("lighthouse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "حکومت نے کشتی کی مرمت کا آدھا خرچ دینے کا کہا ہے۔",
                "መንግሥት የጀልባውን ጥገና ግማሽ ወጪ እንደሚሸፍን ተናገረ።",
                "အစိုးရက သင်္ဘောပြင်ဆင်စရိတ်တစ်ဝက်ကို ပေးမည်။",
                "រដ្ឋាភិបាលនឹងចេញថ្លៃជួសជុលពាក់កណ្តាល។",
                "Կառավարությունը կվճարի նավի վերանորոգման կեսը։",
                "รัฐบาลจะจ่ายค่าซ่อมเรือข้ามฟากครึ่งหนึ่ง",
            })
    void lastSentence_endsAsItsLanguageEndsThem(String sentence) {
        String longer = "<p>" + (sentence.substring(0, sentence.length() - 1) + " ").repeat(3) + sentence + "</p>";
        assertThat(text(article(longer + longer.replace("<p>", "<p>1 ") + "<p>" + sentence + "</p>")))
                .endsWith("\n" + sentence);
    }

    private static String article(String paragraphs) {
        return "<article><h1>Ferry stops</h1>" + paragraphs + "</article>";
    }

    private static String text(String body) {
        String html = "<html><head><title>Ferry stops</title></head><body>" + body + "</body></html>";
        return new PageReader()
                .read(html.getBytes(UTF_8), "text/html; charset=utf-8", "https://island.example/a")
                .text();
    }
}
