package dateline.sink;

import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.sink.store.Change;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Makes changes of the records of the topics that are stored. Mentions are not: they follow from the articles. */
final class RecordReader {
    static final List<Topic<String, ?>> TOPICS =
            List.of(Topics.FEEDS, Topics.FEED_STATE, Topics.ENRICHED, Topics.ALERTS, Topics.DEAD_LETTERS);

    static final List<String> NAMES = TOPICS.stream().map(Topic::name).toList();

    private RecordReader() {}

    /**
     * What a record changes; empty where it changes nothing.
     *
     * @throws SerializationException if its bytes do not say
     */
    static Optional<Change> read(ConsumerRecord<String, byte @Nullable []> record) {
        String topic = record.topic();
        if (topic.equals(Topics.ENRICHED.name())) {
            return Optional.of(new Change.Annotated(value(Topics.ENRICHED, record)));
        } else if (topic.equals(Topics.FEED_STATE.name())) {
            return unlessTombstone(record, r -> new Change.FeedPolled(value(Topics.FEED_STATE, r)));
        } else if (topic.equals(Topics.ALERTS.name())) {
            return unlessTombstone(record, r -> new Change.Alerted(value(Topics.ALERTS, r)));
        } else if (topic.equals(Topics.FEEDS.name())) {
            return Optional.of(record.value() == null ? removed(record) : added(record));
        } else if (topic.equals(Topics.DEAD_LETTERS.name())) {
            return Optional.of(new Change.DeadLettered(record.partition(), record.offset(), letter(record)));
        }
        throw new IllegalArgumentException("nobody subscribed to " + topic);
    }

    private static Change added(ConsumerRecord<String, byte @Nullable []> record) {
        return new Change.FeedAdded(value(Topics.FEEDS, record));
    }

    private static Change removed(ConsumerRecord<String, byte @Nullable []> record) {
        if (record.key() == null) {
            throw new SerializationException("a feed is removed, but the record has no key to say which");
        }
        return new Change.FeedRemoved(record.key());
    }

    private static DeadLetter letter(ConsumerRecord<String, byte @Nullable []> record) {
        return DeadLetter.read(record.key(), record.value(), record.headers(), record.timestamp());
    }

    private static Optional<Change> unlessTombstone(
            ConsumerRecord<String, byte @Nullable []> record,
            Function<ConsumerRecord<String, byte @Nullable []>, Change> read) {
        return record.value() == null ? Optional.empty() : Optional.of(read.apply(record));
    }

    private static <V> V value(Topic<String, V> topic, ConsumerRecord<String, byte @Nullable []> record) {
        byte[] bytes = record.value();
        if (bytes == null) {
            throw new SerializationException("the record has no value");
        }
        return Objects.requireNonNull(topic.value().deserializer().deserialize(record.topic(), bytes));
    }
}
