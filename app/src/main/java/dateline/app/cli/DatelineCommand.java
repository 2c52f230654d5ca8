package dateline.app.cli;

import dateline.app.cli.alert.AlertsCommand;
import dateline.app.cli.alert.ChannelsCommand;
import dateline.app.cli.document.ExtractCommand;
import dateline.app.cli.document.ParseCommand;
import dateline.app.cli.feed.FeedsCommand;
import dateline.app.cli.topic.DeadLettersCommand;
import dateline.app.cli.topic.TailCommand;
import dateline.app.cli.topic.TopicsCommand;
import dateline.app.cli.watch.WatchesCommand;
import dateline.app.config.ConfigException;
import dateline.app.run.KafkaUnreachable;
import dateline.app.run.Logging;
import dateline.runtime.topic.TopicException;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IVersionProvider;

/** {@code dateline}. Exit codes: 0 done, 1 it did not work, 2 wrong use or configuration. */
@Command(
        name = "dateline",
        description = "Reads news feeds, works out what each article is about, tells when a country enters the news.",
        mixinStandardHelpOptions = true,
        versionProvider = DatelineCommand.Version.class,
        subcommandsRepeatable = false,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            FeedsCommand.class,
            WatchesCommand.class,
            AlertsCommand.class,
            ChannelsCommand.class,
            DeadLettersCommand.class,
            TopicsCommand.class,
            ConfigCommand.class,
            TailCommand.class,
            ParseCommand.class,
            ExtractCommand.class,
            AnnotateCommand.class,
        })
public final class DatelineCommand {
    private DatelineCommand() {}

    /** The process's entry. */
    public static void main(String[] args) {
        Logging.quiet();
        System.exit(commandLine().execute(args));
    }

    /** The command with all its subcommands. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new DatelineCommand());
        RoleCommand.addTo(line);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(errors());
        line.setUsageHelpAutoWidth(true);
        addHelp(line);
        return line;
    }

    private static void addHelp(CommandLine line) {
        for (CommandLine sub : Map.copyOf(line.getSubcommands()).values()) {
            if (!sub.getCommandSpec().mixinStandardHelpOptions()) {
                sub.getCommandSpec().mixinStandardHelpOptions(true);
            }
            addHelp(sub);
        }
    }

    private static IExecutionExceptionHandler errors() {
        return (exception, line, parsed) -> {
            if (exception instanceof ConfigException wrong) {
                wrong.problems().forEach(problem -> line.getErr().println(problem));
                return 2;
            }
            if (exception instanceof KafkaUnreachable
                    || exception instanceof TopicException
                    || exception instanceof IllegalStateException) {
                line.getErr().println(exception.getMessage());
                LoggerFactory.getLogger(DatelineCommand.class)
                        .atDebug()
                        .setCause(exception)
                        .log("failed");
            } else {
                exception.printStackTrace(line.getErr());
            }
            return 1;
        };
    }

    /** The version as built. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = DatelineCommand.class.getPackage().getImplementationVersion();
            return new String[] {"dateline " + (version == null ? "(not packaged)" : version)};
        }
    }
}
