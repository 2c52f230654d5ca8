package dateline.ingest.websub;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A hub on the loopback address that does what the Recommendation says: takes requests with 202, verifies intent with a
 * challenge, and delivers to those who passed, signed if there is a secret. It can be asked under any name through {@link
 * #asPost}, as one that is asked over https too.
 */
final class TestHub implements AutoCloseable {
    static final long LEASE = 432_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final AtomicInteger challenges = new AtomicInteger();
    private final Javalin javalin = Javalin.create(c -> {
        c.startup.showJavalinBanner = false;
        c.concurrency.useVirtualThreads = true;
        c.routes.post("/", this::asked);
    });

    private volatile @Nullable Asked last;

    record Subscription(String callback, @Nullable String secret) {}

    /** A request as it came. */
    record Asked(
            String mode,
            String topic,
            String callback,
            String lease,
            @Nullable String secret) {}

    static TestHub start() {
        TestHub hub = new TestHub();
        hub.javalin.start("127.0.0.1", 0);
        return hub;
    }

    /** Its address. */
    String url() {
        return "http://127.0.0.1:" + javalin.port() + "/";
    }

    /** Reaches this hub whatever address is asked for. */
    Post asPost() {
        return (url, contentType, body) -> client.send(
                        HttpRequest.newBuilder(URI.create(url()))
                                .header("Content-Type", contentType)
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    /** The last request. */
    Asked last() {
        Asked asked = last;
        if (asked == null) {
            throw new AssertionError("the hub was not asked");
        }
        return asked;
    }

    boolean hasSubscriber(String topic) {
        return subscriptions.containsKey(topic);
    }

    /** Delivers to the topic's subscriber, signed with the method if it has a secret; gives the answer's status. */
    int publish(String topic, byte[] content, String method) throws IOException, InterruptedException {
        Subscription s = subscriptions.get(topic);
        if (s == null) {
            throw new AssertionError("nobody has subscribed to " + topic);
        }
        String secret = s.secret();
        return deliver(s.callback(), content, secret == null ? null : method + "=" + sign(method, secret, content));
    }

    /** Delivers anything anywhere. */
    int deliver(String callback, byte[] content, @Nullable String signature) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(callback))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/atom+xml")
                .POST(BodyPublishers.ofByteArray(content));
        if (signature != null) {
            request.header("X-Hub-Signature", signature);
        }
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /** Asks a callback. */
    HttpResponse<String> get(String callback, Map<String, String> query) throws IOException, InterruptedException {
        StringBuilder url = new StringBuilder(callback);
        char separator = '?';
        for (Map.Entry<String, String> e : query.entrySet()) {
            url.append(separator).append(e.getKey()).append('=');
            url.append(URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.toString()))
                .timeout(Duration.ofSeconds(30))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        javalin.stop();
        client.close();
    }

    private void asked(Context context) {
        String lease = context.formParam("hub.lease_seconds");
        Asked asked = new Asked(
                field(context, "hub.mode"),
                field(context, "hub.topic"),
                field(context, "hub.callback"),
                lease == null ? "" : lease,
                context.formParam("hub.secret"));
        last = asked;
        context.status(202);
        Thread.startVirtualThread(() -> verify(asked));
    }

    private void verify(Asked asked) {
        String challenge = "challenge-" + challenges.incrementAndGet();
        try {
            HttpResponse<String> answer = get(
                    asked.callback(),
                    Map.of(
                            "hub.mode", asked.mode(),
                            "hub.topic", asked.topic(),
                            "hub.challenge", challenge,
                            "hub.lease_seconds", Long.toString(LEASE)));
            if (answer.statusCode() / 100 == 2 && answer.body().equals(challenge)) {
                subscriptions.put(asked.topic(), new Subscription(asked.callback(), asked.secret()));
            }
        } catch (IOException e) {
            // not verified
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String field(Context context, String name) {
        String value = context.formParam(name);
        if (value == null) {
            throw new AssertionError("the request has no " + name);
        }
        return value;
    }

    static String sign(String method, String secret, byte[] content) {
        String algorithm = "Hmac" + method.toUpperCase(Locale.ROOT);
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
