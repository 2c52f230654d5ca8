package dateline.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.annotate.AnnotationInput;
import dateline.annotate.Annotator;
import dateline.annotate.country.name.CountryCodes;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.Watch;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.enrich.EnrichConfig;
import dateline.enrich.StreamsSettings;
import dateline.enrich.alert.Scenario;
import dateline.enrich.alert.ScenarioRun;
import dateline.runtime.topic.KafkaConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The rules by example, and what is Kafka's part in them. */
class AlertsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> rulesByExample_holdInKafkaStreams() throws IOException {
        return Scenario.all().stream()
                .map(s -> DynamicTest.dynamicTest(s.toString(), () -> {
                    try (Driver driver = new Driver(Files.createTempDirectory(folder, "state"))) {
                        assertThat(s.run(driver)).isEmpty();
                    }
                }));
    }

    @Test
    void whatIsNoAction_becomesADeadLetter_andStopsNothing() throws IOException {
        try (Driver driver = new Driver(folder)) {
            driver.input(Topics.ALERT_ACTIONS.name()).pipeInput("x", "nonsense".getBytes(StandardCharsets.UTF_8));

            assertThat(driver.driver
                            .createOutputTopic(
                                    Topics.DEAD_LETTERS.name(), new StringDeserializer(), new StringDeserializer())
                            .readRecord())
                    .satisfies(letter -> {
                        assertThat(letter.value()).isEqualTo("nonsense");
                        assertThat(CloudEvents.get(letter.headers(), "dateline_reason"))
                                .isEqualTo("not-an-alert-action");
                    });
        }
    }

    @Test
    void actionOfATimeThatIsStillToCome_orNoCalendarHas_becomesADeadLetter() throws IOException {
        try (Driver driver = new Driver(folder)) {
            driver.input(Topics.ALERT_ACTIONS)
                    .pipeInput("x", new AlertAction("x", AlertAction.Kind.SNOOZE, "x", START, Instant.MAX, null));
            Instant ahead = START.plus(Duration.ofMinutes(31));
            driver.input(Topics.ALERT_ACTIONS)
                    .pipeInput("x", new AlertAction("x", AlertAction.Kind.REOPEN, "x", ahead, null, null));

            assertThat(driver.driver
                            .createOutputTopic(
                                    Topics.DEAD_LETTERS.name(), new StringDeserializer(), new StringDeserializer())
                            .readKeyValuesToList())
                    .hasSize(2);
        }
    }

    @Test
    void watchAndFeedStatusThatCannotBeUsed_stayAsTheyWere_andStopNothing() throws IOException {
        Scenario any = Scenario.all().getFirst();
        try (Driver driver = new Driver(folder)) {
            for (String wrong : List.of(
                    "\"window\":\"PT2562047788015215H\",\"since\":\"2026-01-01T00:00:00Z\"",
                    "\"window\":\"PT24H\",\"since\":\"+999999999-01-01T00:00:00Z\"")) {
                driver.input(Topics.WATCHES.name())
                        .pipeInput("wrong", """
                            {"id":"wrong","version":1,"name":"wrong","mode":"NOVEL","countries":[],\
                            "minConfidence":0.5,"minSalience":0,"maxAge":"PT48H","learning":"NONE",%s}\
                            """.formatted(wrong).getBytes(StandardCharsets.UTF_8));
            }
            driver.input(Topics.FEED_STATUS.name()).pipeInput("f", """
                {"feedId":"f","url":"https://f.example/","condition":"FAILING",\
                "since":"+999999999-01-01T00:00:00Z","nextPoll":"2026-01-01T00:00:00Z","failures":1}\
                """.getBytes(StandardCharsets.UTF_8));
            assertThat(any.run(driver)).isEmpty();
        }
    }

    private static final class Driver implements ScenarioRun, AutoCloseable {
        private final TopologyTestDriver driver;
        private final TestOutputTopic<String, Alert> alerts;
        private final Set<String> watches = new HashSet<>();
        private Instant clock = START;

        Driver(Path state) {
            EnrichConfig d = EnrichConfig.defaults();
            Properties settings = StreamsSettings.of(
                    new KafkaConnection("none:1", Map.of()),
                    new EnrichConfig(
                            1,
                            d.commitInterval(),
                            state,
                            d.remember(),
                            dateline.annotate.country.CountryPolicy.defaults(),
                            null));
            Topology topology = new EnrichTopology(
                            new Nothing(),
                            CountryCodes::englishName,
                            Duration.ofDays(30),
                            new SimpleMeterRegistry(),
                            () -> false)
                    .watchOnly();
            driver = new TopologyTestDriver(topology, settings, START);
            alerts = driver.createOutputTopic(
                    Topics.ALERTS.name(),
                    new StringDeserializer(),
                    Topics.ALERTS.value().deserializer());
        }

        @Override
        public List<Alert> watches(Collection<Watch> all) {
            Set<String> gone = new HashSet<>(watches);
            for (Watch watch : all) {
                gone.remove(watch.id());
                watches.add(watch.id());
                input(Topics.WATCHES).pipeInput(watch.id(), watch);
            }
            gone.forEach(id -> input(Topics.WATCHES).pipeInput(id, (Watch) null));
            watches.removeAll(gone);
            return List.of();
        }

        @Override
        public List<Alert> article(EnrichedArticle article) {
            input(Topics.ENRICHED)
                    .pipeInput(
                            article.article().id(), article, article.article().seen());
            return alerts.readValuesToList();
        }

        @Override
        public List<Alert> action(AlertAction action) {
            Duration later = Duration.between(clock, action.at());
            if (later.isPositive()) {
                driver.advanceWallClockTime(later);
                clock = action.at();
            }
            input(Topics.ALERT_ACTIONS).pipeInput(action.alertId(), action, action.at());
            return alerts.readValuesToList();
        }

        @Override
        public void feed(FeedStatus status) {
            input(Topics.FEED_STATUS).pipeInput(status.feedId(), status);
        }

        private <V> TestInputTopic<String, V> input(Topic<String, V> topic) {
            return driver.createInputTopic(
                    topic.name(), new StringSerializer(), topic.value().serializer());
        }

        private TestInputTopic<String, byte[]> input(String topic) {
            return driver.createInputTopic(
                    topic, new StringSerializer(), new org.apache.kafka.common.serialization.ByteArraySerializer());
        }

        @Override
        public void close() {
            driver.close();
        }
    }

    /** Is not asked: the articles come annotated. */
    private static final class Nothing implements Annotator {
        @Override
        public dateline.contract.record.Annotation annotate(AnnotationInput input) {
            throw new IllegalStateException("not asked");
        }

        @Override
        public String version() {
            return "none";
        }
    }
}
