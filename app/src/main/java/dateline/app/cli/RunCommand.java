package dateline.app.cli;

import dateline.app.cli.option.Options;
import dateline.app.config.DatelineConfig;
import dateline.app.run.Backends;
import dateline.app.run.FeedList;
import dateline.app.run.Instance;
import dateline.app.run.KafkaWait;
import dateline.app.run.Logging;
import dateline.app.run.Pipeline;
import dateline.app.run.Role;
import dateline.app.run.Shutdown;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dateline run}: everything in one process. */
@Command(
        name = "run",
        description = {
            "Run everything in one process: reads the feeds, annotates, stores, alerts, shows the page.",
            "Starts a Kafka broker and a PostgreSQL server of its own unless --kafka and --database name others."
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private Options options = new Options();

    @Override
    public Integer call() throws InterruptedException {
        // one process a data directory, so a killed one can be told apart from another: it is back at once
        DatelineConfig config = options.load(
                        Map.of("ingest.instance-id", "run", "enrich.instance-id", "run", "sink.instance-id", "run"))
                .config();
        Logging.configure(config.log(), null);
        try (Shutdown shutdown = Shutdown.onSignal();
                Backends backends = Backends.start(config)) {
            if (new KafkaWait(backends.kafka(), shutdown::await).untilThere()) {
                shutdown.endWhenLost(backends.lost());
                run(config, backends, shutdown);
            }
        }
        return 0;
    }

    private static void run(DatelineConfig config, Backends backends, Shutdown shutdown) throws InterruptedException {
        try (Pipeline pipeline = Pipeline.start(
                config, backends, EnumSet.allOf(Role.class), FeedList.of(config), InstantSource.system())) {
            String page = "http://localhost:" + pipeline.consolePort();
            Instance.current(backends, page).write(config.data());
            System.out.println("Dateline is running. Page: " + page + "   Kafka: "
                    + backends.kafka().bootstrap() + "   database: "
                    + backends.database().url());
            System.out.println("Stop with Ctrl-C. See what flows: dateline tail enriched");
            shutdown.await();
            Instance.remove(config.data());
        }
    }
}
