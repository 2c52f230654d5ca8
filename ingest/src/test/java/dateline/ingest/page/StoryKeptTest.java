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
                "Copyright law is to change in spring, the minister said.",
                "Subscribe to none of these plans, the bishop told the islanders.",
                "Join us or leave the island, the captain told the crew.",
                "Read more books on the sea, the teacher asked of the pupils, he said.",
                "Leave a comment to the press, he warned, and you lose the post.",
                "Click here, the page said, and thousands did so within the hour.",
                "For more information the families must write to the ministry.",
                "Screenshot evidence was not enough for the court of the island.",
                "Lesen Sie das Kleingedruckte, sagte der Minister den Bewohnern.",
                "Lesen Sie auch den Anhang, riet der Minister den Bewohnern.",
                "Lee también los labios, dijo el ministro a los isleños.",
                "Leia mais livros, disse o presidente aos alunos na ilha.",
                "À lire le rapport, le bateau ne tiendra pas un hiver de plus.",
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
                "Read more: The island's last keeper of the lighthouse tells why he stayed.",
                "Related: The minister said that he would visit the island in May.",
                "For more information, visit the page of our harbour desk.",
                "À lire aussi : la fin du phare de l'île, racontée par son gardien.",
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
    @ValueSource(
            strings = {
                "display: none",
                "display:none",
                "DISPLAY : NONE;",
                "color:red; visibility: hidden",
                "position:absolute; left: -9999px",
                "clip: rect(0 0 0 0)",
                "height:0; overflow:hidden"
            })
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class=truste_box",
                "id=sp_message_container_7",
                "id=usercentrics-root",
                "class=cc-window",
                "id=iubenda-cs-banner",
                "class=x7f3k"
            })
    void partThatAsksForConsent_isNeverTheStory_whateverItIsNamed(String attribute) {
        String dialog = "<div><section " + attribute + ">" + CONSENT.repeat(3) + "</section></div>";
        for (String body : new String[] {article(FIRST + LAST) + dialog, dialog + article(FIRST + LAST)}) {
            assertThat(text(body))
                    .contains("captain found water", "harbour office")
                    .doesNotContain("partners");
        }
    }

    @Test
    void pageOfNothingButConsent_keepsItsText_andIsAGate() {
        Page page = page("<div class=x7f3k>" + CONSENT.repeat(3) + "</div>");
        assertThat(page.text()).contains("partners");
        assertThat(page.gate()).isEqualTo("consent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>It stopped <b><time>on Monday</time></b> after its captain found water.</p>",
                "<p>It stopped <em>on <time>Monday</time></em> after its captain found water.</p>",
                "<p>It rained on <time>Monday</time>, too.</p>"
            })
    void dateWithinASentence_isKept_alsoInItalics(String sentence) {
        assertThat(text(article(FIRST + sentence + MIDDLE + LAST))).contains("on Monday");
    }

    @Test
    void leadWhoseNameLooksLikeClutter_isKept() {
        String lead = "<div class=header-intro>Forty people were saved by fishermen off the island on Monday.</div>";
        assertThat(text(article(lead + FIRST + MIDDLE + LAST))).contains("Forty people");
    }

    @Test
    void wordToSubscribers_isNoPaywall_whereTheStoryIsThere() {
        String word = "<p>Already a subscriber? Sign in.</p>";
        assertThat(page(article(FIRST + MIDDLE + MIDDLE.replace("p>", "p>And so: ") + LAST + word))
                        .paywalled())
                .isFalse();
        assertThat(page(article(FIRST + word)).paywalled()).isTrue();
        assertThat(page(article(FIRST + MIDDLE + LAST + "<p>Subscribe to continue reading.</p>"))
                        .paywalled())
                .isTrue();
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
                "መንግሥት ግማሹን ይከፍላል።",
                "Կառավարությունը կվճարի։",
                "सरकार आधा खर्च देगी।",
                "সরকার অর্ধেক দেবে।",
                "国家承担一半费用。",
                "国が半分を負担する。",
                "هل تدفع الدولة النصف؟",
                "دولت به نیم ورکوي۔",
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
        return page(body).text();
    }

    private static Page page(String body) {
        String html = "<html><head><title>Ferry stops</title></head><body>" + body + "</body></html>";
        return new PageReader().read(html.getBytes(UTF_8), "text/html; charset=utf-8", "https://island.example/a");
    }
}
