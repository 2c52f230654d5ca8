package dateline.app.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dateline.app.demo.PhaseWalk.Answer;
import dateline.app.demo.outlet.Outlet;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the sample news on the loopback interface, a little at a time, so that readers have something to find.
 *
 * <p>Each feed has phases 0, 1, 2, …; a phase's document holds all items up to it. Its validator names the phase. What
 * a reader gets depends on the validator that it sends, so that one that was down, or was killed before it kept what
 * it read, goes on where it was and ends with the same articles as one that was not:
 *
 * <ol>
 *   <li>Without a validator, or with one that this server does not know: phase 0.
 *   <li>With the validator of phase p: phase p + 1, if its time has come and every phase of another feed that it
 *       depends on was acknowledged; else 304. No phase is ever skipped.
 *   <li>A phase is acknowledged by a request that carries its validator or that of a later phase of the same feed. Only
 *       a reader that has kept the phase sends one. A phase with a copy of another outlet's article depends on that
 *       article's first phase, so that the original always comes first. Acknowledgements are not kept over a restart:
 *       the reader's next request on the other feed repeats them.
 *   <li>Before a phase with maintenance, the first requests that are due for it after each start of the server, one
 *       unless the outlet's file says more, get an HTML page, always the same, without a validator. A request counts
 *       once its answer is written. A reader that keeps validators of readable answers only asks again with that of p,
 *       and sees the page at least once before phase p + 1 even if reader and server are killed together in between;
 *       it may see it more often.
 * </ol>
 *
 * <p>Documents are a function of epoch, span and phase: a second server with the same ones gives the same bytes. Feed
 * addresses contain the port, so a restart on the same data needs the same one. Safe for many threads.
 */
public final class DemoFeedServer implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads;
    private final DemoNews news;
    private final Timetable times;
    private final Validators validators;
    private final PhaseWalk walk;

    private DemoFeedServer(
            HttpServer http, ExecutorService threads, DemoNews news, Timetable times, InstantSource clock) {
        this.http = http;
        this.threads = threads;
        this.news = news;
        this.times = times;
        this.validators = new Validators(times);
        this.walk = new PhaseWalk(news, times, clock);
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any that is free
     * @param epoch when the demo was first started on its data
     * @param span how long it takes to publish everything
     * @param clock says which phases are due
     * @throws UncheckedIOException if the port is taken
     */
    public static DemoFeedServer start(int port, Instant epoch, Duration span, InstantSource clock) {
        return start(port, DemoNews.load(), new Timetable(epoch, span), clock);
    }

    static DemoFeedServer start(int port, DemoNews news, Timetable times, InstantSource clock) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            DemoFeedServer server = new DemoFeedServer(http, threads, news, times, clock);
            http.setExecutor(threads);
            http.createContext("/", server::handle);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot serve the sample feeds on 127.0.0.1:" + port, e);
        }
    }

    /** The feeds, to be added to Dateline. */
    public List<FeedSpec> feeds() {
        return news.outlets().stream().map(this::spec).toList();
    }

    /** What a complete run must leave. */
    public Expected expected() {
        return Expected.of(news, base());
    }

    /** Whether every feed's last phase was sent, or shown by a reader, since the start of this server. */
    public boolean fullyServed() {
        return walk.done();
    }

    public int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private String base() {
        return "http://127.0.0.1:" + port();
    }

    private FeedSpec spec(Outlet outlet) {
        String url = base() + outlet.feedPath();
        return new FeedSpec(
                FeedIds.of(url),
                url,
                outlet.title(),
                outlet.country(),
                outlet.language(),
                List.of("demo"),
                FeedSpec.TextSource.FEED,
                times.epoch());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Outlet outlet = at(exchange.getRequestURI().getPath());
            if (outlet == null) {
                send(exchange, 404, "text/plain", "No such feed.\n".getBytes(StandardCharsets.UTF_8));
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else {
                answer(exchange, outlet);
            }
        }
    }

    private @Nullable Outlet at(String path) {
        return news.outlets().stream()
                .filter(outlet -> outlet.feedPath().equals(path))
                .findFirst()
                .orElse(null);
    }

    private void answer(HttpExchange exchange, Outlet outlet) throws IOException {
        int held = validators.held(outlet, exchange.getRequestHeaders());
        Answer answer = walk.answer(outlet, held);
        switch (answer) {
            case Answer.Phase next -> document(exchange, outlet, next.phase());
            case Answer.NotModified same -> {
                validators.put(outlet, same.phase(), exchange.getResponseHeaders());
                exchange.sendResponseHeaders(304, -1);
            }
            case Answer.Maintenance page ->
                send(exchange, 200, "text/html; charset=utf-8", MaintenancePage.bytes(outlet));
        }
        walk.delivered(outlet, answer);
    }

    private void document(HttpExchange exchange, Outlet outlet, int phase) throws IOException {
        byte[] body = outlet.format().write(news.edition(outlet, phase, times));
        Headers headers = exchange.getResponseHeaders();
        validators.put(outlet, phase, headers);
        if (outlet.gzip()) {
            headers.set("Vary", "Accept-Encoding");
            String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
            if (accepted != null && accepted.contains("gzip")) {
                headers.set("Content-Encoding", "gzip");
                body = compress(body);
            }
        }
        send(exchange, 200, contentType(outlet), body);
    }

    /** Other encodings than UTF-8 are only told in the document itself, as many servers do. */
    private static String contentType(Outlet outlet) {
        boolean utf8 = outlet.charset().equals(StandardCharsets.UTF_8);
        return outlet.format().mediaType() + (utf8 ? "; charset=utf-8" : "");
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] compress(byte[] body) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        }
        return compressed.toByteArray();
    }
}
