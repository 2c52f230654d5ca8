package dateline.sink;

import com.zaxxer.hikari.HikariDataSource;
import dateline.contract.topic.Topics;
import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.life.Component;
import dateline.runtime.life.KafkaWatch;
import dateline.runtime.life.Readiness;
import dateline.runtime.topic.KafkaConnection;
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
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Stores everything that flows in PostgreSQL and tells people about alerts. One thread reads and writes; others, one for
 * each channel, deliver. Where one sink is too few, start more: they share the partitions and what is to be delivered.
 */
public final class SinkService implements Component {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(30));
    private static final Duration WARN_AFTER = Duration.ofHours(1);
    private static final Duration DRAIN = Duration.ofSeconds(18);

    /** Longer than a commit takes that is answered at all. */
    private static final Duration COMMIT = Duration.ofSeconds(2);

    private static final String NAME = "sink";
    private static final List<String> CONDITIONS = Stream.concat(
                    Stream.of(StorageWatch.DATABASE), KafkaWatch.conditions(true).stream())
            .toList();

    private final HikariDataSource pool;
    private final KafkaWatch watch;
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
        // one more asks whether the server answers while the others are busy
        this.pool = PostgresPool.create("dateline-sink", database, config.poolSize() + 1);
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
        Readiness readiness = new Readiness(NAME, clock, CONDITIONS);
        watch = new KafkaWatch(
                kafka,
                NAME,
                readiness,
                Stream.concat(RecordReader.TOPICS.stream(), Stream.of(Topics.CANARY))
                        .toList(),
                new KafkaWatch.Group(SinkConsumer.GROUP, SinkConsumer.SUBSCRIBED),
                clock);
        loop = new SinkLoop(
                kafka,
                config,
                storage,
                new SinkMeters(registry),
                new CanaryArrivals(registry, clock),
                readiness,
                clock,
                alert -> notifier.wake());
        loopThread = Thread.ofPlatform().name("dateline-sink").unstarted(loop);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        watch.start();
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
    public Optional<Duration> lag() {
        return watch.lag();
    }

    @Override
    public void close() {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        loop.stop();
        Thread hurry = Thread.ofVirtual().start(this::hurry);
        notifier.close();
        join(loopThread, deadline);
        hurry.interrupt();
        watch.close();
        pool.close();
    }

    /** What waits for a Kafka that does not answer is not waited for. */
    private void hurry() {
        try {
            if (!loopThread.join(COMMIT)) {
                loop.hurry();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // ended before
        }
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
