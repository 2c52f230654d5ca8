package dateline.ingest.websub;

import dateline.contract.record.FeedState;
import dateline.contract.record.FeedState.Push;
import dateline.runtime.life.Component.Status;
import dateline.runtime.topic.KafkaConnection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * WebSub as those who poll feeds see it: what a poll makes of a feed's subscription, asking hubs once that is in Kafka,
 * and the server that hubs call. Where it is not configured, feeds have no subscriptions and no port is opened.
 *
 * <p>Safe for any number of threads; {@link #start} and {@link #close} are called once each.
 */
public final class WebSub implements AutoCloseable {
    private static final int HUBS_AT_ONCE = 8;

    private final @Nullable HubClient client;
    private final @Nullable CallbackServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore atOnce = new Semaphore(HUBS_AT_ONCE);

    private WebSub(@Nullable HubClient client, @Nullable CallbackServer server) {
        this.client = client;
        this.server = server;
    }

    /** @param post how hubs are asked */
    public static WebSub of(
            KafkaConnection kafka, WebSubConfig config, Post post, MeterRegistry registry, InstantSource clock) {
        return config.isOn()
                ? new WebSub(
                        new HubClient(config.callbacks(), config.lease(), post, registry),
                        new CallbackServer(kafka, config, registry, clock))
                : new WebSub(null, null);
    }

    /**
     * Opens the port, if it is configured.
     *
     * @throws IllegalStateException if the port is taken
     */
    public void start() {
        if (server != null) {
            server.start();
        }
    }

    /** Whether hubs can call, or need not. */
    public Status status() {
        return server == null ? Status.up("feeds are polled") : server.live();
    }

    /**
     * The subscription after a poll that read the feed; to be part of the feed's new state.
     *
     * @param announced what the answer says of hubs
     * @param foundNews whether there was something new
     * @param now the time of the poll, the same as the new state's {@code lastPoll}
     */
    public @Nullable Push read(@Nullable Push before, Discovery announced, boolean foundNews, Instant now) {
        if (client == null) {
            return null;
        }
        Push polled = Subscriptions.afterPoll(before, announced, foundNews, now);
        return Subscriptions.toRequest(polled, announced, now).orElse(polled);
    }

    /** The subscription after a poll that found the feed as it was. */
    public @Nullable Push notModified(@Nullable Push before, Instant now) {
        return client == null
                ? null
                : Subscriptions.toRequest(before, null, now).orElse(before);
    }

    /** Asks the feed's hub if the poll that led to this state decided so. Does not wait. */
    public void published(FeedState after) {
        Push push = after.push();
        if (client == null || push == null || !Subscriptions.isToBeAsked(after)) {
            return;
        }
        HubClient hubs = client;
        try {
            requests.execute(() -> ask(hubs, after.feedId(), push));
        } catch (RejectedExecutionException e) {
            // closing; whoever polls the feed next asks again in an hour
        }
    }

    /** Closes the port and gives up requests under way. */
    @Override
    public void close() {
        requests.shutdownNow();
        if (server != null) {
            server.close();
        }
    }

    private void ask(HubClient hubs, String feedId, Push push) {
        try {
            atOnce.acquire();
            try {
                hubs.subscribe(feedId, push.hub(), push.topic());
            } finally {
                atOnce.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
