package dateline.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.websub.Callbacks.Callback;
import dateline.runtime.config.Secret;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallbacksTest {
    private static final Callbacks CALLBACKS =
            new Callbacks("https://us.example/news/", new Secret("0123456789abcdef"));
    private static final Callback CALLBACK = new Callback("feed1", "https://news.example/feed?ü=1", true);

    @Test
    void url_saysFeedAndTopic_toAnyInstanceWithTheSecret() {
        String url = CALLBACKS.url(CALLBACK);

        assertThat(url).matches("https://us\\.example/news/websub/feed1/[A-Za-z0-9_-]{22}/[A-Za-z0-9_-]+");
        Callbacks other = new Callbacks("https://us.example/news", new Secret("0123456789abcdef"));
        assertThat(read(other, url)).contains(CALLBACK);
    }

    @Test
    void url_saysWhetherTheHubMustSign() {
        Callback unsigned = new Callback("feed1", "https://news.example/feed?ü=1", false);

        assertThat(read(CALLBACKS, CALLBACKS.url(unsigned))).contains(unsigned);
        assertThat(CALLBACKS.url(unsigned)).isNotEqualTo(CALLBACKS.url(CALLBACK));
    }

    @Test
    void url_madeWithAnotherSecretOrFeedOrTopic_isRefused() {
        List<String> parts = parts(CALLBACKS.url(CALLBACK));
        Callback otherTopic = new Callback("feed1", "https://news.example/other", true);

        assertThat(read(new Callbacks("https://us.example", new Secret("another-one-0123")), CALLBACKS.url(CALLBACK)))
                .isEmpty();
        assertThat(CALLBACKS.read("feed2", parts.get(1), parts.get(2))).isEmpty();
        assertThat(CALLBACKS.read(
                        "feed1", parts.get(1), parts(CALLBACKS.url(otherTopic)).get(2)))
                .isEmpty();
    }

    @Test
    void partsThatCannotBeOurs_areRefused() {
        List<String> parts = parts(CALLBACKS.url(CALLBACK));

        assertThat(Stream.of("", "!", "AAAA", parts.get(1) + "AA", parts.get(1).substring(1)))
                .allSatisfy(token ->
                        assertThat(CALLBACKS.read("feed1", token, parts.get(2))).isEmpty());
        assertThat(Stream.of("", "!", "_w", "A".repeat(10_000)))
                .allSatisfy(topic ->
                        assertThat(CALLBACKS.read("feed1", parts.get(1), topic)).isEmpty());
        assertThat(CALLBACKS.read("feed1\nx", parts.get(1), parts.get(2))).isEmpty();
    }

    @Test
    void secret_isOneForEachSubscription_andNotTheToken() {
        Callback other = new Callback("feed2", CALLBACK.topic(), true);

        assertThat(CALLBACKS.secret(CALLBACK)).matches("[0-9a-f]{64}").isNotEqualTo(CALLBACKS.secret(other));
        assertThat(CALLBACKS.url(CALLBACK))
                .doesNotContain(CALLBACKS.secret(CALLBACK).substring(0, 16));
    }

    private static Optional<Callback> read(Callbacks callbacks, String url) {
        List<String> parts = parts(url);
        return callbacks.read(parts.get(0), parts.get(1), parts.get(2));
    }

    private static List<String> parts(String url) {
        return List.of(url.substring(url.indexOf("/websub/") + 8).split("/"));
    }
}
