package dateline.sink.notify;

import dateline.sink.notify.DeliveryResult.Delivered;
import dateline.sink.notify.DeliveryResult.Failed;
import dateline.sink.store.Backoff;
import dateline.sink.store.Outbox;
import dateline.sink.store.StorageUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers alerts from an outbox to a webhook, each at least once: what fails is tried again, ever more rarely, across
 * restarts. Run it on a thread of its own; storing never waits for it.
 */
public final class Notifier implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Backoff DATABASE = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final Outbox outbox;
    private final Webhook webhook;
    private final Backoff backoff;
    private final InstantSource clock;
    private final Counter sent;
    private final Counter failed;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;
    private int outages;

    /**
     * @param backoff between the attempts for one alert
     * @param registry gets {@code dateline.sink.delivery.sent} and {@code .failed}
     */
    public Notifier(Outbox outbox, Webhook webhook, Backoff backoff, MeterRegistry registry, InstantSource clock) {
        this.outbox = outbox;
        this.webhook = webhook;
        this.backoff = backoff;
        this.clock = clock;
        this.sent = registry.counter("dateline.sink.delivery.sent");
        this.failed = registry.counter("dateline.sink.delivery.failed");
    }

    /** Says that there may be something to deliver. From any thread. */
    public void wake() {
        news.release();
    }

    /** Makes {@link #run} return after the attempt that is under way. From any thread. */
    public void stop() {
        stopping = true;
        wake();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                Duration pause = turn();
                if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Delivers what is due; returns how long there is nothing to do. */
    private Duration turn() throws InterruptedException {
        try {
            while (!stopping && deliverNext()) {
                outages = 0;
            }
            outages = 0;
            return LOOK_AGAIN;
        } catch (StorageUnavailable e) {
            return DATABASE.after(++outages);
        } catch (RuntimeException e) {
            LOG.error("the delivery of alerts failed unexpectedly and is tried again", e);
            return DATABASE.after(++outages);
        }
    }

    private boolean deliverNext() throws InterruptedException {
        Optional<Outbox.Delivery> due = outbox.take(clock.instant());
        if (due.isEmpty()) {
            return false;
        }
        deliver(due.get());
        return true;
    }

    private void deliver(Outbox.Delivery delivery) throws InterruptedException {
        String id = delivery.alert().id();
        switch (webhook.post(delivery.alert(), clock.instant())) {
            case Delivered delivered -> {
                sent.increment();
                outbox.delivered(id, clock.instant());
            }
            case Failed failure -> {
                failed.increment();
                Instant next = clock.instant().plus(backoff.after(delivery.attempt()));
                LOG.atWarn()
                        .addKeyValue("alert", id)
                        .addKeyValue("attempt", delivery.attempt())
                        .addKeyValue("next", next)
                        .addKeyValue("error", failure.error())
                        .log("an alert could not be delivered to the webhook");
                outbox.failed(id, next, failure.error());
            }
        }
    }
}
