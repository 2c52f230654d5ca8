package dateline.app.cli;

import dateline.app.config.DatelineConfig;
import dateline.app.run.Backends;
import dateline.app.run.FeedList;
import dateline.app.run.Logging;
import dateline.app.run.Pipeline;
import dateline.app.run.Role;
import dateline.app.run.Shutdown;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dateline ingest|enrich|sink|console}: one role in this process, against servers that run elsewhere. */
@Command(description = "One role in this process; registered as commands of their own.")
final class RoleCommand {

    @Command(name = "ingest", description = "Run only ingest: read the feeds.")
    int ingest(@Mixin Options options) throws InterruptedException {
        return run(Role.INGEST, options);
    }

    @Command(name = "enrich", description = "Run only enrich: annotate articles, raise alerts.")
    int enrich(@Mixin Options options) throws InterruptedException {
        return run(Role.ENRICH, options);
    }

    @Command(name = "sink", description = "Run only sink: write to the database, deliver alerts.")
    int sink(@Mixin Options options) throws InterruptedException {
        return run(Role.SINK, options);
    }

    @Command(name = "console", description = "Run only the console: the page and its API.")
    int console(@Mixin Options options) throws InterruptedException {
        return run(Role.CONSOLE, options);
    }

    private static int run(Role role, Options options) throws InterruptedException {
        DatelineConfig config = options.load().config();
        Logging.configure(config.log(), null);
        try (Shutdown shutdown = Shutdown.onSignal();
                Backends backends = Backends.configured(config, role);
                Pipeline pipeline = Pipeline.start(
                        config,
                        backends,
                        EnumSet.of(role),
                        role == Role.INGEST ? FeedList.of(config) : List.of(),
                        InstantSource.system())) {
            shutdown.await();
        }
        return 0;
    }
}
