package dateline.annotate.train.cli;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/**
 * {@code dateline train}: makes and measures the models that ship with Dateline. It is for source checkouts and no part of
 * the distribution. Exit codes: 0 done, 1 it did not work, 2 wrong use.
 */
@Command(
        name = "dateline train",
        description = "Train and measure the models that annotation uses; for a source checkout.",
        mixinStandardHelpOptions = true,
        subcommandsRepeatable = false,
        subcommands = {
            TrainEntitiesCommand.class,
            TrainLexiconCommand.class,
            TrainTopicsCommand.class,
            TrainStoriesCommand.class,
            TrainLanguagesCommand.class,
            ScoreStoriesCommand.class
        })
public final class TrainCommand {
    private TrainCommand() {}

    /** The process's entry. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command with all its subcommands. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new TrainCommand());
        line.setExecutionExceptionHandler(errors());
        line.setUsageHelpAutoWidth(true);
        line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().mixinStandardHelpOptions(true));
        return line;
    }

    /** A folder or file that is not there is named; what else goes wrong is for whoever works on the models. */
    private static IExecutionExceptionHandler errors() {
        return (exception, line, parsed) -> {
            Throwable cause = exception instanceof UncheckedIOException ? exception.getCause() : exception;
            if (cause instanceof NoSuchFileException missing) {
                line.getErr().println("there is no file " + missing.getFile());
            } else {
                exception.printStackTrace(line.getErr());
            }
            return 1;
        };
    }
}
