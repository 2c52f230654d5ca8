package dateline.app.cli;

import picocli.CommandLine.Command;

/** {@code dateline train}: makes the models that ship with Dateline. */
@Command(
        name = "train",
        description = "Train the models that annotation uses.",
        subcommands = {
            TrainCommand.class,
            TrainLexiconCommand.class,
            TrainTopicsCommand.class,
            TrainStoriesCommand.class
        })
final class TrainGroup {}
