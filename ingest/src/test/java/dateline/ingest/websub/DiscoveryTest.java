package dateline.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.fetch.WebLinks;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
    private static final String URL = "https://news.example/feeds/all";

    @Test
    void document_saysHubsAndTopic() {
        assertThat(Discovery.of(URL, WebLinks.NONE, List.of("https://hub.example/"), "https://news.example/feed"))
                .isEqualTo(new Discovery(List.of("https://hub.example/"), "https://news.example/feed"));
    }

    @Test
    void linkHeaders_winOverTheDocument() {
        WebLinks links = new WebLinks(List.of("https://first.example/"), "https://news.example/feed");

        assertThat(Discovery.of(URL, links, List.of("https://hub.example/"), "https://else.example/"))
                .isEqualTo(new Discovery(List.of("https://first.example/"), "https://news.example/feed"));
    }

    @Test
    void linkHeaders_thatNameOnlyTheTopic_leaveTheHubToTheDocument() {
        WebLinks links = new WebLinks(List.of(), "https://news.example/feed");

        assertThat(Discovery.of(URL, links, List.of("https://hub.example/"), null))
                .isEqualTo(new Discovery(List.of("https://hub.example/"), "https://news.example/feed"));
    }

    @Test
    void withoutOwnAddress_theTopicIsWhereTheFeedWasRead() {
        assertThat(Discovery.of(URL, WebLinks.NONE, List.of("https://hub.example/"), null)
                        .topic())
                .isEqualTo(URL);
    }

    @Test
    void whatIsNoAddress_isNoHub() {
        List<String> hubs = List.of(
                "javascript:alert(1)", "file:///etc/passwd", "http://", "https://u:p@hub.example/", "::", "/hub");

        assertThat(Discovery.of(URL, WebLinks.NONE, hubs, "not an address"))
                .isEqualTo(new Discovery(List.of("https://news.example/hub"), URL));
    }

    @Test
    void topicTooLongForCallbacks_leavesNoHub() {
        String topic = "https://news.example/" + "x".repeat(Callbacks.LONGEST_TOPIC - 20);

        assertThat(Discovery.of(topic, WebLinks.NONE, List.of("https://hub.example/"), null)
                        .hubs())
                .isEmpty();
    }
}
