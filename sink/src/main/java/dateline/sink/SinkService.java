package dateline.sink;

import com.zaxxer.hikari.HikariDataSource;
import dateline.contract.Alert;
import dateline.contract.Component;
import dateline.contract.DatabaseConnection;
import dateline.contract.KafkaConnection;
import dateline.sink.notify.AlertLog;
import dateline.sink.notify.Notifier;
import dateline.sink.notify.Webhook;
import dateline.sink.store.Backoff;
import dateline.sink.store.Outbox;
import dateline.sink.store.PostgresPool;
import dateline.sink.store.PostgresStorage;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores everything that flows in PostgreSQL and tells people about alerts. One thread reads and writes; another, if
 * there is a webhook, delivers. Where one is too few, start more sinks: they share the partitions.
 */
public final class SinkService implements Component {
    private static final String WEBHOOK = "webhook";
    private static final Duration LEASE = Webhook.TIMEOUT.multipliedBy(3);
    private static final Backoff RETRIES = new Backoff(Duration.ofSeconds(1), Duration.ofHours(1));
    private static final Duration DRAIN = Duration.ofSeconds(18);

    private final HikariDataSource pool;
    private final AlertLog alertLog = new AlertLog();
    private final SinkLoop loop;
    private final Thread loopThread;
    private final @Nullable Webhook webhook;
    private final @Nullable Notifier notifier;
    private final @Nullable Thread notifierThread;

    /** Connects to nothing before {@link #start}. */
    public SinkService(
            KafkaConnection kafka,
            DatabaseConnection database,
            SinkConfig config,
            MeterRegistry registry,
            InstantSource clock) {
        this.pool = PostgresPool.create("dateline-sink", database, config.poolSize());
        URI url = config.webhook();
        PostgresStorage storage = new PostgresStorage(pool, url == null ? List.of() : List.of(WEBHOOK));
        loop = new SinkLoop(kafka, config, storage, new SinkMeters(registry), clock, this::onAlert);
        loopThread = Thread.ofPlatform().name("dateline-sink").unstarted(loop);
        if (url == null) {
            webhook = null;
            notifier = null;
            notifierThread = null;
        } else {
            webhook = new Webhook(url, config.allowPrivateAddresses());
            notifier = new Notifier(new Outbox(pool, WEBHOOK, LEASE), webhook, RETRIES, registry, clock);
            notifierThread = Thread.ofPlatform().name("dateline-webhook").unstarted(notifier);
        }
    }

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public void start() {
        loopThread.start();
        if (notifierThread != null) {
            notifierThread.start();
        }
    }

    @Override
    public Status live() {
        if (!loopThread.isAlive()) {
            return Status.down("the storing thread is not running");
        }
        if (notifierThread != null && !notifierThread.isAlive()) {
            return Status.down("the delivering thread is not running");
        }
        return loop.live();
    }

    @Override
    public Status ready() {
        return loopThread.isAlive() ? loop.ready() : Status.down("the storing thread is not running");
    }

    @Override
    public void close() {
        loop.stop();
        if (notifier != null) {
            notifier.stop();
        }
        long deadline = System.nanoTime() + DRAIN.toNanos();
        join(loopThread, deadline);
        if (notifierThread != null) {
            join(notifierThread, deadline);
        }
        if (webhook != null) {
            webhook.close();
        }
        pool.close();
    }

    private void onAlert(Alert alert) {
        alertLog.tell(alert);
        if (notifier != null) {
            notifier.wake();
        }
    }

    /** Gives a thread time to finish what it does. */
    private static void join(Thread thread, long deadline) {
        try {
            if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
