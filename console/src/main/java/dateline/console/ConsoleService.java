package dateline.console;

import dateline.contract.config.DatabaseConnection;
import dateline.contract.life.Component;
import dateline.contract.topic.KafkaConnection;
import dateline.contract.watch.ActionLinks;
import dateline.contract.watch.WatchRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console: the web page, the JSON API and the live stream, on one port. It reads the database; what
 * people change goes through Kafka. A database that is away or has no tables yet makes {@link #ready} fail and the API answer 503; when it is there, all
 * works without a restart.
 */
public final class ConsoleService implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleService.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration HANGS = Duration.ofMinutes(1);

    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(5);

    private final DatabaseConnection connection;
    private final @Nullable KafkaConnection kafka;
    private final ConsoleConfig config;
    private final @Nullable ActionLinks links;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private volatile @Nullable Running running;

    /**
     * @param kafka where watches are kept, and what people say of alerts is written; null for a console that only reads
     * @param links checks the links in messages; null if there are none
     */
    public ConsoleService(
            DatabaseConnection connection,
            @Nullable KafkaConnection kafka,
            ConsoleConfig config,
            @Nullable ActionLinks links,
            MeterRegistry meters,
            InstantSource clock) {
        this.connection = connection;
        this.kafka = kafka;
        this.config = config;
        this.links = links;
        this.meters = meters;
        this.clock = clock;
    }

    private record Running(
            Database database, StreamClients clients, Follower follower, Thread following, WebServer server) {}

    @Override
    public String name() {
        return "console";
    }

    /** @throws IllegalStateException if the port is taken */
    @Override
    public void start() {
        Database database = new Database(connection, config);
        StreamClients clients = new StreamClients(config.maxClients(), meters);
        Follower follower = new Follower(database, clients, clock, RETRY);
        WatchRegistry registry = kafka == null ? null : new WatchRegistry(kafka, "/dateline/console", KAFKA_PATIENCE);
        Writes writes = new Writes(config, kafka != null);
        WebServer server = new WebServer(
                config,
                new Api(database, clock),
                new DeskApi(database, registry, writes, clock),
                new ActionPage(links, registry, database, clock),
                writes,
                new Stream(database, clients, follower),
                meters);
        try {
            server.start();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        Thread following = Thread.ofPlatform().name("console-follower").daemon().start(follower);
        running = new Running(database, clients, follower, following, server);
        LOG.atInfo()
                .addKeyValue("host", config.host())
                .addKeyValue("port", server.port())
                .log("The console is up");
    }

    /**
     * The port it listens on.
     *
     * @throws IllegalStateException if it has not been started
     */
    public int port() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("the console has not been started");
        }
        return now.server.port();
    }

    @Override
    public Status live() {
        Running now = running;
        if (now == null) {
            return Status.down("not started");
        }
        if (!now.following.isAlive()) {
            return Status.down("the thread that follows the database has died");
        }
        Instant beat = now.follower.beat();
        return beat.isBefore(clock.instant().minus(HANGS))
                ? Status.down("the thread that follows the database hangs since " + beat)
                : Status.up("listening on port " + now.server.port());
    }

    @Override
    public Status ready() {
        Running now = running;
        return now == null ? Status.down("not started") : now.follower.ready();
    }

    @Override
    public void close() {
        Running now = running;
        running = null;
        if (now == null) {
            return;
        }
        now.follower.close();
        now.clients.close();
        now.server.close();
        join(now.following);
        now.database.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
