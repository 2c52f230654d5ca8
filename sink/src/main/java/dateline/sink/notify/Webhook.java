package dateline.sink.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import dateline.contract.Alert;
import dateline.contract.Json;
import dateline.sink.notify.DeliveryResult.Delivered;
import dateline.sink.notify.DeliveryResult.Failed;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/**
 * An address that alerts are posted to as JSON, with the headers {@code webhook-id} (the alert's id, by which a receiver
 * knows a repetition) and {@code webhook-timestamp} (seconds since 1970) of the Standard Webhooks specification. Only a
 * status of 2xx means that it arrived; redirects are not followed. Safe for any number of threads.
 */
public final class Webhook implements AutoCloseable {
    /** How long a receiver may take to answer. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI url;
    private final boolean allowPrivateAddresses;
    private final HttpClient client;

    /**
     * @param url http or https
     * @param allowPrivateAddresses whether the receiver may be in this machine or its network
     */
    public Webhook(URI url, boolean allowPrivateAddresses) {
        this.url = url;
        this.allowPrivateAddresses = allowPrivateAddresses;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
    }

    /** Makes one attempt. */
    DeliveryResult post(Alert alert, Instant now) throws InterruptedException {
        try {
            refusePrivateAddress();
            HttpResponse<InputStream> response = client.send(request(alert, now), BodyHandlers.ofInputStream());
            response.body().close();
            int status = response.statusCode();
            return status / 100 == 2 ? new Delivered() : new Failed("answered with status " + status);
        } catch (IOException | IllegalArgumentException e) {
            return new Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(Alert alert, Instant now) throws JsonProcessingException {
        return HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("content-type", "application/json")
                .header("user-agent", "Dateline")
                .header("webhook-id", alert.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(alert)))
                .build();
    }

    /** The client resolves the name again, but the JVM remembers the answer for half a minute, so it is the same. */
    private void refusePrivateAddress() throws IOException {
        if (allowPrivateAddresses) {
            return;
        }
        for (InetAddress address : resolve()) {
            if (!PublicAddresses.isPublic(address)) {
                throw new IOException(url.getHost() + " is the private address " + address.getHostAddress()
                        + "; allow private addresses if that is what you want");
            }
        }
    }

    private InetAddress[] resolve() throws IOException {
        try {
            return InetAddress.getAllByName(url.getHost());
        } catch (UnknownHostException e) {
            throw new IOException("no address is known for the host " + url.getHost(), e);
        }
    }
}
