package dateline.sink.notify;

import dateline.sink.channel.Channel;
import dateline.sink.channel.DeliveryResult;
import dateline.sink.channel.DeliveryResult.Delivered;
import dateline.sink.channel.DeliveryResult.Failed;
import dateline.sink.channel.DeliveryResult.Gone;
import dateline.sink.channel.DeliveryResult.Rejected;
import dateline.sink.message.Delivery;
import dateline.sink.outbox.ChannelStates;
import dateline.sink.outbox.Claim;
import dateline.sink.outbox.Outbox;
import dateline.sink.outbox.Outbox.Settled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one channel what is due for it, a few messages at a time. Nobody else waits for it. {@link #turn} is called by
 * one thread.
 */
final class ChannelWorker {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelWorker.class);
    private static final int AT_ONCE = 4;
    /** An attempt that takes longer is interrupted; shorter than a lease. */
    static final Duration LONGEST_ATTEMPT = Channel.TIMEOUT.multipliedBy(2);

    private final NamedChannel channel;
    private final Outbox outbox;
    private final ChannelStates states;
    private final DeliveryMeters meters;
    private final InstantSource clock;
    private final Queue<Attempted> unsettled = new ArrayDeque<>();
    private boolean isKnown;

    private record Attempted(List<Claim> message, DeliveryResult result) {}

    ChannelWorker(
            NamedChannel channel, Outbox outbox, ChannelStates states, DeliveryMeters meters, InstantSource clock) {
        this.channel = channel;
        this.outbox = outbox;
        this.states = states;
        this.meters = meters;
        this.clock = clock;
    }

    String name() {
        return channel.name();
    }

    /**
     * Tells what is due, as much as may be told at once.
     *
     * @return whether there was anything
     * @throws dateline.sink.sql.StorageUnavailable if the database is away; what was told then is written down with the
     *     next turn
     */
    boolean turn() throws InterruptedException {
        if (!isKnown) {
            states.configured(channel.name(), channel.type(), channel.configuration(), clock.instant());
            isKnown = true;
        }
        settleAll();
        List<List<Claim>> messages = outbox.take(channel.name(), channel.forPeople(), AT_ONCE, clock.instant());
        Queue<Attempted> results = new ConcurrentLinkedQueue<>();
        List<Thread> attempts = new ArrayList<>();
        for (List<Claim> message : messages) {
            attempts.add(Thread.ofVirtual()
                    .name("dateline-channel-" + channel.name())
                    .start(() -> results.add(new Attempted(message, tell(message)))));
        }
        try {
            await(attempts);
        } finally {
            unsettled.addAll(results);
        }
        settleAll();
        return !messages.isEmpty();
    }

    /** Writes down what became of attempts. While the database is away it is remembered, so that nobody is told twice. */
    private void settleAll() {
        for (Attempted next = unsettled.peek(); next != null; next = unsettled.peek()) {
            settle(next.message(), next.result());
            unsettled.remove();
        }
    }

    private static void await(List<Thread> attempts) throws InterruptedException {
        try {
            long deadline = System.nanoTime() + LONGEST_ATTEMPT.toNanos();
            for (Thread attempt : attempts) {
                if (!attempt.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    attempt.interrupt();
                    attempt.join();
                }
            }
        } catch (InterruptedException e) {
            attempts.forEach(Thread::interrupt);
            throw e;
        }
    }

    private DeliveryResult tell(List<Claim> message) {
        try {
            return channel.channel().tell(new Delivery.Alerts(events(message)), clock.instant());
        } catch (InterruptedException e) {
            return new Failed("did not finish within " + LONGEST_ATTEMPT.toSeconds() + " s", null);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("channel", channel.name()).setCause(e).log("a message cannot be made or sent");
            return new Rejected("cannot be sent: " + e.getClass().getSimpleName());
        }
    }

    private static List<Delivery.Event> events(List<Claim> message) {
        return message.stream()
                .map(c -> new Delivery.Event(Delivery.Event.id(c.alertId(), c.revision()), c.alert(), c.texts()))
                .toList();
    }

    private void settle(List<Claim> message, DeliveryResult result) {
        Instant now = clock.instant();
        switch (result) {
            case Delivered delivered -> {
                outbox.delivered(message, now);
                meters.sent().increment();
            }
            case Failed failed ->
                report(message, failed.error(), outbox.failed(message, failed.error(), failed.retryAfter(), now));
            case Rejected rejected ->
                report(message, rejected.error(), outbox.rejected(message, rejected.error(), now));
            case Gone gone -> report(message, gone.error(), outbox.gone(message, gone.error(), now));
        }
    }

    private void report(List<Claim> message, String error, Settled settled) {
        Claim first = message.getFirst();
        meters.failed().increment();
        if (settled.next() == null) {
            meters.givenUp().increment(message.size());
        }
        LOG.atWarn()
                .addKeyValue("channel", channel.name())
                .addKeyValue("alert", first.alertId())
                .addKeyValue("attempt", first.attempt())
                .addKeyValue("next", settled.next() == null ? "given up" : settled.next())
                .addKeyValue("error", error)
                .log("an alert could not be delivered");
        if (settled.disabled()) {
            LOG.atError()
                    .addKeyValue("channel", channel.name())
                    .addKeyValue("error", error)
                    .log("a channel is disabled; after the reason was mended: dateline channels enable");
        }
    }
}
