package dateline.ingest;

import dateline.contract.record.FeedRequest;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topics;
import dateline.runtime.topic.KafkaConnection;
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

/** Finds documents that became dead letters, to be read again. Safe for any number of threads. */
final class LetterReader {
    private static final Logger log = LoggerFactory.getLogger(LetterReader.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConnection kafka;

    LetterReader(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** The dead letter that a request names; null, and a word in the log, if there is none of this feed. */
    @Nullable
    DeadLetter letter(FeedRequest request) {
        DeadLetter letter = read(request);
        if (letter != null && letter.key().equals(request.feedId())) {
            return letter;
        }
        log.atWarn()
                .addKeyValue("feed", request.feedId())
                .addKeyValue("partition", request.partition())
                .addKeyValue("offset", request.offset())
                .log("there is no such dead letter of this feed; nothing is read again");
        return null;
    }

    private @Nullable DeadLetter read(FeedRequest request) {
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
