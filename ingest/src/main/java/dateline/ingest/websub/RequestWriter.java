package dateline.ingest.websub;

import dateline.contract.record.FeedRequest;
import dateline.contract.topic.KafkaConnection;
import dateline.contract.topic.Requests;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to {@code dateline.feed-requests}. Safe for any number of threads. */
final class RequestWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RequestWriter.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final String SOURCE = "/dateline/ingest/websub";

    private final KafkaConnection kafka;
    private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - QUIET.toNanos());
    private @Nullable Producer<String, byte[]> producer;
    private boolean isClosed;

    RequestWriter(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** Whether Kafka has it; false if not within seconds. */
    boolean write(FeedRequest request) {
        try {
            producer().send(Requests.record(request, SOURCE)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (KafkaException | IllegalStateException | ExecutionException | TimeoutException e) {
            warn(e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (producer != null) {
            producer.close(LAST_WORDS);
        }
    }

    /** Made at first use, because it cannot be made while the cluster's names are unknown. */
    private synchronized Producer<String, byte[]> producer() {
        if (isClosed) {
            throw new IllegalStateException("closed");
        }
        Producer<String, byte[]> made = producer;
        if (made == null) {
            int patience = Math.toIntExact(PATIENCE.toMillis());
            made = kafka.producer(Map.of(
                    "max.block.ms",
                    PATIENCE.toMillis(),
                    "delivery.timeout.ms",
                    patience,
                    "request.timeout.ms",
                    patience / 2));
            producer = made;
        }
        return made;
    }

    /** Once a minute: hubs come again and again. */
    private void warn(Exception e) {
        long now = System.nanoTime();
        long last = lastWarning.get();
        if (now - last >= QUIET.toNanos() && lastWarning.compareAndSet(last, now)) {
            log.atWarn()
                    .addKeyValue("reason", e.toString())
                    .log("cannot tell Kafka what hubs say; they are asked to come again");
        }
    }
}
