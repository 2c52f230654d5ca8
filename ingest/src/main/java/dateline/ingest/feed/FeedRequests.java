package dateline.ingest.feed;

import dateline.contract.record.FeedRequest;
import dateline.contract.topic.KafkaConnection;
import dateline.contract.topic.Requests;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;

/**
 * Asks whoever polls a feed to do something about it. For operators' commands: each call connects, does its work and
 * disconnects. Throws Kafka's exceptions where Kafka or the topic is not there.
 */
public final class FeedRequests {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String SOURCE = "/dateline/cli";

    private final KafkaConnection kafka;

    public FeedRequests(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** Sends requests; returns when Kafka has them. */
    public void send(Collection<FeedRequest> all) {
        if (all.isEmpty()) {
            return;
        }
        try (Producer<String, byte[]> producer = kafka.producer(Map.of("max.block.ms", PATIENCE.toMillis()))) {
            all.forEach(request -> producer.send(Requests.record(request, SOURCE)));
            producer.flush();
        }
    }
}
