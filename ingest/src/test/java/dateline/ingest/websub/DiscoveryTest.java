package dateline.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
    private static final String URL = "https://news.example/feeds/all";

    @Test
    void document_saysHubsAndTopic() {
        assertThat(Discovery.of(URL, List.of(), List.of("https://hub.example/"), "https://news.example/feed"))
                .isEqualTo(new Discovery(List.of("https://hub.example/"), "https://news.example/feed"));
    }

    @Test
    void linkHeaders_winOverTheDocument() {
        List<String> headers =
                List.of("<https://first.example/>; rel=\"hub\", </feed>; title=\"a, b; rel=hub\"; rel=self");

        assertThat(Discovery.of(URL, headers, List.of("https://hub.example/"), "https://else.example/"))
                .isEqualTo(new Discovery(List.of("https://first.example/"), "https://news.example/feed"));
    }

    @Test
    void relations_mayBeSeveral_inAnyCase_andOnlyTheFirstParameterCounts() {
        List<String> headers = List.of(
                "<https://a.example/> ; REL=\"alternate Hub\"",
                "<https://b.example/>;rel=next;rel=hub",
                "<https://c.example/>;rel=hub");

        assertThat(Discovery.of(URL, headers, List.of(), null).hubs())
                .containsExactly("https://a.example/", "https://c.example/");
    }

    @Test
    void withoutOwnAddress_theTopicIsWhereTheFeedWasRead() {
        assertThat(Discovery.of(URL, List.of(), List.of("https://hub.example/"), null)
                        .topic())
                .isEqualTo(URL);
    }

    @Test
    void whatIsNoAddress_isNoHub() {
        List<String> hubs = List.of(
                "javascript:alert(1)", "file:///etc/passwd", "http://", "https://u:p@hub.example/", "::", "/hub");

        assertThat(Discovery.of(URL, List.of(), hubs, "not an address"))
                .isEqualTo(new Discovery(List.of("https://news.example/hub"), URL));
    }

    @Test
    void topicTooLongForCallbacks_leavesNoHub() {
        String topic = "https://news.example/" + "x".repeat(Callbacks.LONGEST_TOPIC - 20);

        assertThat(Discovery.of(topic, List.of(), List.of("https://hub.example/"), null)
                        .hubs())
                .isEmpty();
    }

    @Test
    void brokenHeaders_areSkippedQuickly() {
        List<String> headers = List.of(
                "<",
                "<>",
                "<a>;",
                "<a>;;;rel",
                "<a>; rel=\"hub",
                "<a>; rel",
                "<".repeat(15_000),
                ";a=\\".repeat(3_000));

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Discovery.of(URL, headers, List.of(), null))
                        .hubs())
                .isEmpty();
    }
}
