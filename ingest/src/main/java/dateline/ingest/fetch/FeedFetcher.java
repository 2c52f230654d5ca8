package dateline.ingest.fetch;

import dateline.ingest.fetch.FetchRequest.Validators;
import dateline.ingest.parse.FeedDocument;
import dateline.runtime.net.AddressGuard;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server for a document: conditionally, within {@link FetchLimits}, following redirects, at addresses that the
 * {@link AddressGuard} permits. Servers may answer anything; whatever they do is a {@link FetchResult}.
 *
 * <p>The time limit is one deadline for the whole exchange, so a server that sends a byte a second does not outlast it.
 * Validators are sent only to the address that gave them, and credentials in an address only to that address's origin;
 * see {@link FetchOptions} for those of a feed.
 *
 * <p>Safe for any number of threads. A call blocks its thread; interrupting the thread ends it.
 */
public final class FeedFetcher implements AutoCloseable {
    private static final int RESOLVERS = 64;
    private static final int LARGE_BODIES_AT_ONCE = 8;

    private final FetchLimits limits;
    private final InstantSource clock;
    private final OkHttpClient client;
    private final Clients clients;
    private final ExecutorService resolvers;
    private final LargeBodies largeBodies = new LargeBodies(LARGE_BODIES_AT_ONCE);
    private final ConcurrentMap<Call, Boolean> calls = new ConcurrentHashMap<>();

    /** Asks without a proxy, but for feeds that have one. */
    public FeedFetcher(FetchLimits limits, AddressGuard guard, InstantSource clock) {
        this(limits, guard, null, clock);
    }

    /** @param proxy what all is asked through that has no proxy of its own; null for nothing */
    public FeedFetcher(FetchLimits limits, AddressGuard guard, @Nullable ProxyRoute proxy, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.resolvers = resolvers();
        this.client = new OkHttpClient.Builder()
                .addNetworkInterceptor(FeedFetcher::boundRetryAfter)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(limits.connectTimeout())
                .readTimeout(limits.timeout())
                .writeTimeout(limits.timeout())
                .callTimeout(limits.timeout())
                .connectionPool(new ConnectionPool(32, 1, TimeUnit.MINUTES))
                .build();
        this.clients = new Clients(client, guard, resolvers, proxy, limits.connectTimeout());
    }

    /** Asks, and waits for the answer. */
    public FetchResult fetch(FetchRequest request) {
        HttpUrl start = HttpUrl.parse(request.url());
        if (start == null) {
            return new FetchResult.Failed(
                    "bad-url", "\"" + request.url() + "\" is not an http or https address; correct the feed's address");
        }
        return scrubbed(request.options(), new Exchange(request, start).run());
    }

    /**
     * Sends a body, and waits for the answer, of which only the status is read. Follows 307 and 308, but never from an
     * encrypted address to one that is not.
     *
     * @param url an absolute http or https address
     * @return the status of the last answer
     * @throws IOException if there is none, or the address may not be asked
     */
    public int post(String url, String contentType, byte[] body) throws IOException {
        return new FormPost(clients, limits).post(url, contentType, body);
    }

