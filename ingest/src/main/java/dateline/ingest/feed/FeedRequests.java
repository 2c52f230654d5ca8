package dateline.ingest.feed;

import dateline.contract.record.FeedRequest;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.Requests;
import dateline.runtime.topic.TopicWriter;
import java.time.Duration;
import java.util.Collection;

/**
 * Asks whoever polls a feed to do something about it. For operators' commands: each call connects, does its work and
 * disconnects.
 */
public final class FeedRequests {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String SOURCE = "/dateline/cli";

    private final KafkaConnection kafka;

    public FeedRequests(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /**
     * Sends requests; returns when Kafka has them.
     *
     * @throws dateline.runtime.topic.TopicException if Kafka is away or refuses one
     */
    public void send(Collection<FeedRequest> all) {
        try (TopicWriter writer = new TopicWriter(kafka, PATIENCE)) {
            writer.write(all.stream()
                    .map(request -> Requests.record(request, SOURCE))
                    .toList());
        }
    }
}
