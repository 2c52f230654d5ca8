package dateline.ingest;

import dateline.contract.record.FeedSpec;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.ingest.partition.KafkaOutage;
import dateline.ingest.partition.PartitionOwner;
import dateline.runtime.topic.KafkaConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares the feeds out among all instances of ingest: a member of the consumer group on {@code dateline.feeds} that
 * gives each partition assigned to it a {@link PartitionOwner}, tells that one every feed from the partition's
 * beginning on, and stops it when the partition goes elsewhere.
 */
final class FeedAssignment implements ConsumerRebalanceListener {
    private static final Logger log = LoggerFactory.getLogger(FeedAssignment.class);
    private static final String GROUP = "dateline-ingest";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration HAND_OVER = Duration.ofSeconds(3);
    private static final Duration LAST_POLLS = Duration.ofSeconds(5);
    private static final Duration LEAVE = Duration.ofSeconds(3);
    private static final Duration SESSION = Duration.ofSeconds(20);
    private static final Duration SILENT = Duration.ofSeconds(8);
    private static final String NAME = "list of feeds";

    private final KafkaConnection kafka;
    private final @Nullable String instanceId;
    private final IntFunction<PartitionOwner> ownerOf;
    private final KafkaOutage outage;
    private final JsonSerde<FeedSpec> specs = new JsonSerde<>(FeedSpec.class);
    private final Map<Integer, PartitionOwner> owners = new ConcurrentHashMap<>();
    private final Set<TopicPartition> unmeasured = new HashSet<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("ingest-feeds").daemon().unstarted(this::run);

    private volatile @Nullable Consumer<String, byte[]> current;
    private volatile boolean joined;
    private volatile boolean connected;
    private volatile long beat = System.nanoTime();
    private volatile long alone = System.nanoTime();

    /** @param ownerOf makes the owner of a partition, not started yet */
    FeedAssignment(
            KafkaConnection kafka,
            @Nullable String instanceId,
            IntFunction<PartitionOwner> ownerOf,
            KafkaOutage outage) {
        this.kafka = kafka;
        this.instanceId = instanceId;
        this.ownerOf = ownerOf;
        this.outage = outage;
    }

    void start() {
        thread.start();
    }

    /** Lets go of all partitions, publishing what is under way, and leaves the group. */
    void stop(Duration patience) throws InterruptedException {
        stop.countDown();
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.join(patience);
    }

    Collection<PartitionOwner> owners() {
        return owners.values();
    }

    /** Whether the group has told us which partitions are ours, and hears from us. */
    boolean isConnected() {
        return joined && connected;
    }

    /** How long we have not been connected; zero if we are. */
    Duration aloneFor() {
        return isConnected() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - alone);
    }

    boolean isLive(Duration lately) {
        return thread.isAlive() && System.nanoTime() - beat < lately.toNanos();
    }

    private void run() {
        while (stop.getCount() > 0) {
            try (Member member = new Member(kafka.consumer(settings()))) {
                member.take();
            } catch (WakeupException e) {
                // asked to stop
            } catch (KafkaException e) {
                outage.failed(NAME, e);
            } catch (RuntimeException e) {
                log.atError().setCause(e).log("reading the feeds failed in a way that it should not; trying again");
            }
            pause();
        }
    }

    private void connected(boolean isHeard) {
        connected = isHeard;
        if (isConnected()) {
            alone = System.nanoTime();
            outage.works(NAME);
        } else if (System.nanoTime() - alone >= SILENT.toNanos()) {
            outage.failed(NAME, new TimeoutException("the consumer group's coordinator does not answer"));
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("group.id", GROUP);
        settings.put("session.timeout.ms", Math.toIntExact(SESSION.toMillis()));
        settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        if (instanceId != null) {
            settings.put("group.instance.id", instanceId);
        }
        return settings;
    }

    /** A consumer's time in the group. Whatever ends it, the partitions are let go before the group is left. */
    private final class Member implements AutoCloseable {
        private final Consumer<String, byte[]> consumer;

        Member(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
            current = consumer;
        }

        void take() {
            consumer.subscribe(List.of(Topics.FEEDS.name()), FeedAssignment.this);
            while (stop.getCount() > 0) {
                consumer.poll(POLL).forEach(FeedAssignment.this::apply);
                measure();
                connected(isHeard());
                beat = System.nanoTime();
            }
        }

        /** Finds out where the partitions end that were just assigned, and which have been read so far. */
        private void measure() {
            if (!unmeasured.isEmpty()) {
                ends.putAll(consumer.endOffsets(unmeasured, PATIENCE));
                unmeasured.clear();
            }
            ends.entrySet().removeIf(end -> {
                boolean read = consumer.position(end.getKey(), PATIENCE) >= end.getValue();
                PartitionOwner owner = owners.get(end.getKey().partition());
                if (read && owner != null) {
                    owner.specsRead();
                }
                return read;
            });
        }

        /** Heartbeats stop when the group's coordinator cannot be reached. */
        private boolean isHeard() {
            return consumer.metrics().values().stream()
                    .filter(m -> m.metricName().name().equals("last-heartbeat-seconds-ago"))
                    .map(Metric::metricValue)
                    .anyMatch(v -> v instanceof Double seconds && seconds >= 0 && seconds < SILENT.toSeconds());
        }

        @Override
        public void close() {
            current = null;
            boolean isHeard = isConnected();
            joined = false;
            letGo(owners.keySet(), LAST_POLLS);
            consumer.close(CloseOptions.timeout(isHeard ? LEAVE : Duration.ZERO));
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            unmeasured.add(partition);
            PartitionOwner owner = ownerOf.apply(partition.partition());
            owners.put(partition.partition(), owner);
            owner.start();
        }
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.seekToBeginning(partitions);
        }
        joined = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        release(partitions, HAND_OVER);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        release(partitions, Duration.ZERO);
    }

    private void release(Collection<TopicPartition> partitions, Duration grace) {
        unmeasured.removeAll(partitions);
        ends.keySet().removeAll(partitions);
        letGo(partitions.stream().map(TopicPartition::partition).toList(), grace);
    }

    private void letGo(Collection<Integer> partitions, Duration grace) {
        List<PartitionOwner> leaving =
                partitions.stream().map(owners::remove).filter(o -> o != null).toList();
        leaving.forEach(owner -> owner.stop(grace));
        long end = System.nanoTime() + grace.plusSeconds(3).toNanos();
        try {
            for (PartitionOwner owner : leaving) {
                if (!owner.awaitStopped(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                    owner.abandon();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        PartitionOwner owner = owners.get(record.partition());
        if (owner == null) {
            return;
        }
        if (record.value() == null) {
            owner.remove(record.key());
            return;
        }
        try {
            owner.add(specs.decode(record.value()));
        } catch (SerializationException e) {
            log.atWarn()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("a record on dateline.feeds is not a feed; it is not read");
        }
    }

    private void pause() {
        try {
            long end = System.nanoTime() + AFTER_TROUBLE.toNanos();
            while (System.nanoTime() < end && !stop.await(200, TimeUnit.MILLISECONDS)) {
                beat = System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }
}
