package dateline.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private static final String STORY = """
            <p>The harvest of maize in the east has failed for the third year in a row, farmers said on Sunday.</p>
            <p>Prices on the markets have doubled since March, and the first villages are being left.</p>
            """;
    private static final String CONSENT = """
            <p>To offer you this service, we and our 212 partners store information on your device and use cookies.</p>
            <p>You may withdraw your consent at any time, or change your cookie settings at the foot of the page.</p>
            """;

    @Test
    void story_isNoGate() {
        assertThat(gate("Maize fails again", "<h1>Maize fails again</h1>" + STORY))
                .isNull();
    }

    @Test
    void dialogForConsent_isOne() {
        assertThat(gate("Before you continue", "<h1>Your choices</h1>" + CONSENT))
                .isEqualTo("consent");
        assertThat(gate("The Gazette", CONSENT.repeat(3))).isEqualTo("consent");
        assertThat(gate("Cookies", """
                <p>Wir verwenden Cookies und geben mit Ihrer Einwilligung Daten an unsere 90 Partner weiter, \
                auch in andere Länder.</p>""")).isEqualTo("consent");
    }

    @Test
    void storyAboutConsent_isNone() {
        assertThat(gate("Court limits trackers", """
                <h1>Court limits trackers</h1>
                <p>The court in Lisbon ruled on Monday that publishers must ask before they follow their readers.</p>
                <p>The dialog that says "this site uses cookies" is not enough, the judges said in their ruling.</p>
                <p>A group of users had sued four newspapers, of which two have changed their pages since.</p>
                """)).isNull();
    }

    @Test
    void login_isOne_andAFieldForSubscribersBesideAStoryIsNone() {
        String form = "<div><input type=email><input type=password><a href=/r>Forgot your password?</a></div>";
        assertThat(gate("Sign in | The Gazette", "<h1>Sign in</h1><p>Stay signed in on this device.</p>" + form))
                .isEqualTo("login");
        assertThat(gate("Anmelden", "<p>Bitte melden Sie sich an, um weiter zu lesen.</p>" + form))
                .isEqualTo("login");
        assertThat(gate("Maize fails again", "<h1>Maize fails again</h1>" + STORY + form))
                .isNull();
        assertThat(gate("Log in to vote: new system fails", "<h1>Log in to vote: new system fails</h1>" + STORY))
                .isNull();
    }

    @Test
    void challenge_isOne() {
        assertThat(gate("Just a moment...", "<h1>gazette.example</h1><p>Checking if the site connection is secure</p>"))
                .isEqualTo("challenge");
        assertThat(gate("gazette.example", """
                <div class="h-captcha"></div><p>Please confirm that you are human: we have seen unusual traffic.</p>""")).isEqualTo("challenge");
    }

    @Test
    void emptyShellOfAnApplication_isOne() {
        assertThat(gate("The Gazette", "<div id=root></div><script src=/main.js></script>"))
                .isEqualTo("shell");
        assertThat(gate("The Gazette", "<noscript>You need to enable JavaScript to run this app.</noscript>"))
                .isEqualTo("shell");
        assertThat(gate("Note", "<p>The office is closed.</p><script src=/count.js></script>"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://consent.gazette.example/?back=1, consent",
        "https://gazette.example/account/login?next=%2Fa, login",
        "https://gazette.example/cdn-cgi/x, challenge",
        "https://gazette.example/login-page-was-hacked,",
        "https://gazette.example/news/1,",
    })
    void addressOfAGate_isKnown(String url, String kind) {
        assertThat(Gate.at(HttpUrl.get(url))).isEqualTo(kind);
    }

    private static String gate(String title, String body) {
        String html = "<html><head><title>" + title + "</title></head><body>" + body + "</body></html>";
        return new PageReader()
                .read(html.getBytes(UTF_8), "text/html; charset=utf-8", "https://gazette.example/a")
                .gate();
    }
}
