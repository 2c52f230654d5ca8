package dateline.console;

import dateline.console.api.Api;
import dateline.console.api.DeskApi;
import dateline.console.api.FeedOptionsApi;
import dateline.console.http.WebServer;
import dateline.console.http.Writes;
import dateline.console.page.ActionPage;
import dateline.console.page.Assets;
import dateline.console.read.Database;
import dateline.console.stream.Follower;
import dateline.console.stream.Stream;
import dateline.console.stream.StreamClients;
import dateline.contract.topic.Topics;
import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.feed.FeedRegistry;
import dateline.runtime.life.Component;
import dateline.runtime.life.KafkaWatch;
import dateline.runtime.life.Readiness;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.watch.ActionLinks;
import dateline.runtime.watch.WatchRegistry;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console: the web page, the JSON API and the live stream, on one port. It reads the database; what
 * people change goes through Kafka. A database that is away or has no tables yet makes {@link #ready} fail and the API
 * answer 503; a Kafka that is away makes {@link #ready} fail, and everything can still be read. When they are there, all
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
            Database database,
            StreamClients clients,
            Follower follower,
            Thread following,
            WebServer server,
            Readiness readiness,
            @Nullable KafkaWatch watch) {}

    @Override
    public String name() {
        return "console";
    }

    /** @throws IllegalStateException if the port is taken */
    @Override
    public void start() {
        Database database = new Database(connection, config.poolSize(), config.statementTimeout());
        StreamClients clients = new StreamClients(config.maxClients(), meters);
        List<String> conditions = new ArrayList<>(List.of(Follower.DATABASE));
        conditions.addAll(kafka == null ? List.of() : KafkaWatch.conditions(false));
        Readiness readiness = new Readiness(name(), clock, conditions);
        KafkaWatch watch = kafka == null
                ? null
                : new KafkaWatch(kafka, name(), readiness, List.of(Topics.WATCHES, Topics.ALERT_ACTIONS), null, clock);
        Follower follower = new Follower(database, clients, readiness, clock, RETRY);
        WatchRegistry registry = kafka == null ? null : new WatchRegistry(kafka, "/dateline/console", KAFKA_PATIENCE);
        FeedRegistry feeds = kafka == null ? null : new FeedRegistry(kafka, "/dateline/console", KAFKA_PATIENCE);
        Writes writes = new Writes(config.token(), config.isForThisMachine(), kafka != null);
        List<Consumer<RoutesConfig>> routes = List.of(
                new Stream(database, clients, follower)::routes,
                new Api(database, clock)::routes,
                new DeskApi(database, registry, writes, clock)::routes,
                new FeedOptionsApi(feeds)::routes,
                new ActionPage(links, registry, database, clock)::routes,
                Assets::routes);
        WebServer.Address address = new WebServer.Address(config.host(), config.port(), config.names());
        WebServer server = new WebServer(address, writes, routes, meters);
        try {
            server.start();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        Thread following = Thread.ofPlatform().name("console-follower").daemon().start(follower);
        if (watch != null) {
            watch.start();
        }
        running = new Running(database, clients, follower, following, server, readiness, watch);
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
        return now == null
                ? Status.down("not started")
                : now.readiness.status("reads the database and answers on port " + now.server.port());
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
        if (now.watch != null) {
            now.watch.close();
        }
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
