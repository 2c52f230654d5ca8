package dateline.app.cli;

import dateline.enrich.entity.EntityModel;
import dateline.enrich.entity.Weights;
import dateline.enrich.entity.train.LexiconBuilder;
import dateline.enrich.entity.train.NerTrainer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dateline train …}: makes the model files that Dateline ships, from data that it does not ship. */
@Command(
        name = "train",
        description = "Trains the models that come with Dateline.",
        subcommands = {TrainCommand.Entities.class, TrainCommand.Vocabulary.class})
public final class TrainCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /** Prints the usage: the work is in the subcommands. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "entities",
            description = "Trains the weights of the entity model; the same data gives the same bytes.")
    static final class Entities implements Callable<Integer> {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Option(
                names = "--data",
                required = true,
                paramLabel = "DIR",
                description = "Folder of labelled text: *.conll or *.conll.gz, one \"token TAB tag\" a line, BIO2 tags"
                        + " over PER, ORG, LOC.")
        private Path data = Path.of("");

        @Option(
                names = "--exclude",
                split = ",",
                paramLabel = "NAME",
                description = "Files of the folder to leave out, without ending.")
        private Set<String> exclude = Set.of();

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the weights.")
        private Path out = Path.of("");

        @Override
        public Integer call() throws IOException {
            PrintWriter terminal = spec.commandLine().getOut();
            Weights weights;
            try {
                weights =
                        new NerTrainer(EntityModel.shippedLexicon(), NerTrainer.Settings.DEFAULT).train(data, exclude);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
            }
            try (OutputStream file = Files.newOutputStream(out)) {
                EntityModel.write(weights, file);
            }
            terminal.println(out + ": " + Files.size(out) + " bytes");
            terminal.flush();
            return 0;
        }
    }

    @Command(
            name = "lexicon",
            description = "Builds the lexicon of the entity model; weights must be trained again afterwards.")
    static final class Vocabulary implements Callable<Integer> {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Option(
                names = "--brown",
                required = true,
                paramLabel = "FILE",
                description = "Lines of \"word TAB bit paths\".")
        private Path brown = Path.of("");

        @Option(names = "--vectors", required = true, paramLabel = "FILE", description = "Lines of \"word x1 x2 …\".")
        private Path vectors = Path.of("");

        @Option(names = "--names", required = true, paramLabel = "FILE", description = "Lines of \"name TAB [types]\".")
        private Path names = Path.of("");

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the lexicon.")
        private Path out = Path.of("");

        @Override
        public Integer call() throws IOException {
            LexiconBuilder builder =
                    new LexiconBuilder().brown(brown).vectors(vectors).names(names);
            try (OutputStream file = Files.newOutputStream(out)) {
                EntityModel.write(builder.build(), file);
            }
            PrintWriter terminal = spec.commandLine().getOut();
            terminal.println(out + ": " + Files.size(out) + " bytes");
            terminal.flush();
            return 0;
        }
    }
}
