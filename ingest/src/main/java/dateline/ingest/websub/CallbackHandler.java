package dateline.ingest.websub;

import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedRequest.Kind;
import dateline.ingest.websub.Callbacks.Callback;
import dateline.ingest.websub.WebSubMeters.Event;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Answers hubs. Safe for any number of threads.
 *
 * <ul>
 *   <li>An address that we did not make is not found, whatever is asked of it.
 *   <li>GET with {@code subscribe} (section 5.3): that we made the address for just this topic is proof that we asked
 *       for it. The challenge is echoed once Kafka has been told.
 *   <li>GET with {@code denied} (section 5.2): Kafka is told.
 *   <li>GET with {@code unsubscribe}: not found, because we never ask for it. Whoever does is not us.
 *   <li>POST (section 7): the body is read to check its signature, and Kafka is told that the feed has something new. One
 *       whose signature is missing or wrong is acknowledged alike and ignored, so that nobody can try signatures out.
 * </ul>
 */
final class CallbackHandler {
    private static final int CHUNK = 16 * 1024;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Callbacks callbacks;
    private final Predicate<FeedRequest> requests;
    private final CallbackLimits limits;
    private final WebSubMeters meters;
    private final InstantSource clock;
    private final Semaphore places;

    /** @param requests passes on what hubs say, and says whether it could */
    CallbackHandler(
            Callbacks callbacks,
            Predicate<FeedRequest> requests,
            CallbackLimits limits,
            WebSubMeters meters,
            InstantSource clock) {
        this.callbacks = callbacks;
        this.requests = requests;
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
        this.places = new Semaphore(limits.atOnce());
    }

    /** Answers a GET. */
    void verify(Context context) {
        answer(context, callback -> verify(context, callback));
    }

    /** Answers a POST. */
    void deliver(Context context) {
        answer(context, callback -> deliver(context, callback));
    }

    private void answer(Context context, Consumer<Callback> answer) {
        Optional<Callback> callback =
                callbacks.read(context.pathParam("feed"), context.pathParam("token"), context.pathParam("topic"));
        if (callback.isEmpty()) {
            unknown(context);
        } else if (places.tryAcquire()) {
            try {
                answer.accept(callback.get());
            } finally {
                places.release();
            }
        } else {
            comeAgain(context, Event.BUSY);
        }
    }

    private void verify(Context context, Callback callback) {
        String mode = one(context, "hub.mode");
        String challenge = one(context, "hub.challenge");
        if (!callback.topic().equals(one(context, "hub.topic"))) {
            unknown(context);
        } else if ("subscribe".equals(mode) && challenge != null) {
            Long lease = seconds(one(context, "hub.lease_seconds"));
            if (tell(context, request(callback, Kind.SUBSCRIBED, lease), Event.CONFIRMED)) {
                context.status(200).contentType("text/plain; charset=utf-8").result(challenge);
            }
        } else if ("denied".equals(mode)) {
            if (tell(context, request(callback, Kind.UNSUBSCRIBED, null), Event.DENIED)) {
                context.status(200);
            }
        } else {
            unknown(context);
        }
    }

    private void deliver(Context context, Callback callback) {
        if (context.req().getContentLengthLong() > limits.maxBytes()) {
            tooLarge(context);
            return;
        }
        Signature signature = Signature.of(Collections.list(context.req().getHeaders("X-Hub-Signature")))
                .orElse(null);
        Mac mac = signature == null ? null : signature.start(callbacks.secret(callback));
        if (!read(context.bodyInputStream(), mac)) {
            tooLarge(context);
        } else if (callback.isSigned() && (signature == null || mac == null || !signature.isOf(mac))) {
            meters.count(Event.FORGED);
            context.status(202);
        } else if (tell(context, FeedRequest.of(callback.feedId(), Kind.PUSHED, clock.instant()), Event.PUSHED)) {
            context.status(202);
        }
    }

    private boolean tell(Context context, FeedRequest request, Event event) {
        if (requests.test(request)) {
            meters.count(event);
            return true;
        }
        comeAgain(context, Event.UNAVAILABLE);
        return false;
    }

    private FeedRequest request(Callback callback, Kind kind, @Nullable Long lease) {
        return new FeedRequest(callback.feedId(), kind, clock.instant(), lease, callback.topic(), null, null);
    }

    /** Whether the body ends within the limit; all of it has gone to the digest then. */
    private boolean read(InputStream body, @Nullable Mac mac) {
        byte[] chunk = new byte[CHUNK];
        long total = 0;
        try {
            for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
                total += n;
                if (total > limits.maxBytes()) {
                    return false;
                }
                if (mac != null) {
                    mac.update(chunk, 0, n);
                }
            }
            return true;
        } catch (IOException e) {
            throw new Disconnected(e);
        }
    }

    private void unknown(Context context) {
        meters.count(Event.UNKNOWN);
        context.status(404);
    }

    private void tooLarge(Context context) {
        meters.count(Event.TOO_LARGE);
        context.status(413);
    }

    private void comeAgain(Context context, Event event) {
        meters.count(event);
        context.status(503).header("Retry-After", RETRY_AFTER_SECONDS);
    }

    /** A parameter of the query; null unless it is there exactly once. */
    private static @Nullable String one(Context context, String name) {
        List<String> values = context.queryParams(name);
        return values.size() == 1 ? values.get(0) : null;
    }

    /** A lease that makes no sense is one that was not said. */
    private static @Nullable Long seconds(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    /** The caller has gone, or was cut off. */
    static final class Disconnected extends RuntimeException {
        private static final long serialVersionUID = 1;

        Disconnected(IOException cause) {
            super(cause);
        }
    }
}
