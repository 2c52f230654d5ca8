package dateline.sink.message;

import static dateline.sink.Samples.NOON;
import static dateline.sink.Samples.articleId;
import static dateline.sink.Samples.draft;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertBuilder;
import dateline.contract.record.Country;
import dateline.contract.record.Field;
import dateline.contract.record.Watch;
import dateline.runtime.config.Secret;
import dateline.runtime.watch.ActionLinks;
import dateline.sink.channel.TestChannels;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What services get is as their documents say, and strangers' text does nothing in it. */
class FormsTest {
    private static final String HOSTILE =
            "<!channel> <b>&amp; @here</b> [click](https://evil.example) \u202eevil\u0007\r\nBcc: a@b | *x* 'q' \"r\"";

    private static final String TEXT = "The first sentence. Kenya votes <today> & tomorrow. The last one.";

    private final MessageLinks links =
            new MessageLinks(URI.create("https://news.example.org"), new ActionLinks(new Secret("0123456789abcdef")));

    @Test
    void slackMessage_saysEverything_andIsEscaped() {
        ObjectNode message = new SlackForm(links).of(delivery(alert(HOSTILE)), NOON);
        String text = message.get("text").textValue();

        assertThat(message.get("unfurl_links").booleanValue()).isFalse();
        assertThat(message.get("unfurl_media").booleanValue()).isFalse();
        assertThat(text)
                .contains(
                        "*Kenya (KE), Mali (ML) are in the news*",
                        "first mention in 9 days",
                        "Corroborated, 2 publishers")
                .contains("<https://example.org/x?a=1&amp;b=2|")
                .contains("> Kenya votes &lt;today&gt; &amp; tomorrow.")
                .contains("feed-9 could not be read from 20 Nov 11:00 UTC on")
                .contains("|Acknowledge>", "|Snooze>", "|False positive>");
        assertNothingHostile(text);
        assertThat(text).contains("&lt;!channel&gt;", "&amp;amp;").doesNotContain("<!", "@here", "](http");
    }

    @Test
    void slackDigest_isBounded_andSaysHowMuchIsLeftOut() {
        List<Delivery.Event> many = IntStream.range(0, 50)
                .mapToObj(i -> TestChannels.event(alert("title " + "x".repeat(280)), texts()))
                .toList();
        String text = new SlackForm(links)
                .of(new Delivery.Alerts(many), NOON)
                .get("text")
                .textValue();
        assertThat(text).hasSizeLessThan(16_000).contains("50 alerts").containsPattern("and \\d+ more");
    }

    @Test
    void teamsMessage_isACardWithoutMarkdown() {
        ObjectNode message = new TeamsForm(links).of(delivery(alert(HOSTILE)), NOON);
        assertThat(message.get("type").textValue()).isEqualTo("message");
        JsonNode attachment = message.get("attachments").get(0);
        assertThat(attachment.get("contentType").textValue()).isEqualTo("application/vnd.microsoft.card.adaptive");
        JsonNode card = attachment.get("content");
        assertThat(card.get("type").textValue()).isEqualTo("AdaptiveCard");
        assertThat(card.get("version").textValue()).isEqualTo("1.4");
        for (JsonNode block : card.get("body")) {
            assertThat(block.get("type").textValue())
                    .as("a TextBlock would know Markdown")
                    .isEqualTo("RichTextBlock");
            for (JsonNode run : block.get("inlines")) {
                assertThat(run.get("type").textValue()).isEqualTo("TextRun");
                assertNothingHostile(run.get("text").textValue());
            }
        }
        assertThat(card.findValuesAsText("text"))
                .contains("Kenya (KE), Mali (ML) are in the news", "Kenya votes <today> & tomorrow.");
        assertThat(card.get("actions")).hasSize(3).allSatisfy(action -> {
            assertThat(action.get("type").textValue()).isEqualTo("Action.OpenUrl");
            assertThat(action.get("url").textValue()).startsWith("https://news.example.org/alert-action?");
        });
    }

