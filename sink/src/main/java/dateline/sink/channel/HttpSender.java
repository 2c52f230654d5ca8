package dateline.sink.channel;

import dateline.runtime.net.AddressGuard;
import dateline.runtime.net.GuardedNames;
import dateline.runtime.net.GuardedSockets;
import dateline.runtime.net.RefusedAddress;
import dateline.sink.channel.DeliveryResult.Delivered;
import dateline.sink.channel.DeliveryResult.Failed;
import dateline.sink.channel.DeliveryResult.Gone;
import dateline.sink.channel.DeliveryResult.Rejected;
import dateline.sink.message.OneLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Posts to one receiver: no redirects, no proxies, certificates checked, private addresses refused unless allowed, names
 * looked up once an attempt and only what was looked at connected to, one
 * deadline for the whole exchange. Nothing of an answer is read but its status and headers. Safe for any number of
 * threads.
 */
final class HttpSender implements AutoCloseable {
    private static final AddressGuard PUBLIC = new AddressGuard(List.of());
    private static final AddressGuard ANY = new AddressGuard(List.of("0.0.0.0/0", "::/0"));

    private static final String RETRY_AFTER = "x-dateline-retry-after";

    private final ExecutorService resolvers;
    private final OkHttpClient client;

    HttpSender(boolean allowPrivateAddresses) {
        this(allowPrivateAddresses, Channel.TIMEOUT);
    }

    HttpSender(boolean allowPrivateAddresses, Duration timeout) {
        this(allowPrivateAddresses ? ANY : PUBLIC, InetAddress::getAllByName, timeout);
    }

    HttpSender(AddressGuard guard, GuardedNames.Resolver names, Duration timeout) {
        resolvers = Executors.newCachedThreadPool(
                Thread.ofPlatform().name("dateline-sink-dns-", 0).daemon().factory());
        client = new OkHttpClient.Builder()
                .socketFactory(new GuardedSockets(guard))
                .dns(new GuardedNames(guard, names, resolvers, timeout)::lookup)
                // the client would act on it by itself, and not expect everything that can stand there
                .addNetworkInterceptor(HttpSender::hideRetryAfter)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(timeout)
                // a connection that is kept may have been closed by the receiver, which looks like a failure
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
    }

    /** @param now by which a date in {@code Retry-After} is read */
    DeliveryResult post(URI url, Map<String, String> headers, byte[] json, Instant now) throws InterruptedException {
        try (Response response = client.newCall(request(url, headers, json)).execute()) {
            return result(response, now);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new Failed(said(e), null);
        } catch (IllegalArgumentException e) {
            return new Rejected("cannot be sent: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        resolvers.shutdownNow();
    }

    private static Request request(URI url, Map<String, String> headers, byte[] json) {
        Headers.Builder all = new Headers.Builder().add("user-agent", "Dateline");
        headers.forEach(all::add);
        // without a charset, which the media type does not have
        return new Request.Builder()
                .url(url.toString())
                .headers(all.build())
                .post(RequestBody.create(json, MediaType.get("application/json")))
                .build();
    }

    private static DeliveryResult result(Response response, Instant now) {
        int status = response.code();
        String error = "answered with status " + status;
        if (status / 100 == 2) {
            return new Delivered();
        }
        return switch (status) {
            case 410 -> new Gone(error + ": it is gone for good");
            case 429, 503 -> new Failed(error, RetryAfter.of(response.header(RETRY_AFTER), now));
            case 400, 413, 415, 422 -> new Rejected(error);
            case 301, 302, 303, 307, 308 -> new Failed(error + ", a redirect, which is not followed", null);
            default -> new Failed(error, null);
        };
    }

    private static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String value = response.header("retry-after");
        return value == null
                ? response
                : response.newBuilder()
                        .removeHeader("retry-after")
                        .header(RETRY_AFTER, value)
                        .build();
    }

    private static String said(IOException e) {
        String message = OneLine.of(String.valueOf(e.getMessage()), 200);
        return switch (e) {
            case SSLException tls -> "no trusted encrypted connection: " + message;
            case RefusedAddress refused -> message;
            case UnknownHostException unknown -> "no address is known for the host " + message;
            case java.io.InterruptedIOException late -> "did not answer in time";
            default -> e.getClass().getSimpleName() + ": " + message;
        };
    }
}
