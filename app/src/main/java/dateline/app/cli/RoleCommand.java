package dateline.app.cli;

import dateline.app.cli.option.Options;
import dateline.app.config.DatelineConfig;
import dateline.app.run.Backends;
import dateline.app.run.FeedList;
import dateline.app.run.KafkaWait;
import dateline.app.run.Logging;
import dateline.app.run.Pipeline;
import dateline.app.run.Role;
import dateline.app.run.Shutdown;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dateline ingest|enrich|sink|console}: one role in this process, against servers that run elsewhere. */
@Command
final class RoleCommand implements Callable<Integer> {
    private final Role role;

    @Mixin
    private Options options = new Options();

    private RoleCommand(Role role) {
        this.role = role;
    }

    /** Adds a command for each role. */
    static void addTo(CommandLine line) {
        for (Role role : Role.values()) {
            CommandLine command = new CommandLine(new RoleCommand(role));
            command.getCommandSpec().usageMessage().description("Run only " + role.word() + ": " + about(role) + ".");
            line.addSubcommand(role.word(), command);
        }
    }

    private static String about(Role role) {
        return switch (role) {
            case INGEST -> "read the feeds";
            case ENRICH -> "annotate articles, raise alerts";
            case SINK -> "write to the database, deliver alerts";
            case CONSOLE -> "the page and its API";
        };
    }

    @Override
    public Integer call() throws InterruptedException {
        DatelineConfig config = options.load().config();
        Logging.configure(config.log(), null);
        try (Shutdown shutdown = Shutdown.onSignal();
                Backends backends = Backends.configured(config, role)) {
            // the console has a use without Kafka: it shows what the database has
            if (role == Role.CONSOLE || new KafkaWait(backends.kafka(), shutdown::await).untilThere()) {
                run(config, backends, shutdown);
            }
        }
        return 0;
    }

    private void run(DatelineConfig config, Backends backends, Shutdown shutdown) throws InterruptedException {
        try (Pipeline pipeline = Pipeline.start(
                config,
                backends,
                EnumSet.of(role),
                role == Role.INGEST ? FeedList.of(config) : List.of(),
                InstantSource.system())) {
            shutdown.await();
        }
    }
}
