package dateline.annotate.train.cli;

import dateline.annotate.entity.model.EntityModel;
import dateline.annotate.entity.model.Weights;
import dateline.annotate.train.entity.NerTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dateline train entities}: makes the weights that Dateline ships, from data that it does not ship. */
@Command(name = "entities", description = "Train the weights of the entity model; the same data gives the same bytes.")
public final class TrainEntitiesCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description =
                    "Folder of labelled text: *.conll or *.conll.gz, one \"token TAB tag\" a line, BIO2 tags over PER,"
                            + " ORG, LOC.")
    private Path data = Path.of("");

    @Option(
            names = "--silver",
            paramLabel = "DIR",
            description = "Folder of text in the same form that a teacher labelled, not people.")
    private @Nullable Path silver;

    @Option(
            names = "--exclude",
            split = ",",
            paramLabel = "NAME",
            description = "Files of these folders to leave out, without ending.")
    private Set<String> exclude = Set.of();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the weights.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        NerTrainer trainer = new NerTrainer(EntityModel.shippedLexicon(), NerTrainer.Settings.DEFAULT);
        Weights weights = train(trainer);
        long bytes = ModelFile.write(out, file -> EntityModel.write(weights, file));
        System.out.println(out + ": " + bytes + " bytes");
        return 0;
    }

    private Weights train(NerTrainer trainer) throws IOException {
        try {
            return trainer.train(data, silver, exclude);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
