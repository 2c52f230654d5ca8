package dateline.ingest.websub;

import dateline.contract.record.FeedRequest;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.Requests;
import dateline.runtime.topic.TopicException;
import dateline.runtime.topic.TopicWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to {@code dateline.feed-requests}. Safe for any number of threads. */
final class RequestWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RequestWriter.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final String SOURCE = "/dateline/ingest/websub";

    private final TopicWriter writer;
    private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - QUIET.toNanos());

    RequestWriter(KafkaConnection kafka) {
        this.writer = new TopicWriter(kafka, PATIENCE);
    }

    /** Whether Kafka has it; false if not within seconds. */
    boolean write(FeedRequest request) {
        try {
            writer.write(Requests.record(request, SOURCE));
            return true;
        } catch (TopicException e) {
            warn(e);
            return false;
        }
    }

    @Override
    public void close() {
        writer.close();
    }

    /** Once a minute: hubs come again and again. */
    private void warn(TopicException e) {
        long now = System.nanoTime();
        long last = lastWarning.get();
        if (now - last >= QUIET.toNanos() && lastWarning.compareAndSet(last, now)) {
            log.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("cannot tell Kafka what hubs say; they are asked to come again");
        }
    }
}