    /** Ends what is under way and lets go of all connections. */
    @Override
    public void close() {
        calls.keySet().forEach(Call::cancel);
        resolvers.shutdownNow();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /** The client reads the header itself and throws at numbers that are no int. */
    private static Response boundRetryAfter(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String value = response.header("Retry-After", "");
        return value.matches("\\d{9,}")
                ? response.newBuilder().header("Retry-After", "999999999").build()
                : response;
    }

    private static ExecutorService resolvers() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                RESOLVERS,
                RESOLVERS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("ingest-dns-", 0).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Servers may say what they were sent; what is told of them has no secrets in it. */
    private static FetchResult scrubbed(FetchOptions options, FetchResult result) {
        if (options.secrets().isEmpty()) {
            return result;
        }
        return switch (result) {
            case FetchResult.Failed f -> new FetchResult.Failed(f.reason(), options.scrubbed(f.message()));
            case FetchResult.Throttled t -> new FetchResult.Throttled(t.retryAfter(), options.scrubbed(t.message()));
            case FetchResult.Gone g -> new FetchResult.Gone(options.scrubbed(g.message()));
            case FetchResult.Fetched f ->
                new FetchResult.Fetched(
                        f.document(),
                        f.etag(),
                        f.lastModified(),
                        f.freshFor(),
                        f.movedTo(),
                        f.links(),
                        options.scrubbed(f.headers()),
                        f.incomplete());
            case FetchResult.NotModified n -> n;
        };
    }

    /** One request with its redirects. Used by one thread. */
    private final class Exchange {
        private final FetchRequest request;
        private final FetchOptions options;
        private final @Nullable ProxyRoute route;
        private final HttpUrl start;
        private final @Nullable String credentials;
        private final long deadline = System.nanoTime() + limits.timeout().toNanos();
        private final Cookies cookies = new Cookies();
        private boolean permanently = true;
        private boolean insisting;

        Exchange(FetchRequest request, HttpUrl start) {
            this.request = request;
            this.options = request.options();
            this.route = clients.route(options);
            this.start = start.newBuilder().username("").password("").build();
            this.credentials =
                    start.username().isEmpty() ? null : Credentials.basic(start.username(), start.password());
        }

        FetchResult run() {
            HttpUrl url = start;
            try {
                for (int hops = 0; hops <= limits.maxRedirects(); hops++) {
                    Step step = ask(url);
                    if (step.result() != null) {
                        return step.result();
                    }
                    url = step.next();
                }
                return new FetchResult.Failed(
                        "too-many-redirects",
                        start + " redirects more than " + limits.maxRedirects() + " times, last to " + url);
            } catch (IOException e) {
                return Failures.of(url.toString(), e, limits, route);
            }
        }

        private Step ask(HttpUrl url) throws IOException {
            Call call = clients.client(route, url).newCall(request(url));
            call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            calls.put(call, true);
            try (Response response = call.execute()) {
                cookies.take(url, response.headers());
                return response.isRedirect() ? redirected(url, response) : answer(url, response);
            } finally {
                calls.remove(call);
            }
        }

        private Request request(HttpUrl url) {
            boolean ours = options.isFor(url);
            Headers.Builder headers = new Headers.Builder()
                    .add("User-Agent", options.userAgent() == null ? limits.userAgent() : options.userAgent())
                    .add("Accept", request.accept())
                    .add("Accept-Encoding", Body.ACCEPTED);
            if (ours) {
                options.headers().forEach(header -> headers.set(header.name(), header.value()));
            }
            Validators validators = request.validators();
            if (validators != null && url.toString().equals(validators.url())) {
                addIfPresent(headers, "If-None-Match", validators.etag());
                addIfPresent(headers, "If-Modified-Since", validators.lastModified());
            }
            if (insisting) {
                headers.add("Cache-Control", "no-cache");
            }
            addIfPresent(headers, "Cookie", cookies.header(url, ours ? options.cookies() : null));
            boolean named = ours && options.has("Authorization");
            if (credentials != null && !named && FetchOptions.isSameOrigin(url, start)) {
                headers.add("Authorization", credentials);
            }
            return new Request.Builder().url(url).headers(headers.build()).build();
        }

        private Step redirected(HttpUrl from, Response response) {
            String location = response.header("Location");
            HttpUrl to = location == null ? null : from.resolve(location);
            if (to == null) {
                return Step.end(new FetchResult.Failed(
                        "bad-redirect", from + " redirects to what is not an http or https address: " + location));
            }
            permanently &= response.code() == 301 || response.code() == 308;
            return Step.to(to);
        }

        private Step answer(HttpUrl url, Response response) throws IOException {
            int status = response.code();
            return switch (status) {
                case 200, 203 -> fetched(url, response, null);
                case 202, 206 -> fetched(url, response, "http-" + status);
                case 304 -> notModified(url, response);
                case 410 ->
                    Step.end(new FetchResult.Gone(
                            url + " answers 410: the feed is gone for good; remove it, or find its new address"));
                case 429, 503 -> Step.end(throttled(url, response));
                default -> Step.end(failed(url, status));
            };
        }

        /** An answer that nobody asked for comes from a cache on the way, so that is asked once to look again. */
        private Step notModified(HttpUrl url, Response response) {
            if (response.request().header("If-None-Match") == null
                    && response.request().header("If-Modified-Since") == null) {
                if (insisting) {
                    return Step.end(failed(url, response.code()));
                }
                insisting = true;
                return Step.to(url);
            }
            return Step.end(new FetchResult.NotModified(
                    ResponseHeaders.validator(response, "ETag"),
                    ResponseHeaders.validator(response, "Last-Modified"),
                    ResponseHeaders.freshFor(response, clock.instant()),
                    movedTo(url)));
        }

        private Step fetched(HttpUrl url, Response response, @Nullable String status) throws IOException {
            long limit = limits.maxBytes().bytes();
            Body.Bytes raw = largeBodies.read(response.body().byteStream(), limit, deadline);
            Body.Bytes body = Body.decode(raw, response.header("Content-Encoding"), limit);
            if (status != null && body.bytes().length == 0) {
                return Step.end(failed(url, response.code()));
            }
            HttpUrl onwards = request.isForRobots() ? null : MetaRefresh.target(body.bytes(), url);
            if (onwards != null) {
                permanently = false;
                return Step.to(onwards);
            }
            boolean whole = status == null && !body.cut();
            return Step.end(new FetchResult.Fetched(
                    new FeedDocument(body.bytes(), url.toString(), response.header("Content-Type")),
                    whole ? ResponseHeaders.validator(response, "ETag") : null,
                    whole ? ResponseHeaders.validator(response, "Last-Modified") : null,
                    whole ? ResponseHeaders.freshFor(response, clock.instant()) : null,
                    movedTo(url),
                    WebLinks.of(response.headers("Link"), url),
                    ResponseHeaders.text(response),
                    body.cut() ? "connection-lost" : status));
        }

        /** Where permanent redirects have led; never from an encrypted address to one that is not. */
        private @Nullable String movedTo(HttpUrl url) {
            boolean weaker = start.isHttps() && !url.isHttps();
            return permanently && !weaker && !url.equals(start) ? url.toString() : null;
        }

        private FetchResult throttled(HttpUrl url, Response response) {
            Duration wait = Freshness.retryAfter(response.header("Retry-After"), clock.instant());
            String message = url.host() + " answers " + response.code() + " and asks us to slow down"
                    + (wait == null ? "" : ", for " + wait.toSeconds() + " s");
            return new FetchResult.Throttled(wait, message);
        }

        private FetchResult failed(HttpUrl url, int status) {
            boolean elsewhere = (status == 401 || status == 403) && options.hasOwn() && !options.isFor(url);
            String hint = elsewhere
                    ? "; credentials, cookies and headers are for the feed's own origin alone: change the feed's address"
                    : "";
            String proxy = status == 407 && route != null ? "; the proxy is " + route : "";
            return new FetchResult.Failed("http-" + status, Failures.ofStatus(url.toString(), status) + hint + proxy);
        }
    }

    /** Either the end of an exchange or its next address. */
    private record Step(@Nullable FetchResult result, HttpUrl next) {
        private static final HttpUrl NOWHERE = HttpUrl.get("http://localhost/");

        static Step end(FetchResult result) {
            return new Step(result, NOWHERE);
        }

        static Step to(HttpUrl next) {
            return new Step(null, next);
        }
    }

    private static void addIfPresent(Headers.Builder headers, String name, @Nullable String value) {
        if (value != null) {
            headers.addUnsafeNonAscii(name, value);
        }
    }
}
