package dateline.app.annotate;

import dateline.annotate.Annotator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Annotates lines on all cores and writes the answers in the lines' order. The reader runs ahead of the writer by a
 * bounded number of lines and bytes; the writer flushes whenever it has caught up, so that a slow input is answered
 * line by line.
 */
public final class AnnotateLines implements AutoCloseable {
    private static final int MOST_LINES = 1024;
    private static final int MOST_BYTES = 8_000_000;
    /** The longest article with each character escaped, and some room for what else the line says. */
    private static final int LONGEST_LINE = 32_000_000;

    private static final AnnotateLine.Outcome TOO_LONG =
            new AnnotateLine.Outcome.Refused("is longer than " + LONGEST_LINE + " bytes");

    private final AnnotateLine annotate;
    private final AnnotatedLine.Sequence sequence;
    private final OutputStream out;
    private final PrintStream errors;
    private final ExecutorService workers;
    private final BlockingQueue<Pending> pending = new ArrayBlockingQueue<>(MOST_LINES);
    private final Semaphore bytes = new Semaphore(MOST_BYTES);
    private volatile boolean closed;

    /** A line under way; the last one has no bytes and no number. */
    private record Pending(long number, int bytes, Future<AnnotateLine.Outcome> outcome) {}

    /**
     * @param sequence makes the answers in order, on the writer's thread
     * @param errors where lines that are no article are reported
     * @param threads how many annotate
     * @param mostCharacters of an article, title and text together; a longer one is refused
     */
    public AnnotateLines(
            Annotator annotator,
            AnnotatedLine.Sequence sequence,
            OutputStream out,
            PrintStream errors,
            int threads,
            int mostCharacters) {
        this.annotate = new AnnotateLine(annotator, mostCharacters);
        this.sequence = sequence;
        this.out = out;
        this.errors = errors;
        this.workers = Executors.newFixedThreadPool(threads);
    }

    /** Whether every line was understood and answered. Ends early when nobody reads the answers any more. */
    public boolean run(InputStream in) throws IOException, InterruptedException {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        Thread writer = Thread.ofPlatform().name("annotate-writer").start(() -> write(written));
        LineReader lines = new LineReader(in, LONGEST_LINE);
        long number = 0;
        for (InputLine line = lines.next(); line != null && !closed; line = lines.next()) {
            number++;
            if (line.wasCut()) {
                pending.put(new Pending(number, 0, CompletableFuture.completedFuture(TOO_LONG)));
            } else if (!line.isBlank()) {
                submit(number, line);
            }
        }
        pending.put(new Pending(0, 0, CompletableFuture.completedFuture(null)));
        writer.join();
        return written.join();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void submit(long number, InputLine line) throws InterruptedException {
        int size = Math.min(line.length(), MOST_BYTES);
        bytes.acquire(size);
        pending.put(new Pending(number, size, workers.submit(() -> annotate.annotate(line))));
    }

    private void write(CompletableFuture<Boolean> written) {
        try {
            boolean well = true;
            for (Pending next = take(); next.number() > 0; next = take()) {
                well &= write(next);
                bytes.release(next.bytes());
            }
            flush();
            written.complete(well);
        } catch (InterruptedException | ExecutionException | RuntimeException | Error e) {
            closed = true;
            bytes.release(MOST_BYTES);
            written.completeExceptionally(e);
            drain();
        }
    }

    /** Lets the reader come to its end after the writer failed. */
    private void drain() {
        try {
            while (pending.take().number() > 0) {
                bytes.release(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Pending take() throws InterruptedException {
        Pending next = pending.peek();
        if (next == null || !next.outcome().isDone()) {
            flush();
        }
        return pending.take();
    }

    private boolean write(Pending line) throws InterruptedException, ExecutionException {
        return switch (line.outcome().get()) {
            case AnnotateLine.Outcome.Annotated annotated -> {
                print(AnnotatedLine.json(sequence.next(annotated.article(), annotated.annotation())));
                if (annotated.ignored() != null) {
                    tell(line, annotated.ignored());
                }
                yield annotated.ignored() == null;
            }
            case AnnotateLine.Outcome.Refused refused -> {
                tell(line, refused.reason());
                yield false;
            }
        };
    }

    private void tell(Pending line, String sentence) {
        errors.println("line " + line.number() + ": " + sentence);
    }

    private void print(byte[] json) {
        if (!closed) {
            try {
                out.write(json);
                out.write('\n');
            } catch (IOException e) {
                closed = true;
            }
        }
    }

    private void flush() {
        if (!closed) {
            try {
                out.flush();
            } catch (IOException e) {
                closed = true;
            }
        }
    }
}
