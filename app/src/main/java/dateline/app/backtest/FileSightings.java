package dateline.app.backtest;

import dateline.annotate.Annotator;
import dateline.annotate.story.StoryClusterer;
import dateline.annotate.story.StoryStore;
import dateline.annotate.story.StoryTerms;
import dateline.app.backtest.ArticleLines.Outcome;
import dateline.contract.record.Story;
import dateline.enrich.alert.article.Sighting;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sightings from a file of articles as JSON lines, in the file's order. Lines are read on all cores, a bounded number of
 * bytes ahead; what is no article is reported with its number and passed over. Used by one thread.
 */
public final class FileSightings implements AutoCloseable {
    private static final int AHEAD = 16;
    private static final int MOST_REPORTS = 20;

    private final ArticleLines lines;
    private final PrintStream errors;
    private final ExecutorService workers;
    private final BlockingQueue<Future<List<Numbered>>> pending = new ArrayBlockingQueue<>(AHEAD);
    private final StoryClusterer clusterer = new StoryClusterer(StoryStore.NONE);
    private final Lines sequence = new Lines();
    private volatile boolean closed;
    private long refused;

    private record Numbered(long number, Outcome outcome) {}

    /**
     * @param annotator for lines that nobody has annotated
     * @param errors is told of what is no article
     * @param threads how many read lines
     */
    public FileSightings(Supplier<Annotator> annotator, PrintStream errors, int threads) {
        this.lines = new ArticleLines(annotator);
        this.errors = errors;
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("lines-", 0).daemon().factory());
    }

    /** The sightings, once. */
    public Stream<Sighting> stream(InputStream in) {
        Thread.ofPlatform().name("lines-reader").daemon().start(() -> read(in));
        return sequence.stream();
    }

    /** How many articles have been handed out. */
    public long articles() {
        return sequence.taken();
    }

    /** How many lines were none. */
    public long refused() {
        return refused;
    }

    @Override
    public void close() {
        closed = true;
        workers.shutdownNow();
        pending.clear();
    }

    private void read(InputStream in) {
        try {
            LineChunks chunks = new LineChunks(in);
            for (LineChunks.Chunk chunk = chunks.next(); chunk != null && !closed; chunk = chunks.next()) {
                LineChunks.Chunk next = chunk;
                pending.put(workers.submit(() -> parse(next)));
            }
            pending.put(CompletableFuture.completedFuture(List.of()));
        } catch (IOException | RuntimeException e) {
            offer(CompletableFuture.failedFuture(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void offer(Future<List<Numbered>> last) {
        try {
            pending.put(last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Numbered> parse(LineChunks.Chunk chunk) {
        List<Numbered> parsed = new ArrayList<>();
        chunk.eachLine((number, from, length) -> parsed.add(new Numbered(
                number,
                from < 0
                        ? new Outcome.Refused("is longer than " + LineChunks.LONGEST_LINE + " bytes")
                        : lines.read(chunk.bytes(), from, length))));
        return parsed;
    }

    private final class Lines extends Sequence {
        private final Deque<Numbered> at = new ArrayDeque<>();
        private boolean isRead;

        @Override
        @Nullable
        Sighting advance() {
            Sighting found = null;
            while (found == null && !isRead) {
                Numbered line = at.poll();
                if (line == null) {
                    fill();
                } else {
                    found = take(line);
                }
            }
            return found;
        }

        private void fill() {
            try {
                List<Numbered> more = pending.take().get();
                isRead = more.isEmpty();
                at.addAll(more);
            } catch (ExecutionException e) {
                throw new IllegalStateException("the file cannot be read: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                isRead = true;
            }
        }

        private @Nullable Sighting take(Numbered line) {
            return switch (line.outcome()) {
                case Outcome.Seen seen -> {
                    StoryTerms story = seen.story();
                    yield story == null ? seen.sighting() : told(seen.sighting(), story);
                }
                case Outcome.Refused wrong -> {
                    refused++;
                    if (refused <= MOST_REPORTS) {
                        errors.println("line " + line.number() + ": " + wrong.reason());
                    }
                    yield null;
                }
            };
        }

        private Sighting told(Sighting s, StoryTerms text) {
            Story story = clusterer.assign(s.articleId(), text, s.publisher(), s.published(), s.firstSeen());
            return new Sighting(
                    s.articleId(),
                    s.revision(),
                    s.kind(),
                    s.feedId(),
                    s.outlet(),
                    s.publisher(),
                    s.language(),
                    s.title(),
                    s.url(),
                    story.id(),
                    s.published(),
                    s.firstSeen(),
                    s.seen(),
                    s.annotator(),
                    s.topics(),
                    s.entities(),
                    s.countries());
        }
    }
}
