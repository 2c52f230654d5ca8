package dateline.console.http;

import dateline.runtime.topic.TopicException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: each request on a virtual thread of its own. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final long IDLE_TIMEOUT_MS = 30_000;
    /** A watch with a seed for each country fits. */
    private static final long MAX_REQUEST = 200_000;

    private static final long QUIET_MS = 60_000;

    private final Address address;
    private final Writes writes;
    private final List<Consumer<RoutesConfig>> routes;
    private final MeterRegistry meters;
    private final Javalin javalin;
    private final AtomicLong lastFailureLogged = new AtomicLong(-QUIET_MS);

    /** @param routes each adds what it answers */
    public WebServer(Address address, Writes writes, List<Consumer<RoutesConfig>> routes, MeterRegistry meters) {
        this.address = address;
        this.writes = writes;
        this.routes = List.copyOf(routes);
        this.meters = meters;
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Where it can be reached.
     *
     * @param host the address it listens on
     * @param port 0 for any free one
     * @param names host names under which browsers may ask for it, beside {@code localhost} and addresses
     */
    public record Address(String host, int port, List<String> names) {
        public Address {
            names = List.copyOf(names);
        }
    }

    /** @throws IllegalStateException if the port is taken */
    public void start() {
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "The console cannot listen on " + address.host() + ":" + address.port()
                            + ": stop what listens there, or set console.port to another one.",
                    e);
        }
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private void configure(JavalinConfig javalinConfig) {
        javalinConfig.startup.showJavalinBanner = false;
        javalinConfig.startup.showOldJavalinVersionWarning = false;
        javalinConfig.startup.startupWatcherEnabled = false;
        javalinConfig.concurrency.useVirtualThreads = true;
        javalinConfig.http.maxRequestSize = MAX_REQUEST;
        javalinConfig.http.defaultContentType = "application/json";
        javalinConfig.jetty.threadPool = threads();
        javalinConfig.jetty.addConnector(this::connector);
        javalinConfig.jetty.modifyServer(server -> {
            server.setHandler(new Guard(address.names(), writes));
            server.setErrorHandler(Guard.errors());
        });
        javalinConfig.jetty.modifyServletContextHandler(context -> context.setErrorHandler(Guard.errors()));
        javalinConfig.requestLogger.http(this::count);
        routes.forEach(some -> some.accept(javalinConfig.routes));
        failures(javalinConfig);
    }

    private void failures(JavalinConfig javalinConfig) {
        javalinConfig.routes.error(404, ctx -> {
            String type = ctx.res().getContentType();
            // the server adds a charset
            if (type == null || !type.startsWith(Problem.CONTENT_TYPE)) {
                problem(ctx, Problem.notFound("There is no " + ctx.path() + "; the API is under /api."));
            }
        });
        javalinConfig.routes.exception(Problem.Found.class, (e, ctx) -> problem(ctx, e.problem()));
        javalinConfig.routes.exception(SQLException.class, (e, ctx) -> problem(ctx, failed(e)));
        javalinConfig.routes.exception(TopicException.class, (e, ctx) -> {
            LOG.atWarn().addKeyValue("cause", e.getMessage()).log("Kafka did not take a change");
            problem(ctx, Problem.kafkaAway());
        });
        javalinConfig.routes.exception(IOException.class, (e, ctx) -> {
            // the browser went away
        });
        javalinConfig.routes.exception(Exception.class, (e, ctx) -> {
            LOG.atError().addKeyValue("path", ctx.endpoint().path).setCause(e).log("A request failed");
            problem(ctx, Problem.internal());
        });
    }

    private Problem failed(SQLException e) {
        Problem problem = Problem.of(e);
        if (problem.status() == 500) {
            LOG.atError().setCause(e).log("A read failed");
        } else if (problem.type().endsWith(":too-slow")) {
            tooSlow(e);
        }
        return problem;
    }

    /** The follower tells when the database is away; slow queries are told here, once a minute. */
    private void tooSlow(SQLException e) {
        long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        long last = lastFailureLogged.get();
        if (now - last >= QUIET_MS && lastFailureLogged.compareAndSet(last, now)) {
            LOG.atWarn().addKeyValue("cause", e.getMessage()).log("A query took longer than the console allows");
        }
    }

    private static void problem(Context ctx, Problem problem) {
        if (ctx.res().isCommitted()) {
            return;
        }
        ctx.status(problem.status());
        ctx.header("Cache-Control", "no-store");
        if (problem.status() == 503) {
            ctx.header("Retry-After", "2");
        }
        ctx.contentType(Problem.CONTENT_TYPE).result(Guard.bytes(problem));
    }

    private void count(Context ctx, Float millis) {
        boolean known = ctx.status().getCode() != 404 || ctx.path().startsWith("/api/a");
        Timer.builder("dateline.console.requests")
                .tag("route", known ? ctx.endpoint().path : "none")
                .tag("status", ctx.status().getCode() / 100 + "xx")
                .register(meters)
                .record((long) (millis * 1_000), TimeUnit.MICROSECONDS);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(8 * 1024);
        http.setUriCompliance(UriCompliance.RFC3986);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(IDLE_TIMEOUT_MS);
        return connector;
    }

    /** A few platform threads accept and select; requests run on virtual ones. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(8, 3);
        threads.setName("console");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("console-"));
        return threads;
    }
}
