package dateline.sink;

import static dateline.sink.Samples.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.Alert;
import dateline.contract.topic.Topics;
import dateline.sink.channel.Receiver;
import dateline.testsupport.TestDatabase;
import dateline.testsupport.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A sink that is killed under load: the receiver misses nothing, and gets each alert's events in their order. */
class SinkKilledTest {
    private static final int ALERTS = 150;
    private static final int KILLS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestDatabase database = TestDatabase.create();

    @Test
    @Timeout(600)
    void killedUnderLoad_tellsOfEveryEvent_inOrder(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        TestKafka.emptyTopics();
        long seed = System.nanoTime();
        Random moments = new Random(seed);
        Set<String> expected = new TreeSet<>();
        Path log = directory.resolve("out");
        Process sink = null;
        try (Receiver receiver = new Receiver();
                Producer<String, byte[]> producer = TestKafka.producer()) {
            for (int kill = 0; kill < KILLS; kill++) {
                send(producer, kill, expected);
                sink = start(receiver, log);
                int until = receiver.requests().size() + 1 + moments.nextInt(ALERTS / KILLS);
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> receiver.requests().size() >= until);
                sink.destroyForcibly().waitFor();
            }
            sink = start(receiver, log);
            await("seed " + seed + ", " + Files.readString(log))
                    .atMost(PATIENCE)
                    .until(() -> Set.copyOf(receiver.ids()).containsAll(expected));
            assertThat(Set.copyOf(receiver.ids())).isEqualTo(expected);
            assertInOrder(receiver.ids(), seed);
        } finally {
            if (sink != null) {
                sink.destroyForcibly().waitFor();
            }
        }
    }

    private static void send(Producer<String, byte[]> producer, int round, Set<String> expected) throws Exception {
        Instant now = Instant.now();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = round; i < ALERTS; i += KILLS) {
            String id = "a" + i;
            for (int revision = 1; revision <= 2; revision++) {
                Alert alert = alert(id, revision, revision == 1 ? Alert.State.OPEN : Alert.State.UPDATED, now);
                byte[] value = Topics.ALERTS.value().serializer().serialize("", alert);
                sent.add(producer.send(new ProducerRecord<>(Topics.ALERTS.name(), id, value)));
                expected.add(id + "." + revision);
            }
        }
        producer.flush();
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    private static void assertInOrder(List<String> ids, long seed) {
        ids.stream().collect(Collectors.groupingBy(id -> id.split("\\.")[0])).forEach((alert, its) -> {
            List<String> sorted = new ArrayList<>(its);
            sorted.sort(null);
            assertThat(its).as("seed %d", seed).isEqualTo(sorted);
        });
    }

    private Process start(Receiver receiver, Path log) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SinkProcess.class.getName(),
                TestKafka.connection().bootstrap(),
                database.jdbcUrl(),
                database.user(),
                database.password(),
                receiver.url().toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
