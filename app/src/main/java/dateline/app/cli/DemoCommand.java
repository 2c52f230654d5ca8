package dateline.app.cli;

import dateline.app.cli.option.Options;
import dateline.app.config.DatelineConfig;
import dateline.app.demo.Account;
import dateline.app.demo.Arrivals;
import dateline.app.demo.DemoFeedServer;
import dateline.app.demo.DemoProgress;
import dateline.app.demo.DemoRun;
import dateline.app.run.Backends;
import dateline.app.run.Instance;
import dateline.app.run.Lag;
import dateline.app.run.Logging;
import dateline.app.run.Pipeline;
import dateline.app.run.Role;
import dateline.app.run.Shutdown;
import dateline.contract.topic.Topics;
import dateline.embedded.Ports;
import dateline.enrich.topology.EnrichTopology;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dateline demo}: everything in one process, reading sample feeds that it serves itself. */
@Command(
        name = "demo",
        description = {
            "Run everything in one process on sample news, without any network.",
            "Outlets of its own publish their articles over a minute; watch them arrive on the page."
        })
final class DemoCommand implements Callable<Integer> {
    private static final InstantSource CLOCK = InstantSource.system();

    @Mixin
    private Options options = new Options();

    @Option(names = "--once", description = "Stop when every sample article has been stored, and print the account.")
    private boolean once;

    @Option(
            names = "--span",
            paramLabel = "SECONDS",
            description = {
                "How long the outlets take to publish everything; 60 by default.",
                "A demonstration that was begun keeps to what it was begun with."
            })
    private int span = 60;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "With --once: give up after this long, with exit code 1; 300 by default.")
    private int patience = 300;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        Instant started = CLOCK.instant();
        DatelineConfig config = config();
        Files.createDirectories(config.data());
        Logging.configure(config.log(), config.data().resolve("dateline.log"));
        out.println("Starting a Kafka broker, a PostgreSQL server and the pipeline; their data and log are in "
                + config.data());
        DemoRun run = DemoRun.in(config.data(), span, CLOCK);
        Integer kept = run.span();
        if (kept != null && kept != span) {
            out.println("These data were begun with --span " + kept + ", and go on with it");
        }
        try (Shutdown shutdown = Shutdown.onSignal();
                DemoFeedServer outlets = DemoFeedServer.start(
                        run.feedPort(), run.epoch(), Duration.ofSeconds(kept == null ? span : kept), CLOCK);
                Backends backends = Backends.start(config);
                Pipeline pipeline =
                        Pipeline.start(config, backends, EnumSet.allOf(Role.class), outlets.feeds(), CLOCK)) {
            shutdown.endWhenLost(backends.lost());
            String page = "http://localhost:" + pipeline.consolePort();
            Instance.current(backends, page).write(config.data());
            out.printf("Running after %.1f s. Page: %s%n", seconds(started), page);
            int result = follow(shutdown, outlets, backends, pipeline, page);
            Instance.remove(config.data());
            return result;
        }
    }

    private int follow(Shutdown shutdown, DemoFeedServer outlets, Backends backends, Pipeline pipeline, String page)
            throws InterruptedException, SQLException {
        Instant deadline = CLOCK.instant().plusSeconds(once ? patience : Integer.MAX_VALUE);
        Arrivals arrivals = new Arrivals(backends.database(), outlets.expected());
        boolean complete = false;
        try (DemoProgress progress = DemoProgress.start(pipeline.registry(), out)) {
            while (!complete && CLOCK.instant().isBefore(deadline) && !shutdown.await(500)) {
                complete = outlets.fullyServed() && arrivals.missing().isEmpty() && isQuiet(backends);
            }
        }
        if (!complete) {
            return once ? gaveUp(arrivals) : 0;
        }
        Account account = Account.count(backends.kafka(), backends.database(), pipeline.duplicates());
        out.println();
        account.lines().forEach(out::println);
        if (!once) {
            out.println();
            whereToLook(backends, page);
            shutdown.await();
        }
        return account.addsUp() ? 0 : 1;
    }

    /**
     * Whether everything has been worked off, also what articles set off. Alerts are written together with the enriched
     * article that raised them.
     */
    private static boolean isQuiet(Backends backends) {
        Lag lag = new Lag(backends.kafka());
        return lag.isCaughtUp("dateline-enrich", List.of(Topics.ARTICLES, EnrichTopology.ANNOTATED))
                && lag.isCaughtUp("dateline-sink", List.of(Topics.ENRICHED, Topics.ALERTS, Topics.DEAD_LETTERS));
    }

    private int gaveUp(Arrivals arrivals) throws SQLException {
        List<String> missing = arrivals.missing();
        out.println("Gave up: " + missing.size() + " of the sample articles are not in the database.");
        missing.stream().limit(10).forEach(m -> out.println("  " + m));
        return 1;
    }

    private void whereToLook(Backends backends, String page) {
        out.println("The outlets have published everything. Where to look:");
        out.println("  page      " + page);
        out.println("  database  psql '" + backends.database().url().replaceFirst("^jdbc:", "") + "'");
        out.println("  Kafka     " + backends.kafka().bootstrap() + "  topics "
                + String.join(
                        " ", Topics.published().stream().map(t -> t.name()).toList()));
        out.println("  tail      ./dateline tail enriched --from beginning --where country=ML");
        out.println("Stop with Ctrl-C.");
    }

    private DatelineConfig config() throws IOException {
        Path data = options.load().config().data().resolve(Options.DEMO);
        @Nullable Path explicit = options.data();
        Map<String, String> settings = new TreeMap<>(Map.of(
                "data", (explicit == null ? data : explicit).toString(),
                "ingest.allow-private-addresses", "127.0.0.0/8",
                "ingest.min-interval", "500ms",
                "ingest.default-interval", "1s",
                "ingest.max-interval", "2s",
                "ingest.per-host-spacing", "0s",
                "ingest.instance-id", "demo",
                "enrich.instance-id", "demo",
                "sink.instance-id", "demo",
                "watch.learning", "none"));
        settings.put("console.port", Integer.toString(Ports.freeOr(8080)));
        settings.put("management.port", Integer.toString(Ports.freeOr(8081)));
        return options.load(settings).config();
    }

    private static double seconds(Instant since) {
        return Duration.between(since, CLOCK.instant()).toMillis() / 1000.0;
    }
}
