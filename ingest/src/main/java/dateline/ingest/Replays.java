package dateline.ingest;

import dateline.contract.record.FeedRequest;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.KafkaConnection;
import dateline.contract.topic.Topics;
import dateline.ingest.fetch.PoliteFetcher.Admission;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PolledFeed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads documents again that became dead letters. Safe for any number of threads. */
final class Replays {
    private static final Logger log = LoggerFactory.getLogger(Replays.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConnection kafka;
    private final FeedPoll poll;

    Replays(KafkaConnection kafka, FeedPoll poll) {
        this.kafka = kafka;
        this.poll = poll;
    }

    /** Reads the dead letter of a request as if it had just come. Where there is none, the feed's state stays as it is. */
    FinishedPoll replay(PolledFeed feed, FeedRequest request, Admission admission) throws InterruptedException {
        DeadLetter letter = letter(request);
        if (letter == null || !letter.key().equals(feed.spec().id())) {
            log.atWarn()
                    .addKeyValue("feed", feed.spec().id())
                    .addKeyValue("partition", request.partition())
                    .addKeyValue("offset", request.offset())
                    .log("there is no such dead letter of this feed; nothing is read again");
            admission.await();
            return poll.unchanged(feed);
        }
        return poll.replay(
                feed,
                new FeedDocument(letter.bytes(), letter.source(), letter.answerHeader("Content-Type")),
                admission);
    }

    private @Nullable DeadLetter letter(FeedRequest request) {
        Integer partition = request.partition();
        Long offset = request.offset();
        if (partition == null || offset == null || partition < 0 || offset < 0) {
            return null;
        }
        TopicPartition source = new TopicPartition(Topics.DEAD_LETTERS.name(), partition);
        try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of("max.poll.records", 1))) {
            consumer.assign(List.of(source));
            consumer.seek(source, offset);
            for (ConsumerRecord<String, byte[]> r : consumer.poll(PATIENCE)) {
                return r.offset() == offset ? DeadLetter.read(r.key(), r.value(), r.headers(), r.timestamp()) : null;
            }
            return null;
        } catch (KafkaException e) {
            log.atWarn().addKeyValue("reason", e.toString()).log("a dead letter cannot be read from Kafka");
            return null;
        }
    }
}
