package dateline.ingest.fetch;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.ProtocolException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Sends a body to a server within the limits of a client; see {@link FeedFetcher#post}. */
final class FormPost {
    private final Clients clients;
    private final FetchLimits limits;
    private final long deadline;

    /** @param clients with their guards; follow no redirects themselves */
    FormPost(Clients clients, FetchLimits limits) {
        this.clients = clients;
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.timeout().toNanos();
    }

    int post(String address, String contentType, byte[] body) throws IOException {
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            throw new MalformedURLException("not an http or https address: " + address);
        }
        RequestBody content = RequestBody.create(body, MediaType.get(contentType));
        for (int hops = 0; hops <= limits.maxRedirects(); hops++) {
            Call call = clients.client(clients.route(FetchOptions.NONE), url)
                    .newCall(new Request.Builder()
                            .url(url)
                            .header("User-Agent", limits.userAgent())
                            .post(content)
                            .build());
            call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                String location = response.header("Location");
                if (location == null || (response.code() != 307 && response.code() != 308)) {
                    return response.code();
                }
                url = next(url, location);
            }
        }
        throw new ProtocolException(address + " redirects more than " + limits.maxRedirects() + " times");
    }

    private static HttpUrl next(HttpUrl from, String location) throws IOException {
        HttpUrl to = from.resolve(location);
        if (to == null || (from.isHttps() && !to.isHttps())) {
            throw new ProtocolException(from + " redirects to where a body must not be sent: " + location);
        }
        return to;
    }
}
