package dateline.sink.notify;

import dateline.sink.channel.Channel;
import dateline.sink.channel.ChannelConfig;
import dateline.sink.outbox.Backoff;
import dateline.sink.outbox.ChannelStates;
import dateline.sink.outbox.Outbox;
import dateline.sink.sql.StorageUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers alerts from an outbox to channels, each at least once: what fails is tried again, ever more rarely, across
 * restarts. Each channel has a thread of its own, so that neither storing nor another channel waits for it.
 */
public final class Notifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Backoff DATABASE = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Duration DRAIN = Duration.ofSeconds(15);

    private final List<NamedChannel> channels = new ArrayList<>();
    private final List<Loop> loops = new ArrayList<>();
    private volatile boolean stopping;

    /**
     * @param configs settings by name
     * @param made the channels themselves by name; closed with this
     * @param notices the channel that tells of others that fail; null for the log alone
     * @param registry gets {@code dateline.sink.delivery.sent}, {@code .failed} and {@code .given.up}
     */
    public Notifier(
            Map<String, ChannelConfig> configs,
            Map<String, Channel> made,
            @Nullable String notices,
            Outbox outbox,
            ChannelStates states,
            MeterRegistry registry,
            InstantSource clock) {
        made.forEach((name, channel) -> {
            ChannelConfig config = configs.get(name);
            if (config != null) {
                channels.add(NamedChannel.of(name, config, channel));
            }
        });
        for (NamedChannel channel : channels) {
            DeliveryMeters meters = DeliveryMeters.of(registry, channel.name());
            loops.add(new Loop(channel.name(), new ChannelWorker(channel, outbox, states, meters, clock)::turn));
        }
        NamedChannel teller = channels.stream()
                .filter(c -> c.name().equals(notices))
                .findFirst()
                .orElse(null);
        loops.add(new Loop("notices", new Housekeeping(states, new NoticeTeller(states, teller, clock), clock)));
    }

    /** Starts a thread for each channel. */
    public void start() {
        loops.forEach(loop -> loop.thread.start());
    }

    /** Says that there may be something to deliver. From any thread. */
    public void wake() {
        loops.forEach(loop -> loop.news.release());
    }

    /** Whether all threads run. */
    public boolean isAlive() {
        return loops.stream().allMatch(loop -> loop.thread.isAlive());
    }

    /** Finishes the attempts that are under way. */
    @Override
    public void close() {
        stopping = true;
        wake();
        long deadline = System.nanoTime() + DRAIN.toNanos();
        loops.forEach(loop -> loop.join(deadline));
        channels.forEach(c -> c.channel().close());
    }

    /** What is done again and again. */
    @FunctionalInterface
    private interface Turn {
        /** @return whether there may be more to do at once */
        boolean take() throws InterruptedException;
    }

    /** Says once which channels there are, then tells of those that fail. */
    private final class Housekeeping implements Turn {
        private final ChannelStates states;
        private final NoticeTeller notices;
        private final InstantSource clock;
        private boolean said;

        Housekeeping(ChannelStates states, NoticeTeller notices, InstantSource clock) {
            this.states = states;
            this.notices = notices;
            this.clock = clock;
        }

        @Override
        public boolean take() throws InterruptedException {
            if (!said) {
                states.configuredAre(channels.stream().map(NamedChannel::name).toList(), clock.instant());
                said = true;
            }
            return notices.turn();
        }
    }

    private final class Loop implements Runnable {
        private final String name;
        private final Turn turn;
        private final Semaphore news = new Semaphore(0);
        private final Thread thread;
        private int outages;

        Loop(String name, Turn turn) {
            this.name = name;
            this.turn = turn;
            this.thread = Thread.ofVirtual().name("dateline-deliver-" + name).unstarted(this);
        }

        @Override
        public void run() {
            try {
                while (!stopping) {
                    Duration pause = turns();
                    if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        news.drainPermits();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Does what there is to do; returns how long there is nothing. */
        private Duration turns() throws InterruptedException {
            try {
                boolean more = true;
                while (!stopping && more) {
                    more = turn.take();
                    outages = 0;
                }
                return LOOK_AGAIN;
            } catch (StorageUnavailable e) {
                return DATABASE.after(++outages);
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("channel", name)
                        .setCause(e)
                        .log("the delivery of alerts failed unexpectedly and is tried again");
                return DATABASE.after(++outages);
            }
        }

        private void join(long deadline) {
            try {
                if (thread.isAlive() && !thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