    @Test
    void teamsDigest_fitsInto28Kilobytes() {
        List<Delivery.Event> many = IntStream.range(0, 50)
                .mapToObj(i -> TestChannels.event(alert("ж".repeat(290)), texts()))
                .toList();
        ObjectNode message = new TeamsForm(links).of(new Delivery.Alerts(many), NOON);
        assertThat(message.toString().getBytes(UTF_8)).hasSizeLessThan(28_000);
        assertThat(message.findValuesAsText("text").getLast()).matches("and \\d+ more");
    }

    @Test
    void ntfyMessage_isPlain_bounded_andHasLinks() {
        ObjectNode message = new NtfyForm(new Secret("desk"), links).of(delivery(alert(HOSTILE)), NOON);
        assertThat(message.get("topic").textValue()).isEqualTo("desk");
        assertThat(message.get("title").textValue()).isEqualTo("Kenya (KE), Mali (ML) are in the news");
        assertThat(message.get("message").textValue()).contains("first mention in 9 days", "Kenya votes <today>");
        assertThat(message.get("priority").intValue()).isEqualTo(4);
        assertThat(message.get("click").textValue()).isEqualTo("https://example.org/x?a=1&b=2");
        assertThat(message.get("tags")).extracting(JsonNode::textValue).containsExactly("newspaper", "KE");
        assertThat(message.get("actions")).hasSize(3);
        assertThat(message.has("markdown")).isFalse();
        assertNothingHostile(message.get("message").textValue().replace("\n", " "));

        List<Delivery.Event> many = IntStream.range(0, 50)
                .mapToObj(i -> TestChannels.event(alert("ж".repeat(290)), texts()))
                .toList();
        ObjectNode digest = new NtfyForm(new Secret("desk"), links).of(new Delivery.Alerts(many), NOON);
        assertThat(digest.get("message").textValue().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(4_096);
        assertThat(digest.get("message").textValue()).doesNotContain("\ufffd");
    }

    @Test
    void pagerdutyEvent_opensAnIncident_andItsEndResolvesIt() {
        PagerdutyForm form = new PagerdutyForm(new Secret("R0UTINGKEY"), links);
        ObjectNode trigger = form.of(delivery(alert(HOSTILE)), NOON);
        assertThat(trigger.get("routing_key").textValue()).isEqualTo("R0UTINGKEY");
        assertThat(trigger.get("event_action").textValue()).isEqualTo("trigger");
        assertThat(trigger.get("dedup_key").textValue()).isEqualTo("x");
        JsonNode payload = trigger.get("payload");
        assertThat(payload.get("summary").textValue())
                .startsWith("Kenya (KE), Mali (ML)")
                .hasSizeLessThan(1_025);
        assertThat(payload.get("source").textValue()).isEqualTo("dateline");
        assertThat(payload.get("severity").textValue()).isEqualTo("error");
        assertThat(payload.get("timestamp").textValue()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(trigger.get("links"))
                .hasSize(4)
                .allSatisfy(link -> assertThat(link.fieldNames()).toIterable().containsExactly("href", "text"));

        for (Alert.State end : List.of(Alert.State.RETRACTED, Alert.State.RESOLVED, Alert.State.FALSE_POSITIVE)) {
            ObjectNode resolve =
                    form.of(TestChannels.delivery(draft("x", 3, end, NOON).build()), NOON);
            assertThat(resolve.get("event_action").textValue()).isEqualTo("resolve");
            assertThat(resolve.get("dedup_key").textValue()).isEqualTo("x");
            assertThat(resolve.has("payload")).isFalse();
        }
        AlertBuilder weak = draft("x", 1, Alert.State.OPEN, NOON);
        assertThat(form.of(TestChannels.delivery(weak.build()), NOON)
                        .at("/payload/severity")
                        .textValue())
                .isEqualTo("warning");
    }

    @Test
    void html_isEscaped_andLoadsNothing() {
        String html = new HtmlForm(links).of(delivery(alert(HOSTILE)), NOON);
        assertThat(html)
                .contains("<h2>Kenya (KE), Mali (ML) are in the news</h2>")
                .contains("href=\"https://example.org/x?a=1&amp;b=2\"")
                .contains("<blockquote>Kenya votes &lt;today&gt; &amp; tomorrow.</blockquote>")
                .contains("&lt;!channel&gt; &lt;b&gt;&amp;amp;")
                .doesNotContain("<b>", "<img", "<script", "src=", "\u202e");
    }

    @Test
    void addressThatIsNotOfTheWeb_isNoLink() {
        for (String url : List.of(
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "",
                "/relative",
                "https://a b/",
                "https:///x",
                "https://example.org/" + "x".repeat(3_000))) {
            assertThat(MessageLinks.safe(url)).as(url).isNull();
        }
        assertThat(MessageLinks.safe(" https://example.org/ü?q='x' "))
                .isEqualTo("https://example.org/%C3%BC?q=%27x%27");
    }

    @Test
    void plainText_isOneBoundedLine() {
        assertThat(OneLine.of("Kenya\n12:00 ERROR all is lost\u001b[2J\u202e\u2028end ", 100))
                .isEqualTo("Kenya 12:00 ERROR all is lost [2J end");
        assertThat(OneLine.of("a\u200b\u2066b\ufeff\u00adc\ud800d", 100)).isEqualTo("abcd");
        assertThat(OneLine.of("می\u200cخواهم", 100)).as("a joiner that is read").isEqualTo("می\u200cخواهم");
        assertThat(OneLine.of("x".repeat(1_000_000), 10)).isEqualTo("xxxxxxxxx…");
        assertThat(OneLine.of("abc\ud83d\ude00\ud83d\ude00", 5)).isEqualTo("abc…");
    }

    @Test
    void endOfAnAlert_saysWhy_andOffersNothingToDo() {
        Alert over = draft("x", 3, Alert.State.RETRACTED, NOON).build();
        String text = new SlackForm(links)
                .of(TestChannels.delivery(over), NOON)
                .get("text")
                .textValue();
        assertThat(text)
                .contains("Taken back: Kenya (KE)", "Its articles were withdrawn.")
                .doesNotContain("Acknowledge");
    }

    @Test
    void headline_saysWhatHappened() {
        AlertBuilder draft = draft("x", 1, Alert.State.OPEN, NOON);
        assertThat(headline(draft)).isEqualTo("Kenya (KE) is in the news");
        draft.mode(Watch.Mode.SURGE);
        assertThat(headline(draft)).isEqualTo("Kenya (KE) is surging in the news");
        draft.mode(Watch.Mode.PAIR);
        draft.scope("Ada\nLovelace");
        assertThat(headline(draft)).isEqualTo("Kenya (KE) is in the news with Ada Lovelace");
        draft.state(Alert.State.UPDATED);
        assertThat(headline(draft)).isEqualTo("More on Kenya (KE)");
        draft.heldBack(12);
        draft.entries(IntStream.range(0, 12)
                .mapToObj(i -> new Alert.Entry("K" + (char) ('E' + i), "Land " + i, 1, NOON, null))
                .toList());
        assertThat(headline(draft))
                .startsWith("12 more held back: Kenya (KE), Land 1 (KF)")
                .endsWith(" and 7 more");
    }

    private static String headline(AlertBuilder draft) {
        return LinesForm.subject(TestChannels.delivery(draft.build()));
    }

    private static Delivery delivery(Alert alert) {
        return new Delivery.Alerts(List.of(TestChannels.event(alert, texts())));
    }

    private static Map<String, String> texts() {
        return Map.of(articleId("x"), TEXT);
    }

    private static Alert alert(String title) {
        AlertBuilder draft = draft("x", 1, Alert.State.OPEN, NOON);
        draft.level(Watch.Level.CORROBORATED);
        draft.publishers(2);
        draft.why("first mention in 9 days");
        List<Alert.Entry> entries = new ArrayList<>(draft.entries());
        entries.add(new Alert.Entry("ML", "Mali", 1, NOON, null));
        draft.entries(entries);
        draft.gaps(List.of(new Alert.Gap("feed-9", NOON.minusSeconds(3_600), null)));
        draft.articles(List.of(new Alert.Source(
                articleId("x"),
                "The <Example>",
                title,
                "https://example.org/x?a=1&b=2",
                "story",
                NOON,
                List.of(new Country.Evidence(Field.TEXT, 20, 25, "Kenya", Country.How.NAME, null)),
                "example.org")));
        return draft.build();
    }

    private static void assertNothingHostile(String text) {
        assertThat(text).doesNotContain("\u202e", "\u0007", "\r", "evil\n");
    }
}
