package dateline.ingest.websub;

import dateline.ingest.websub.WebSubMeters.Event;
import dateline.runtime.life.Component;
import dateline.runtime.topic.KafkaConnection;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where hubs call us: a port of its own that answers nothing else. What hubs say goes to {@code dateline.feed-requests};
 * where Kafka is away, hubs are asked to come again. It knows nothing of the feeds and reads no topic, so any number of
 * instances can stand behind one public address.
 *
 * <p>The port is open to anyone: everything that one caller can take is bounded, see {@link CallbackLimits}. TLS is for
 * the proxy before it.
 */
public final class CallbackServer implements Component {
    private static final Logger log = LoggerFactory.getLogger(CallbackServer.class);
    /** Room for a topic in the path and, percent-encoded, in the query. */
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cache-Control", "no-store");

    private final WebSubConfig config;
    private final CallbackLimits limits;
    private final RequestWriter writer;
    private final Bursts bursts;
    private final CallbackHandler handler;
    private final String path;
    private final Javalin javalin;
    private volatile boolean isUp;

    /**
     * @param config must be on
     * @throws IllegalStateException if it is not
     */
    public CallbackServer(KafkaConnection kafka, WebSubConfig config, MeterRegistry registry, InstantSource clock) {
        this(kafka, config, CallbackLimits.STANDARD, registry, clock);
    }

    CallbackServer(
            KafkaConnection kafka,
            WebSubConfig config,
            CallbackLimits limits,
            MeterRegistry registry,
            InstantSource clock) {
        Callbacks callbacks = config.callbacks();
        WebSubMeters meters = new WebSubMeters(registry);
        this.config = config;
        this.limits = limits;
        this.path = callbacks.path();
        this.writer = new RequestWriter(kafka);
        this.bursts = new Bursts(writer::write, () -> meters.count(Event.LOST), limits.burst());
        this.handler = new CallbackHandler(callbacks, bursts::accept, limits, meters, clock);
        this.javalin = Javalin.create(this::configure);
    }

    @Override
    public String name() {
        return "websub";
    }

    /** @throws IllegalStateException if the port is taken */
    @Override
    public void start() {
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "hubs cannot be listened to on " + config.host() + ":" + config.port()
                            + ": stop what listens there, or set ingest.websub.port to another one",
                    e);
        }
        isUp = true;
        log.atInfo()
                .addKeyValue("host", config.host())
                .addKeyValue("port", port())
                .addKeyValue("callback", config.callbackUrl())
                .log("hubs can call");
    }

    /** The port it listens on, once it is started. */
    public int port() {
        return javalin.port();
    }

    @Override
    public Status live() {
        return isUp ? Status.up("hubs can call on port " + port()) : Status.down("hubs cannot call");
    }

    @Override
    public Status ready() {
        return live();
    }

    @Override
    public void close() {
        isUp = false;
        javalin.stop();
        bursts.close();
        writer.close();
    }

    private void configure(JavalinConfig c) {
        c.startup.showJavalinBanner = false;
        c.startup.showOldJavalinVersionWarning = false;
        c.startup.startupWatcherEnabled = false;
        c.concurrency.useVirtualThreads = true;
        c.http.maxRequestSize = 1_000; // of what Javalin would keep; bodies are read as streams
        c.http.defaultContentType = "text/plain";
        c.jetty.threadPool = threads();
        c.jetty.addConnector(this::connector);
        c.jetty.modifyServer(server -> {
            server.setErrorHandler(new Terse());
            server.addBean(new NetworkConnectionLimit(limits.connections(), server));
        });
        c.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new Terse()));
        c.routes.before(context -> HEADERS.forEach(context::header));
        route(c, "");
        if (!path.isEmpty() && !path.equals("/")) {
            route(c, path);
        }
        c.routes.exception(CallbackHandler.Disconnected.class, (e, context) -> context.status(400));
        c.routes.exception(Exception.class, (e, context) -> {
            log.atError().setCause(e).log("answering a hub failed in a way that it should not");
            context.status(500).result("");
        });
        c.routes.error(404, context -> context.result(""));
    }

    private void route(JavalinConfig c, String prefix) {
        c.routes.get(prefix + "/websub/{feed}/{token}/{topic}", handler::verify);
        c.routes.post(prefix + "/websub/{feed}/{token}/{topic}", handler::deliver);
    }

    private ServerConnector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setUriCompliance(UriCompliance.RFC3986);
        http.setPersistentConnectionsEnabled(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(limits.exchange().toMillis());
        connector.addBean(new ConnectionDeadline(connector.getScheduler(), limits.exchange()));
        return connector;
    }

    /** A few platform threads accept and select; requests run on virtual ones. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(8, 3);
        threads.setName("websub");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("websub-"));
        return threads;
    }

    /** Answers what never reaches a route: a status, and no word about who we are. */
    private static final class Terse extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            HEADERS.forEach(response.getHeaders()::put);
            response.write(true, ByteBuffer.allocate(0), callback);
            return true;
        }

        @Override
        public @Nullable ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
            return null;
        }
    }
}
