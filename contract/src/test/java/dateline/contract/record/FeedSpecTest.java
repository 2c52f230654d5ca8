package dateline.contract.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dateline.contract.topic.JsonSerde;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedSpecTest {
    private final JsonSerde<FeedSpec> specs = new JsonSerde<>(FeedSpec.class);

    @Test
    void optionsThatAreNoTexts_areReadAsTheyStand_soThatTheFeedCanSaySo() {
        FeedSpec feed = read("{\"time-zone\": 5, \"header.X\": [\"a\"], \"keep\": null, \"drop\": \"x\"}");
        assertThat(feed.options())
                .containsExactly(
                        entry("drop", "x"),
                        entry("header.X", "[\"a\"]"),
                        entry("keep", "null"),
                        entry("time-zone", "5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "\"x\"", "7"})
    void optionsThatAreNoObject_areAnOptionThatNobodyKnows(String options) {
        assertThat(read(options).options()).containsOnlyKeys("options");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null"})
    void noOptions_areNone_andAreNotWritten(String options) {
        assertThat(read(options).options()).isNull();
        assertThat(new String(specs.encode(read(options)), UTF_8)).doesNotContain("options");
        assertThat(read(options).withOptions(Map.of())).isEqualTo(read(options));
    }

    private FeedSpec read(String options) {
        String record = "{\"id\":\"a\",\"url\":\"https://example.org/\",\"categories\":[],\"text\":\"FEED\","
                + "\"added\":\"2026-11-01T08:00:00Z\",\"options\":" + options + "}";
        return specs.decode(record.getBytes(UTF_8));
    }
}
