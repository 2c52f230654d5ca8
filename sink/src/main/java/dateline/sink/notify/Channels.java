package dateline.sink.notify;

import com.zaxxer.hikari.HikariDataSource;
import dateline.runtime.config.DatabaseConnection;
import dateline.sink.channel.Channel;
import dateline.sink.channel.ChannelConfig;
import dateline.sink.channel.ChannelMaker;
import dateline.sink.channel.DeliveryResult;
import dateline.sink.outbox.ChannelState;
import dateline.sink.outbox.ChannelStates;
import dateline.sink.sql.PostgresPool;
import dateline.sink.sql.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the command line does with channels. Used by one thread. */
public final class Channels {
    /** How long something is tried before it is given up. */
    public static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

    private final Map<String, ChannelConfig> configs;
    private final ChannelMaker maker;
    private final InstantSource clock;

    /** @param configs settings by name */
    public Channels(Map<String, ChannelConfig> configs, ChannelMaker maker, InstantSource clock) {
        this.configs = Map.copyOf(configs);
        this.maker = maker;
        this.clock = clock;
    }

    /**
     * What became of a test.
     *
     * @param arrived whether the receiver took it
     * @param said one sentence for people
     */
    public record Tested(boolean arrived, String said) {}

    /** Names of the channels that are configured. */
    public Set<String> names() {
        return configs.keySet();
    }

    /**
     * Sends a sample, past the outbox, and waits for what becomes of it.
     *
     * @throws IllegalArgumentException if no channel of this name is configured
     */
    public Tested test(String name) throws InterruptedException {
        ChannelConfig config = configs.get(name);
        if (config == null) {
            throw new IllegalArgumentException("no channel is called \"" + name + "\"");
        }
        try (Channel channel = maker.make(config)) {
            return switch (channel.tell(SampleAlert.at(clock.instant()), clock.instant())) {
                case DeliveryResult.Delivered delivered -> new Tested(true, "arrived");
                case DeliveryResult.Failed failed -> new Tested(false, failed.error());
                case DeliveryResult.Rejected rejected -> new Tested(false, rejected.error());
                case DeliveryResult.Gone gone -> new Tested(false, gone.error());
            };
        }
    }

    /**
     * How all channels fare that were ever configured or named by a watch.
     *
     * @throws dateline.sink.sql.StorageUnavailable if the database cannot be reached
     */
    public static List<ChannelState> list(DatabaseConnection database) {
        try (HikariDataSource pool = PostgresPool.create("dateline-channels", database, 1)) {
            return states(pool).list();
        }
    }

    /**
     * Lets a channel that was disabled work again; a sink that runs notices within a second.
     *
     * @return whether there is such a channel
     * @throws dateline.sink.sql.StorageUnavailable if the database cannot be reached
     */
    public static boolean enable(DatabaseConnection database, String name, InstantSource clock) {
        try (HikariDataSource pool = PostgresPool.create("dateline-channels", database, 1)) {
            return states(pool).enable(name, clock.instant());
        }
    }

    private static ChannelStates states(HikariDataSource pool) {
        return new ChannelStates(new Transactions(pool, 1), GIVE_UP_AFTER);
    }
}
