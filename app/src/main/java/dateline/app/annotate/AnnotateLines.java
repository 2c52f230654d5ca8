package dateline.app.annotate;

import dateline.annotate.Annotator;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
 * bounded number of lines and characters; the writer flushes whenever it has caught up, so that a slow input is answered
 * line by line.
 */
public final class AnnotateLines implements AutoCloseable {
    private static final int MOST_LINES = 1024;
    private static final int MOST_CHARACTERS = 8_000_000;
    /** An article of five megabytes with each character escaped. */
    private static final int LONGEST_LINE = 32_000_000;

    private static final AnnotateLine.Outcome TOO_LONG =
            new AnnotateLine.Outcome.Refused("is longer than " + LONGEST_LINE + " characters");

    private final AnnotateLine annotate;
    private final AnnotatedLine.Sequence sequence;
    private final OutputStream out;
    private final PrintStream errors;
    private final ExecutorService workers;
    private final BlockingQueue<Pending> pending = new ArrayBlockingQueue<>(MOST_LINES);
    private final Semaphore characters = new Semaphore(MOST_CHARACTERS);
    private volatile boolean closed;

    /** A line under way; the last one has no characters and no number. */
    private record Pending(long number, int characters, Future<AnnotateLine.Outcome> outcome) {}

    /**
     * @param sequence makes the answers in order, on the writer's thread
     * @param errors where lines that are no article are reported
     * @param threads how many annotate
     */
    public AnnotateLines(
            Annotator annotator, AnnotatedLine.Sequence sequence, OutputStream out, PrintStream errors, int threads) {
        this.annotate = new AnnotateLine(annotator);
        this.sequence = sequence;
        this.out = out;
        this.errors = errors;
        this.workers = Executors.newFixedThreadPool(threads);
    }

    /** Whether every line was answered. Ends early when nobody reads the answers any more. */
    public boolean run(InputStream in) throws IOException, InterruptedException {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        Thread writer = Thread.ofPlatform().name("annotate-writer").start(() -> write(written));
        LineReader lines = new LineReader(new InputStreamReader(in, StandardCharsets.UTF_8), LONGEST_LINE);
        long number = 0;
        for (String line = lines.next(); line != null && !closed; line = lines.next()) {
            number++;
            if (lines.wasCut()) {
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

    private void submit(long number, String line) throws InterruptedException {
        int size = Math.min(line.length(), MOST_CHARACTERS);
        characters.acquire(size);
        pending.put(new Pending(number, size, workers.submit(() -> annotate.annotate(line))));
    }

    private void write(CompletableFuture<Boolean> written) {
        try {
            boolean well = true;
            for (Pending next = take(); next.number() > 0; next = take()) {
                well &= write(next);
                characters.release(next.characters());
            }
            flush();
            written.complete(well);
        } catch (InterruptedException | ExecutionException | RuntimeException | Error e) {
            closed = true;
            characters.release(MOST_CHARACTERS);
            written.completeExceptionally(e);
            drain();
        }
    }

    /** Lets the reader come to its end after the writer failed. */
    private void drain() {
        try {
            while (pending.take().number() > 0) {
                characters.release(1);
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
                yield true;
            }
            case AnnotateLine.Outcome.Refused refused -> {
                errors.println("line " + line.number() + ": " + refused.reason());
                yield false;
            }
        };
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
