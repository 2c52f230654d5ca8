package dateline.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives, there is an answer, soon, and of a size with the question. */
@Timeout(60)
class HostileFeedTest {
    private static final String HEAD =
            "<rss version=\"2.0\"><channel><title>t</title><item><title>x</title><description>";
    private static final String TAIL = "</description></item></channel></rss>";

    private final FeedParser parser = new FeedParser();

    @ParameterizedTest
    @ValueSource(ints = {2_000, 200_000})
    void deepElements_areRefused(int depth) {
        assertThat(reason(HEAD + "<b>".repeat(depth) + "</b>".repeat(depth) + TAIL))
                .isEqualTo("too-deep");
        assertThat(reason(HEAD + "<b>".repeat(depth) + "</i>".repeat(depth) + TAIL))
                .isEqualTo("too-deep");
        assertThat(reason("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":" + "[".repeat(depth)))
                .isEqualTo("too-deep");
    }

    @Test
    void deepHtmlInText_isFlattened() {
        ParsedFeed feed = feed(HEAD + "<![CDATA[" + "<div>".repeat(50_000) + "deep]]>" + TAIL);
        assertThat(feed.entries().getFirst().summary())
                .contains("deep")
                .doesNotContain("<div>".repeat(200))
                .hasSizeLessThan(1_000_000);
    }

    @Test
    void billionLaughs_staySmall() {
        String entities = IntStream.range(1, 10)
                .mapToObj(i -> "<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining());
        ParsedFeed feed = feed("<!DOCTYPE x [<!ENTITY l0 \"ha\">" + entities + "]>" + HEAD + "&l9;" + TAIL);
        assertThat(feed.entries().getFirst().summary()).isEqualTo("&l9;");
    }

    @Test
    void manyReferencesToOneEntity_staySmall() {
        ParsedFeed feed =
                feed("<!DOCTYPE x [<!ENTITY a \"" + "a".repeat(390) + "\">]>" + HEAD + "&a;".repeat(100_000) + TAIL);
        assertThat(feed.entries().getFirst().summary()).hasSizeLessThan(1_000_000);
    }

    @Test
    void externalEntity_isNotRead(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        ParsedFeed feed = feed("<!DOCTYPE x [<!ENTITY a SYSTEM \"" + secret.toUri() + "\">]>" + HEAD + "[&a;]" + TAIL);
        assertThat(feed.entries().getFirst().summary()).isEqualTo("[&a;]");
    }

    @Test
    void millionItems_areRefused() {
        assertThat(reason("<rss><channel>" + "<item/>".repeat(1_000_000) + "</channel></rss>"))
                .isEqualTo("too-many-items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "<", "</b>", "<![CDATA[", "<!--", "<b a=", "]]>", "<?x", "&#", "<!DOCTYPE a ["})
    void repeatedFragments_areSurvived(String fragment) {
        assertThat(parser.parse(document(HEAD + fragment.repeat(100_000) + TAIL)))
                .isNotNull();
        assertThat(parser.parse(document(fragment.repeat(100_000)))).isNotNull();
    }

    @Test
    void hugeAttributes_areSurvived() {
        ParsedFeed feed = feed("<rss><channel><title a='" + "x".repeat(3_000_000) + "'>t</title><item><link href='"
                + "y".repeat(1_000_000) + "'/></item></channel></rss>");
        assertThat(feed.title()).isEqualTo("t");
        assertThat(feed.entries()).hasSize(1);
    }

    @Test
    void forbiddenCharacters_areDropped() {
        assertThat(feed(HEAD + "a\f\u0000b &#0; &#xFFFF;" + TAIL)
                        .entries()
                        .getFirst()
                        .summary())
                .isEqualTo("ab \uFFFD \uFFFD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '  '                                                              | empty
            just words                                                        | not-a-feed
            <opml version="2.0"><body/></opml>                                | not-a-feed
            {"items": 5}                                                      | not-a-feed
            <!DOCTYPE html><html><body><p>a<br>b</body></html>                | html-page
            <html><form><input type="password"></form></html>                 | login-page
            <rss><channel><title>on                                           | truncated
            {"version":"https://jsonfeed.org/version/1","items":[             | truncated
            {"version":"https://jsonfeed.org/version/1",,}                    | ill-formed""")
    void noFeed_saysWhatItIs(String text, String reason) {
        assertThat(parser.parse(document(text))).isInstanceOfSatisfying(ParseResult.Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).isEqualTo(reason);
            assertThat(unreadable.message()).endsWith(".").hasSizeLessThan(400);
        });
    }

    @Test
    void randomDamage_neverThrows() {
        Random random = new Random(7);
        byte[] whole = (HEAD + "<![CDATA[<p>a &amp; b</p>]]>&eacute;" + TAIL).getBytes(UTF_8);
        for (int i = 0; i < 1_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j < 1 + i % 12; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            ParseResult result = parser.parse(new FeedDocument(damaged, "https://x.example/", null));
            assertThat(result instanceof ParseResult.Unreadable u ? u.message() : "")
                    .doesNotContain("Exception")
                    .doesNotContain("Error");
        }
    }

    private ParsedFeed feed(String text) {
        return ((ParseResult.Parsed) parser.parse(document(text))).feed();
    }

    private String reason(String text) {
        return ((ParseResult.Unreadable) parser.parse(document(text))).reason();
    }

    private static FeedDocument document(String text) {
        return new FeedDocument(text.getBytes(UTF_8), "https://x.example/", null);
    }
}
