package dateline.ingest.feed;

import dateline.contract.CloudEvents;
import dateline.contract.FeedRequest;
import dateline.contract.JsonSerde;
import dateline.contract.KafkaConnection;
import dateline.contract.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Asks whoever polls a feed to do something about it. For operators' commands: each call connects, does its work and
 * disconnects. Throws Kafka's exceptions where Kafka or the topic is not there.
 */
public final class FeedRequests {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String SOURCE = "/dateline/cli";

    private final KafkaConnection kafka;
    private final JsonSerde<FeedRequest> requests = new JsonSerde<>(FeedRequest.class);

    public FeedRequests(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** Sends requests; returns when Kafka has them. */
    public void send(Collection<FeedRequest> all) {
        if (all.isEmpty()) {
            return;
        }
        try (Producer<String, byte[]> producer = kafka.producer(Map.of("max.block.ms", PATIENCE.toMillis()))) {
            all.forEach(request -> producer.send(record(request)));
            producer.flush();
        }
    }

    private ProducerRecord<String, byte[]> record(FeedRequest request) {
        String id = request.feedId() + ":" + request.kind() + ":" + request.at() + ":" + request.offset();
        return new ProducerRecord<>(
                Topics.FEED_REQUESTS.name(),
                null,
                request.at().toEpochMilli(),
                request.feedId(),
                requests.encode(request),
                CloudEvents.headers(Topics.FEED_REQUESTS, id, SOURCE, request.feedId(), request.at()));
    }
}
