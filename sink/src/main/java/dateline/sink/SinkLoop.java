package dateline.sink;

import dateline.contract.record.Alert;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topics;
import dateline.runtime.life.Component.Status;
import dateline.runtime.life.KafkaFault;
import dateline.runtime.life.KafkaWatch;
import dateline.runtime.life.Readiness;
import dateline.runtime.topic.KafkaConnection;
import dateline.sink.BatchStore.Outcome;
import dateline.sink.BatchStore.Refused;
import dateline.sink.SinkMeters.Fate;
import dateline.sink.outbox.Backoff;
import dateline.sink.sql.StorageUnavailable;
import dateline.sink.store.Change;
import dateline.sink.store.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics and stores them, batch by batch: poll, one database transaction, then the offsets. A crash between
 * the two stores the batch again, which leaves the same rows. While the database is away the batch is put back, the
 * partitions are paused and polling goes on, so that the sink stays a member of its group.
 */
final class SinkLoop implements Runnable {
    static final String GROUP = "dateline-sink";

    /** What is read: what is stored, and the canaries. */
    static final List<String> SUBSCRIBED = Stream.concat(RecordReader.NAMES.stream(), Stream.of(Topics.CANARY.name()))
            .toList();

    private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration COMMIT = Duration.ofSeconds(10);
    private static final Duration CLOSE = Duration.ofSeconds(3);
    /** As long as Kafka waits for a poll; whoever takes longer hangs. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(5);

    private static final Backoff RESTART = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final KafkaConnection kafka;
    private final SinkConfig config;
    private final Storage storage;
    private final BatchStore batches;
    private final SinkMeters meters;
    private final CanaryArrivals canaries;
    private final InstantSource clock;
    private final java.util.function.Consumer<Alert> onAlert;
    private final StorageWatch watch;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Instant lastTurn;
    private volatile @Nullable Consumer<String, byte[]> waiting;
    private final Readiness readiness;
    private int restarts;

    /**
     * @param readiness has the conditions {@link StorageWatch#DATABASE} and those of a {@link KafkaWatch}
     * @param onAlert told of each new alert after it was stored; must return soon
     */
    SinkLoop(
            KafkaConnection kafka,
            SinkConfig config,
            Storage storage,
            SinkMeters meters,
            CanaryArrivals canaries,
            Readiness readiness,
            InstantSource clock,
            java.util.function.Consumer<Alert> onAlert) {
        this.kafka = kafka;
        this.config = config;
        this.storage = storage;
        this.batches = new BatchStore(storage);
        this.meters = meters;
        this.canaries = canaries;
        this.clock = clock;
        this.onAlert = onAlert;
        this.readiness = readiness;
        this.watch = new StorageWatch(readiness, clock);
        this.lastTurn = clock.instant();
    }

    /** Makes {@link #run} return after the batch that is under way. From any thread. */
    void stop() {
        stop.countDown();
    }

