package dateline.app.cli.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.app.cli.DatelineCommand;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.AlertBuilder;
import dateline.contract.record.Country;
import dateline.contract.record.Field;
import dateline.contract.record.Watch;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.runtime.topic.TopicReader;
import dateline.testsupport.TestKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertsCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final JsonSerde<Alert> ALERTS = new JsonSerde<>(Alert.class);

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeAll
    static void emptyKafka() {
        TestKafka.emptyTopics();
    }

    @BeforeEach
    void fillKafka() {
        run("watches", "add", "sahel", "--countries", "ML,NE", "--window", "30d");
        send(alert("aaaa1111", "ML", "Mali", Alert.State.OPEN).build());
        send(alert("aaaa2222", "KE", "Kenya", Alert.State.RETRACTED).build());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(before);
    }

    @Test
    void alerts_areListedAndNarrowed() {
        assertThat(run("alerts", "list")).isZero();
        assertThat(printed()).contains("aaaa1111", "aaaa2222", "2 alerts");
        out.reset();
        assertThat(run("alerts", "list", "--state", "open,updated")).isZero();
        assertThat(printed()).contains("aaaa1111", "1 alert").doesNotContain("aaaa2222");
        out.reset();
        assertThat(run("alerts", "list", "--country", "ke", "--json")).isZero();
        assertThat(ALERTS.decode(printed().strip().getBytes(StandardCharsets.UTF_8))
                        .id())
                .isEqualTo("aaaa2222");
    }

    @Test
    void alert_isShownByTheBeginningOfItsId_ifThatIsEnough() {
        assertThat(run("alerts", "show", "aaaa1")).isZero();
        assertThat(printed())
                .contains("Mali (ML)", "first mention in 43 days", "corroborated: 2 publishers", "Post: Mali");
        assertThat(run("alerts", "show", "aaaa")).isEqualTo(1);
        assertThat(run("alerts", "show", "nothing")).isEqualTo(1);
    }

    @Test
    void explanation_namesEachRuleWithWhatWasObserved() {
        assertThat(run("alerts", "explain", "aaaa1111")).isZero();
        assertThat(printed())
                .contains("ML is among ML, NE")
                .contains("“Mali” (name); confidence at least 0.5")
                .contains("no mention for 43 days (at least 30 days); the last was 2026-10-08T12:00:00Z")
                .contains("corroborated: 2 publishers, 2 articles")
                .contains("not read: feed-1 from 2026-11-18T12:00:00Z to 2026-11-19T12:00:00Z");
    }

    @Test
    void whatIsSaid_isAnsweredWithTheAlertAsItIsNow() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        Thread enrich = Thread.ofVirtual().start(() -> answer(reading));
        reading.await();
        assertThat(run("alerts", "ack", "aaaa1111", "--by", "Ada", "--note", "seen"))
                .isZero();
        enrich.join();
        assertThat(printed()).contains("aaaa1111", "acknowledged");
    }

    /** Plays enrich's part: answers one action with a record of the alert. */
    private static void answer(CountDownLatch reading) {
        JsonSerde<AlertAction> serde = new JsonSerde<>(AlertAction.class);
        List<AlertAction> seen = new ArrayList<>();
        new TopicReader(TestKafka.connection()).follow(Topics.ALERT_ACTIONS, false, batch -> {
            reading.countDown();
            batch.forEach(r -> seen.add(serde.decode(r.value())));
            return seen.isEmpty();
        });
        AlertAction action = seen.getFirst();
        AlertBuilder draft = alert("aaaa1111", "ML", "Mali", Alert.State.ACKNOWLEDGED);
        draft.feedback(new Alert.Feedback(action.kind(), action.by(), action.at(), action.until(), action.note()));
        send(draft.build());
    }

    private static AlertBuilder alert(String id, String country, String name, Alert.State state) {
        Country.Evidence evidence = new Country.Evidence(Field.TITLE, 0, name.length(), name, Country.How.NAME, null);
        Alert.Source source = new Alert.Source(
                "a1", "Post", name + " votes", "https://post.example/1", "s1", NOON, List.of(evidence), "Post");
        AlertBuilder draft = AlertBuilder.builder()
                .id(id)
                .watchId("sahel")
                .watchVersion(1)
                .watchName("sahel")
                .state(state)
                .country(country)
                .countryName(name)
                .episode(1)
                .at(NOON)
                .lastMention(NOON.minus(Duration.ofDays(43)))
                .window(Duration.ofDays(30))
                .why(name + ": first mention in 43 days.")
                .articles(List.of(source));
        draft.mode(Watch.Mode.NOVEL);
        draft.level(Watch.Level.CORROBORATED);
        draft.publishers(2);
        draft.mentions(2);
        draft.gaps(List.of(new Alert.Gap("feed-1", NOON.minus(Duration.ofDays(2)), NOON.minus(Duration.ofDays(1)))));
        return draft;
    }

    private static void send(Alert alert) {
        try (Producer<String, byte[]> producer = TestKafka.connection().producer(Map.of())) {
            producer.send(new ProducerRecord<>(Topics.ALERTS.name(), alert.id(), ALERTS.encode(alert)));
            producer.flush();
        }
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--kafka");
        all.add(TestKafka.connection().bootstrap());
        return DatelineCommand.commandLine().execute(all.toArray(String[]::new));
    }
}
