package dateline.sink;

import com.zaxxer.hikari.HikariDataSource;
import dateline.contract.config.DatabaseConnection;
import dateline.contract.life.Component;
import dateline.contract.topic.KafkaConnection;
import dateline.sink.channel.Channel;
import dateline.sink.channel.ChannelConfig;
import dateline.sink.channel.ChannelMaker;
import dateline.sink.message.MessageLinks;
import dateline.sink.notify.Channels;
import dateline.sink.notify.Notifier;
import dateline.sink.outbox.Backoff;
import dateline.sink.outbox.ChannelStates;
import dateline.sink.outbox.Outbox;
import dateline.sink.outbox.Retries;
import dateline.sink.sql.PostgresPool;
import dateline.sink.sql.Transactions;
import dateline.sink.store.PostgresStorage;
import dateline.sink.store.Route;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Stores everything that flows in PostgreSQL and tells people about alerts. One thread reads and writes; others, one for
 * each channel, deliver. Where one sink is too few, start more: they share the partitions and what is to be delivered.
 */
public final class SinkService implements Component {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(30));
    private static final Duration WARN_AFTER = Duration.ofHours(1);
    private static final Duration DRAIN = Duration.ofSeconds(18);

    private final HikariDataSource pool;
    private final SinkLoop loop;
    private final Thread loopThread;
    private final Notifier notifier;

    /**
     * Connects to nothing before {@link #start}.
     *
     * @param links go into messages about alerts
     */
    public SinkService(
            KafkaConnection kafka,
            DatabaseConnection database,
            SinkConfig config,
            MessageLinks links,
            MeterRegistry registry,
            InstantSource clock) {
        this.pool = PostgresPool.create("dateline-sink", database, config.poolSize());
        Map<String, ChannelConfig> channels = config.allChannels();
        PostgresStorage storage = new PostgresStorage(pool, routes(channels));
        Transactions transactions = new Transactions(pool, config.poolSize() - 1);
        Retries retries = new Retries(LEASE, BACKOFF, Channels.GIVE_UP_AFTER, WARN_AFTER, new SplittableRandom());
        notifier = new Notifier(
                channels,
                made(channels, new ChannelMaker(kafka, links, config.allowPrivateAddresses())),
                config.notices(),
                new Outbox(transactions, retries),
                new ChannelStates(transactions, Channels.GIVE_UP_AFTER),
                registry,
                clock);
        loop = new SinkLoop(
                kafka,
                config,
                storage,
                new SinkMeters(registry),
                new CanaryArrivals(registry, clock),
                clock,
                alert -> notifier.wake());
        loopThread = Thread.ofPlatform().name("dateline-sink").unstarted(loop);
    }

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public void start() {
        loopThread.start();
        notifier.start();
    }

    @Override
    public Status live() {
        if (!loopThread.isAlive()) {
            return Status.down("the storing thread is not running");
        }
        return notifier.isAlive() ? loop.live() : Status.down("a delivering thread is not running");
    }

    @Override
    public Status ready() {
        return loopThread.isAlive() ? loop.ready() : Status.down("the storing thread is not running");
    }

    @Override
    public void close() {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        loop.stop();
        notifier.close();
        join(loopThread, deadline);
        pool.close();
    }

    private static List<Route> routes(Map<String, ChannelConfig> channels) {
        return channels.entrySet().stream()
                .map(e -> new Route(
                        e.getKey(), e.getValue().isForAllWatches(), e.getValue() instanceof ChannelConfig.Pagerduty))
                .toList();
    }

    private static Map<String, Channel> made(Map<String, ChannelConfig> channels, ChannelMaker maker) {
        Map<String, Channel> made = new TreeMap<>();
        channels.forEach((name, config) -> made.put(name, maker.make(config)));
        return made;
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
