package dateline.annotate.train.cli;

import dateline.annotate.topic.MediaTopics;
import dateline.annotate.topic.TopicModel;
import dateline.annotate.train.topic.TopicTrainer;
import dateline.annotate.train.topic.TrainingSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dateline train topics}: makes the topic model; docs/models/topics.md says from what. */
@Command(name = "topics", description = "Trains the topic model; the same data gives the same bytes.")
public final class TrainTopicsCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder with huffpost.jsonl.gz and iptc-media-topics.jsonl.")
    private Path data = Path.of("");

    @Option(
            names = "--vectors",
            paramLabel = "FILE",
            description = "Lines of \"word x1 x2 …\": what words mean, for words that the data has too little of.")
    private @Nullable Path vectors;

    @Option(
            names = "--folds",
            defaultValue = "0",
            paramLabel = "N",
            description = "Also cross-validate with so many folds and print the accuracy.")
    private int folds;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the model.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        PrintWriter terminal = spec.commandLine().getOut();
        TopicTrainer plain = new TopicTrainer(MediaTopics.load(), TrainingSettings.DEFAULTS);
        TopicTrainer trainer = vectors == null ? plain : plain.withVectors(vectors);
        if (folds > 1) {
            terminal.println(folds + " folds: " + trainer.crossValidate(data, folds));
        }
        TopicModel model = trainer.train(data);
        long bytes = ModelFile.write(out, model::write);
        terminal.println(out + ": " + model.rows() + " features, " + bytes + " bytes");
        terminal.flush();
        return 0;
    }
}
