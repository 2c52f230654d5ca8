package dateline.ingest.websub;

import dateline.ingest.websub.Callbacks.Callback;
import dateline.ingest.websub.WebSubMeters.Event;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks hubs for subscriptions (section 5.1). Only hubs that are asked over https get a secret; what others deliver cannot
 * be told from what anyone on the way sends, and is still only a reason to ask the feed.
 *
 * <p>Nothing is ever unsubscribed from: leases end. Safe for any number of threads.
 */
public final class HubClient {
    private static final Logger log = LoggerFactory.getLogger(HubClient.class);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Callbacks callbacks;
    private final Duration lease;
    private final Post post;
    private final WebSubMeters meters;

    /** @param lease for how long hubs are asked to call */
    public HubClient(Callbacks callbacks, Duration lease, Post post, MeterRegistry registry) {
        this.callbacks = callbacks;
        this.lease = lease;
        this.post = post;
        this.meters = new WebSubMeters(registry);
    }

    /**
     * Asks a hub. It answers later, at the callback address; that may even be before this returns.
     *
     * @param feedId the feed
     * @param hub the hub's absolute http or https address
     * @param topic what to subscribe to, at most {@link Callbacks#LONGEST_TOPIC} bytes
     * @return whether the hub took the request; if not, it is to be asked again as if it had not answered
     */
    public boolean subscribe(String feedId, String hub, String topic) throws InterruptedException {
        boolean accepted = accepts(hub, feedId, form(new Callback(feedId, topic, Callbacks.isSafe(hub))));
        meters.count(accepted ? Event.REQUESTED : Event.REJECTED);
        return accepted;
    }

    private boolean accepts(String hub, String feedId, byte[] form) throws InterruptedException {
        try {
            int status = post.post(hub, FORM, form);
            // 202 by the book, 204 by its predecessor
            if (status >= 200 && status < 300) {
                return true;
            }
            rejected(hub, feedId, "it answers " + status);
        } catch (IOException | RuntimeException e) {
            rejected(hub, feedId, e.toString());
        }
        return false;
    }

    private static void rejected(String hub, String feedId, String reason) {
        log.atDebug()
                .addKeyValue("hub", hub)
                .addKeyValue("feed", feedId)
                .addKeyValue("reason", reason)
                .log("a hub did not take the request to subscribe; the feed is polled");
    }

    private byte[] form(Callback callback) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("hub.mode", "subscribe");
        fields.put("hub.topic", callback.topic());
        fields.put("hub.callback", callbacks.url(callback));
        fields.put("hub.lease_seconds", Long.toString(lease.toSeconds()));
        if (callback.isSigned()) {
            fields.put("hub.secret", callbacks.secret(callback));
        }
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
