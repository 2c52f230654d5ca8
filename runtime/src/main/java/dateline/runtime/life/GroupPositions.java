package dateline.runtime.life;

import dateline.runtime.life.Backlog.Look;
import dateline.runtime.topic.KafkaConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at how far a consumer group has come: its committed positions, the ends of its topics, and the time of the record
 * at each position. Counting offsets would not do, as transactions' markers have offsets too. One thread.
 */
final class GroupPositions implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int POLLS = 8;

    private final String group;
    private final Admin admin;
    private final Consumer<String, byte[]> reader;
    private final Map<TopicPartition, Seen> seen = new HashMap<>();

    /** What was found last: from the position up to the offset {@code upTo} there is nothing, or at it is a record. */
    private record Seen(long position, long upTo, @Nullable Instant oldest) {}

    GroupPositions(KafkaConnection kafka, String group, Admin admin, Map<String, Object> timeouts) {
        this.group = group;
        this.admin = admin;
        Map<String, Object> one = new HashMap<>(timeouts);
        one.put("max.poll.records", 1);
        one.put("max.partition.fetch.bytes", 1); // the least there is: one batch
        one.put("fetch.max.wait.ms", 100);
        this.reader = kafka.consumer(one);
    }

    /**
     * A look at every partition of the topics; topics that are not there are left out.
     *
     * @throws ExecutionException if Kafka does not answer
     */
    Map<TopicPartition, Look> look(Collection<String> topics) throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(t -> t.partitions().stream().map(p -> new TopicPartition(t.name(), p.partition())))
                .toList();
        Map<TopicPartition, Long> committed = committed();
        Map<TopicPartition, Long> first = offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> written = offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Look> looks = new HashMap<>();
        for (TopicPartition p : partitions) {
            long begin = first.getOrDefault(p, 0L);
            long end = ends.getOrDefault(p, begin);
            long position = Math.max(begin, committed.getOrDefault(p, begin));
            looks.put(p, new Look(position, end, written.getOrDefault(p, end) > end, oldest(p, position, end)));
        }
        seen.keySet().retainAll(looks.keySet());
        return looks;
    }

    @Override
    public void close() {
        reader.close(CloseOptions.timeout(POLL));
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        try {
            Map<TopicPartition, Long> committed = new HashMap<>();
            Map<TopicPartition, @Nullable OffsetAndMetadata> answer = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            answer.forEach((p, offset) -> {
                if (offset != null) {
                    committed.put(p, offset.offset());
                }
            });
            return committed;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    private Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> question =
                partitions.stream().collect(Collectors.toMap(Function.identity(), p -> which));
        Map<TopicPartition, ListOffsetsResultInfo> answer = admin.listOffsets(
                        question, new ListOffsetsOptions(isolation))
                .all()
                .get();
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer.forEach((p, info) -> offsets.put(p, info.offset()));
        return offsets;
    }

    /** The time of the first record that can be read between the two; null if there are only markers and what was aborted. */
    private @Nullable Instant oldest(TopicPartition partition, long position, long end) {
        Seen before = seen.get(partition);
        boolean same = before != null && before.position() == position;
        if (before != null && same && before.oldest() != null) {
            return before.oldest();
        }
        long from = before != null && same ? Math.max(position, before.upTo()) : position;
        if (from >= end) {
            seen.put(partition, new Seen(position, from, null));
            return null;
        }
        Seen now = read(partition, position, from, end);
        seen.put(partition, now);
        return now.oldest();
    }

    private Seen read(TopicPartition partition, long position, long from, long end) {
        reader.assign(List.of(partition));
        reader.seek(partition, from);
        for (int i = 0; i < POLLS && reader.position(partition) < end; i++) {
            ConsumerRecords<String, byte[]> records = reader.poll(POLL);
            if (!records.isEmpty()) {
                ConsumerRecord<String, byte[]> first = records.iterator().next();
                return new Seen(position, first.offset(), Instant.ofEpochMilli(first.timestamp()));
            }
        }
        return new Seen(position, reader.position(partition), null);
    }
}
