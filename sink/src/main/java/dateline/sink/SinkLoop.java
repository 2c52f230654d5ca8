package dateline.sink;

import dateline.contract.record.Alert;
import dateline.runtime.life.Component.Status;
import dateline.runtime.life.KafkaFault;
import dateline.runtime.life.KafkaWatch;
import dateline.runtime.life.Readiness;
import dateline.runtime.topic.KafkaConnection;
import dateline.sink.outbox.Backoff;
import dateline.sink.sql.StorageUnavailable;
import dateline.sink.store.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
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
    private static final Logger LOG = LoggerFactory.getLogger(SinkLoop.class);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration CLOSE = Duration.ofSeconds(3);
    private static final Backoff RESTART = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final KafkaConnection kafka;
    private final SinkConfig config;
    private final Storage storage;
    private final BatchStore batches;
    private final SinkMeters meters;
    private final CanaryArrivals canaries;
    private final InstantSource clock;
    private final BatchReport report;
    private final StorageWatch watch;
    private final Pace pace;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Instant lastTurn;
    private volatile @Nullable SinkConsumer waiting;
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
            Consumer<Alert> onAlert) {
        this.kafka = kafka;
        this.config = config;
        this.storage = storage;
        this.batches = new BatchStore(storage);
        this.meters = meters;
        this.canaries = canaries;
        this.clock = clock;
        this.report = new BatchReport(meters, onAlert);
        this.readiness = readiness;
        this.watch = new StorageWatch(readiness, clock, storage::check);
        this.pace = new Pace(config.batchSize());
        this.lastTurn = clock.instant();
    }

    /** Makes {@link #run} return after the batch that is under way. From any thread. */
    void stop() {
        stop.countDown();
    }

    /** Gives up waiting for Kafka, after {@link #stop}; what is stored and not committed is stored again. */
    void hurry() {
        SinkConsumer consumer = waiting;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    Status live() {
        Duration since = Duration.between(lastTurn, clock.instant());
        return since.compareTo(SinkConsumer.LONGEST_TURN) < 0
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
                pause(LOOK);
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
        SinkConsumer consumer = SinkConsumer.of(kafka, config);
        waiting = consumer;
        try {
            while (!stopping()) {
                turn(consumer);
            }
        } finally {
            waiting = null;
            // nothing can be said to a cluster that is away
            consumer.close(readiness.holds(KafkaWatch.KAFKA) ? CLOSE : Duration.ZERO);
        }
    }

    private void turn(SinkConsumer consumer) {
        turns();
        if (!watch.attemptDue()) {
            consumer.idle();
            look(consumer);
            return;
        }
        pause(pace.rest(System.nanoTime()));
        ConsumerRecords<String, byte[]> records = consumer.poll();
        pace.took(System.nanoTime(), records.count());
        look(consumer);
        try {
            process(consumer, records);
        } catch (StorageUnavailable e) {
            meters.unavailable();
            watch.failed(e);
            consumer.putBack(records);
        }
    }

    private void look(SinkConsumer consumer) {
        canaries.assigned(consumer.assignment());
        canaries.tell();
    }

    private void process(SinkConsumer consumer, ConsumerRecords<String, byte[]> records) {
        if (!records.isEmpty()) {
            List<RecordOutcome> outcomes = store(records);
            consumer.commit(records, RefusedRecords.letters(outcomes, clock.instant()));
            report.report(outcomes, clock.instant());
            restarts = 0;
        } else if (watch.checkDue()) {
            watch.begins("a check");
            storage.check();
            watch.worked();
        }
    }

    private List<RecordOutcome> store(ConsumerRecords<String, byte[]> records) {
        watch.begins("writing a batch");
        List<ConsumerRecord<String, byte[]>> changes = CanaryArrivals.without(records);
        List<RecordOutcome> outcomes = meters.store().record(() -> batches.store(changes));
        if (changes.isEmpty()) {
            storage.check(); // canaries alone: the database is on their way too
        }
        watch.worked();
        canaries.arrived(records);
        return outcomes;
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
