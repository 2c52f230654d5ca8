package dateline.app.cli;

import dateline.annotate.Annotator;
import dateline.annotate.TextAnnotator;
import dateline.annotate.country.CountryPolicy;
import dateline.app.annotate.AnnotateLines;
import dateline.app.annotate.AnnotateStories;
import dateline.app.cli.option.Options;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code dateline annotate}: articles as JSON lines in, what they are about as JSON lines out, in the same order and as
 * they come. A line that is no article, or a longer one than the heap is good for, is reported on standard error with its
 * number, the others are answered, and the exit code is 1. Nothing but answers is written to standard output.
 */
@Command(
        name = "annotate",
        mixinStandardHelpOptions = true,
        description = {
            "Reads articles as JSON lines {\"id\", \"title\", \"text\", \"language\"?, \"outletCountry\"?, \"date\"?,"
                    + " \"url\"?, \"outlet\"?} from standard input"
                    + " and prints what each is about as one line of JSON: language, entities, countries, topics,"
                    + " and the story that it tells together with lines before it.",
            "Example: echo '{\"id\":\"1\",\"title\":\"\",\"text\":\"Kenya votes.\"}' | dateline annotate"
        })
public final class AnnotateCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 256;

    /** Of an article, title and text together: more than any report, and what the tests of the annotator go up to. */
    private static final int MOST_CHARACTERS = 5_000_000;
    /** Heap that the models and all that is not in proportion to an article take. */
    private static final long FIXED_HEAP = 180L << 20;
    /** Heap that a character takes while it is annotated, at most: Chinese, of which each sign is a word. */
    private static final int HEAP_OF_CHARACTER = 56;

    @Mixin
    private Options options = new Options();

    private final Function<CountryPolicy, Annotator> annotator;
    private final InputStream in;
    private final OutputStream out;
    private final PrintStream errors;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads annotate; one for each core unless given.")
    private @Nullable Integer threads;

    /** From standard input to standard output, with the shipped annotator under the configuration. */
    public AnnotateCommand() {
        this(TextAnnotator::load, System.in, new FileOutputStream(FileDescriptor.out), System.err);
    }

    AnnotateCommand(
            Function<CountryPolicy, Annotator> annotator, InputStream in, OutputStream out, PrintStream errors) {
        this.annotator = annotator;
        this.in = in;
        this.out = out;
        this.errors = errors;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int number = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (number < 1 || number > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(), "--threads must be from 1 to " + MOST_THREADS + ", not " + number);
        }
        try (AnnotateLines lines = new AnnotateLines(
                annotator.apply(options.load().config().enrich().contested()),
                new AnnotateStories(),
                new BufferedOutputStream(out, 1 << 16),
                errors,
                number,
                mostCharacters(Runtime.getRuntime().maxMemory()))) {
            return lines.run(new BufferedInputStream(in, 1 << 16)) ? 0 : 1;
        }
    }

    /** How long an article may be, so that one at a time fits into a heap of so many bytes. */
    static int mostCharacters(long heap) {
        return (int) Math.clamp((heap - FIXED_HEAP) / HEAP_OF_CHARACTER, 100_000, MOST_CHARACTERS);
    }
}
