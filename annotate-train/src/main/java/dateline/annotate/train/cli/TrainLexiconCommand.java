package dateline.annotate.train.cli;

import dateline.annotate.entity.model.EntityLexicon;
import dateline.annotate.entity.model.EntityModel;
import dateline.annotate.train.entity.LexiconBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dateline train lexicon}: makes the lexicon under the entity model. */
@Command(
        name = "lexicon",
        description = "Build the lexicon of the entity model; the weights must be trained again afterwards.")
public final class TrainLexiconCommand implements Callable<Integer> {
    @Option(names = "--brown", required = true, paramLabel = "FILE", description = "Lines of \"word TAB bit paths\".")
    private Path brown = Path.of("");

    @Option(names = "--vectors", required = true, paramLabel = "FILE", description = "Lines of \"word x1 x2 …\".")
    private Path vectors = Path.of("");

    @Option(names = "--names", required = true, paramLabel = "FILE", description = "Lines of \"name TAB [types]\".")
    private Path names = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the lexicon.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        EntityLexicon lexicon =
                new LexiconBuilder().brown(brown).vectors(vectors).names(names).build();
        long bytes = ModelFile.write(out, file -> EntityModel.write(lexicon, file));
        System.out.println(out + ": " + bytes + " bytes");
        return 0;
    }
}
