package dateline.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The AsyncAPI document says what the topic catalogue says of the topics that others may build on. */
class AsyncApiTest {
    private static final Path FILE = Path.of("src/main/resources/asyncapi.yaml");

    private final JsonNode document = read();

    static List<Topic<String, ?>> topics() {
        return Topics.published();
    }

    @Test
    void version_isThree() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
    }

    @Test
    void channels_areTheTopics() {
        assertThat(document.get("channels")
                        .valueStream()
                        .map(c -> c.path("address").asText()))
                .containsExactlyElementsOf(
                        Topics.published().stream().map(Topic::name).toList());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void channel_saysHowItsTopicIsCreated(Topic<String, ?> topic) {
        JsonNode channel = channel(topic);
        JsonNode kafka = channel.path("bindings").path("kafka");
        assertThat(kafka.path("topic").asText()).isEqualTo(topic.name());
        assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
        JsonNode config = kafka.path("topicConfiguration");
        assertThat(config.path("cleanup.policy")
                        .valueStream()
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(",")))
                .isEqualTo(topic.cleanup().policy());
        assertThat(config.path("max.message.bytes").asInt()).isEqualTo(Topics.MAX_RECORD_BYTES);
        assertThat(config.has("retention.ms")).isEqualTo(topic.retention() != null);
        if (topic.retention() != null) {
            assertThat(config.path("retention.ms").asLong())
                    .isEqualTo(topic.retention().toMillis());
        }
        assertThat(channel.path("description").asText()).isEqualTo(topic.about() + ".");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void message_hasTheSchemaWrittenToday(Topic<String, ?> topic) {
        JsonNode message = onlyMessage(topic);
        assertThat(message.path("bindings")
                        .path("kafka")
                        .path("key")
                        .path("description")
                        .asText())
                .isEqualTo(topic.keyAbout());
        if (topic.schema() == null) {
            assertThat(message.has("payload")).isFalse();
        } else {
            String file = "schemas/" + topic.schema() + "/" + Schemas.current(topic.schema()) + ".json";
            assertThat(message.path("payload").path("$ref").asText()).isEqualTo(file);
            assertThat(FILE.resolveSibling(file)).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void headers_areThoseThatAreWritten(Topic<String, ?> topic) {
        Headers written = topic.schema() == null
                ? new DeadLetter("k", new byte[0], "sink", "r", "d", "s", Instant.EPOCH).headers()
                : CloudEvents.headers(topic, "id", "/dateline/ingest", "k", Instant.EPOCH);
        Set<String> names = new TreeSet<>();
        for (Header header : written) {
            names.add(header.key());
        }
        JsonNode headers = at(onlyMessage(topic).path("headers").path("$ref").asText());
        assertThat(headers.get("required").valueStream().map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(headers.get("properties").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void senders_areTheOwners(Topic<String, ?> topic) {
        Set<String> owners = topic.owner() == Topic.Owner.ALL
                ? Set.of("ingest", "enrich", "sink")
                : Set.of(topic.owner().name().toLowerCase(Locale.ROOT).split("_and_"));
        assertThat(operations(topic, "send").collect(Collectors.toSet())).isEqualTo(owners);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyReference_leadsSomewhere(Topic<String, ?> topic) {
        document.findValuesAsText("$ref").stream()
                .filter(r -> r.startsWith("#"))
                .forEach(r -> assertThat(at(r).isMissingNode()).as(r).isFalse());
        assertThat(onlyMessage(topic).isMissingNode()).isFalse();
    }

    private Stream<String> operations(Topic<String, ?> topic, String action) {
        return document.get("operations")
                .valueStream()
                .filter(o -> o.path("action").asText().equals(action))
                .filter(o -> at(o.path("channel").path("$ref").asText()).equals(channel(topic)))
                .map(o -> o.path("tags").path(0).path("name").asText());
    }

    private JsonNode channel(Topic<String, ?> topic) {
        return document.get("channels")
                .valueStream()
                .filter(c -> c.path("address").asText().equals(topic.name()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode onlyMessage(Topic<String, ?> topic) {
        JsonNode messages = channel(topic).get("messages");
        assertThat(messages).hasSize(1);
        return at(messages.valueStream().findFirst().orElseThrow().path("$ref").asText());
    }

    private JsonNode at(String reference) {
        return document.at(reference.substring(1));
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
