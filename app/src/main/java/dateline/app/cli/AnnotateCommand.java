package dateline.app.cli;

import dateline.enrich.Annotator;
import dateline.enrich.TextAnnotator;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/**
 * {@code dateline annotate}: articles as JSON lines in, what they are about as JSON lines out, in the same order and as
 * they come. A line that is no article is reported on standard error with its number, the others are answered, and the
 * exit code is 1.
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
    private final Supplier<Annotator> annotator;
    private final InputStream in;
    private final OutputStream out;
    private final PrintStream errors;

    /** From standard input to standard output, with the shipped annotator. */
    public AnnotateCommand() {
        this(TextAnnotator::load, System.in, new FileOutputStream(FileDescriptor.out), System.err);
    }

    AnnotateCommand(Supplier<Annotator> annotator, InputStream in, OutputStream out, PrintStream errors) {
        this.annotator = annotator;
        this.in = in;
        this.out = out;
        this.errors = errors;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (AnnotateLines lines =
                new AnnotateLines(annotator.get(), new BufferedOutputStream(out, 1 << 16), errors, cores)) {
            return lines.run(new BufferedInputStream(in, 1 << 16)) ? 0 : 1;
        }
    }
}