    /** Gives up waiting for Kafka, after {@link #stop}; what is stored and not committed is stored again. */
    void hurry() {
        Consumer<String, byte[]> consumer = waiting;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    Status live() {
        Duration since = Duration.between(lastTurn, clock.instant());
        return since.compareTo(LONGEST_TURN) < 0
                ? Status.up("stores")
                : Status.down("has not made progress for " + since.toSeconds() + " s");
    }

    Status ready() {
        watch.tellIfSlow();
        return readiness.status("reads its topics and stores them");
    }

    @Override
    public void run() {
        while (!stopping()) {
            try {
                prepare();
                session();
            } catch (WakeupException e) {
                LOG.debug("stopped while Kafka was waited for", e);
            } catch (KafkaException e) {
                LOG.atWarn()
                        .addKeyValue("error", KafkaFault.of(kafka.bootstrap(), e))
                        .log("Kafka did not do what it was asked; storing starts again where it was last committed");
                pause(RESTART.after(++restarts));
            } catch (RuntimeException e) {
                LOG.atError()
                        .setCause(e)
                        .log("storing failed unexpectedly and starts again where it was last committed");
                pause(RESTART.after(++restarts));
            }
        }
    }

    /** Returns when the tables are there. */
    private void prepare() {
        while (!stopping()) {
            turns();
            if (!watch.attemptDue()) {
                pause(POLL);
                continue;
            }
            try {
                watch.begins("its tables are created or migrated");
                storage.prepare();
                watch.worked();
                return;
            } catch (StorageUnavailable e) {
                watch.failed(e);
            }
        }
    }

    private void session() {
        Consumer<String, byte[]> consumer = kafka.consumer(settings());
        waiting = consumer;
        try (DeadLetterSender letters = new DeadLetterSender(kafka, transactionalId())) {
            consumer.subscribe(SUBSCRIBED);
            while (!stopping()) {
                turn(consumer, letters);
            }
        } finally {
            waiting = null;
            // nothing can be said to a cluster that is away
            consumer.close(CloseOptions.timeout(readiness.holds(KafkaWatch.KAFKA) ? CLOSE : Duration.ZERO));
        }
    }

    private void turn(Consumer<String, byte[]> consumer, DeadLetterSender letters) {
        turns();
        boolean attempt = watch.attemptDue();
        if (attempt) {
            consumer.resume(consumer.paused());
        }
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        canaries.assigned(consumer.assignment());
        canaries.tell();
        if (!attempt) {
            // partitions that came with a rebalance
            putBack(consumer, records);
            return;
        }
        try {
            process(consumer, letters, records);
        } catch (StorageUnavailable e) {
            meters.unavailable();
            watch.failed(e);
            putBack(consumer, records);
        }
    }

    private void process(
            Consumer<String, byte[]> consumer, DeadLetterSender letters, ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> changes = CanaryArrivals.without(records);
        if (!records.isEmpty()) {
            watch.begins("writing a batch");
            Outcome outcome = meters.store().record(() -> batches.store(changes));
            if (changes.isEmpty()) {
                storage.check(); // canaries alone: the database is on their way too
            }
            watch.worked();
            canaries.arrived(records);
            commit(consumer, letters, records, outcome);
            report(outcome);
            restarts = 0;
        } else if (watch.checkDue()) {
            watch.begins("a check");
            storage.check();
            watch.worked();
        }
    }

    private static void putBack(Consumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).getFirst().offset());
        }
        consumer.pause(consumer.assignment());
    }

    private void commit(
            Consumer<String, byte[]> consumer,
            DeadLetterSender letters,
            ConsumerRecords<String, byte[]> records,
            Outcome outcome) {
        List<DeadLetter> dead = outcome.refused().stream()
                .filter(r -> !isDeadLetter(r.record()))
                .map(this::letter)
                .toList();
        if (!dead.isEmpty()) {
            letters.sendAndCommit(dead, records.nextOffsets(), consumer.groupMetadata());
            return;
        }
        try {
            consumer.commitSync(records.nextOffsets(), COMMIT);
        } catch (CommitFailedException | RebalanceInProgressException | TimeoutException e) {
            LOG.debug("not committed, so the batch may be stored again, which leaves the same rows", e);
        }
    }

    private void report(Outcome outcome) {
        Instant now = clock.instant();
        for (BatchStore.Item item : outcome.read()) {
            if (outcome.stored().contains(item.change())) {
                meters.count(item.record().topic(), Fate.STORED);
                tell(item.change(), now);
            } else if (outcome.refused().stream().noneMatch(r -> r.record() == item.record())) {
                meters.count(item.record().topic(), Fate.DUPLICATE);
            }
        }
        outcome.empty().forEach(r -> meters.count(r.topic(), Fate.DUPLICATE));
        outcome.refused().forEach(this::reportRefused);
    }

    private void tell(Change change, Instant now) {
        switch (change) {
            case Change.Annotated annotated -> meters.lag(annotated.enriched().article(), now);
            case Change.Alerted alerted -> onAlert.accept(alerted.alert());
            default -> {}
        }
    }

    private void reportRefused(Refused refused) {
        String topic = refused.record().topic();
        boolean lost = isDeadLetter(refused.record());
        meters.count(topic, lost ? Fate.FAILED : Fate.DEAD_LETTERED);
        LOG.atWarn()
                .addKeyValue("source", place(refused.record()))
                .addKeyValue("reason", refused.reason())
                .addKeyValue("detail", refused.detail())
                .log(
                        lost
                                ? "a dead letter cannot be stored; it stays in its topic"
                                : "a record went to the dead letters");
    }

    /** A dead letter that cannot be stored does not become another one, and that another one. */
    private static boolean isDeadLetter(ConsumerRecord<?, ?> record) {
        return record.topic().equals(Topics.DEAD_LETTERS.name());
    }

    private DeadLetter letter(Refused refused) {
        ConsumerRecord<String, byte[]> record = refused.record();
        return new DeadLetter(
                record.key() == null ? "" : record.key(),
                record.value() == null ? new byte[0] : record.value(),
                "sink",
                refused.reason(),
                refused.detail(),
                place(record),
                clock.instant());
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "/" + record.partition() + "/" + record.offset();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("group.id", GROUP);
        settings.put("client.id", GROUP);
        settings.put("max.poll.records", config.batchSize());
        settings.put("max.poll.interval.ms", (int) LONGEST_TURN.toMillis());
        // topics that are created after the sink was started are found soon
        settings.put("metadata.max.age.ms", 10_000);
        if (config.instanceId() != null) {
            settings.put("group.instance.id", config.instanceId());
        }
        return settings;
    }

    private String transactionalId() {
        String instance = config.instanceId();
        return GROUP + "-" + (instance == null ? UUID.randomUUID() : instance);
    }

    private void turns() {
        lastTurn = clock.instant();
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void pause(Duration duration) {
        try {
            if (stop.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
