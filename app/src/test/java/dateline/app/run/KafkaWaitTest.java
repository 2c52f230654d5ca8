package dateline.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dateline.runtime.topic.KafkaConnection;
import dateline.testsupport.TestKafka;
import dateline.testsupport.life.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class KafkaWaitTest {
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Logger log = (Logger) LoggerFactory.getLogger(KafkaWait.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
    }

    @Test
    void clusterThatAnswers_isNotWaitedFor() throws Exception {
        assertThat(wait(TestKafka.connection()).untilThere()).isTrue();
        assertThat(lines.list).isEmpty();
    }

    @Test
    void nobodyListens_isToldOnceWithItsCause_andStoppingEndsTheWait() throws Exception {
        KafkaConnection kafka = new KafkaConnection("127.0.0.1:" + closedPort(), Map.of());
        CompletableFuture<Boolean> waiting = waiting(kafka);
        await().until(() -> !lines.list.isEmpty());
        stop.countDown();
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getMessage() + line.getKeyValuePairs())
                        .contains("waiting for the Kafka cluster", kafka.bootstrap())
                        .containsIgnoringCase("connection refused"));
    }

    @Test
    void somebodyListensAndSaysNothing_stoppingEndsTheWaitInTheMiddle() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> waiting =
                    waiting(new KafkaConnection("127.0.0.1:" + silent.getLocalPort(), Map.of()));
            silent.accept(); // it is asked
            stop.countDown();
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isFalse();
            assertThat(lines.list).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
    void sigtermWhileItWaits_endsTheProcess(@TempDir Path directory) throws Exception {
        Path said = directory.resolve("out");
        JavaProcess ingest = JavaProcess.start(
                "256m",
                "dateline.app.cli.DatelineCommand",
                List.of("ingest", "--kafka", "127.0.0.1:" + closedPort(), "--data", directory.toString()),
                said,
                List.of("-XX:TieredStopAtLevel=1"));
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Files.readString(said).contains("waiting for the Kafka cluster"));
            ingest.process().destroy();
            assertThat(ingest.process().waitFor(25, TimeUnit.SECONDS))
                    .as("ends within its grace: " + Files.readString(said))
                    .isTrue();
            assertThat(Files.readString(said)).doesNotContain("\tat ");
        } finally {
            ingest.process().destroyForcibly();
        }
    }

    private CompletableFuture<Boolean> waiting(KafkaConnection kafka) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return wait(kafka).untilThere();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private KafkaWait wait(KafkaConnection kafka) {
        return new KafkaWait(kafka, milliseconds -> stop.await(milliseconds, TimeUnit.MILLISECONDS));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
