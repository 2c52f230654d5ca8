package dateline.app.cli.watch;

import dateline.annotate.Annotator;
import dateline.annotate.TextAnnotator;
import dateline.app.backtest.FileSightings;
import dateline.app.backtest.StoredSightings;
import dateline.app.cli.option.Options;
import dateline.enrich.alert.article.Sighting;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Articles of the past: from a file ("-" for standard input), or stored. Used by one thread. */
public final class ArticleSource implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.system();

    private final @Nullable FileSightings file;
    private final @Nullable InputStream in;
    private final @Nullable StoredSightings stored;

    private ArticleSource(@Nullable FileSightings file, @Nullable InputStream in, @Nullable StoredSightings stored) {
        this.file = file;
        this.in = in;
        this.stored = stored;
    }

    /** @throws IllegalStateException with a sentence for people if there is nothing to read */
    public static ArticleSource open(@Nullable String file, @Nullable Duration since, Options options)
            throws IOException {
        if ((file == null) == (since == null)) {
            throw new IllegalStateException("say where articles are from: either a FILE, or since when stored ones");
        }
        if (since != null) {
            return new ArticleSource(
                    null,
                    null,
                    StoredSightings.since(options.storage(), CLOCK.instant().minus(since)));
        }
        try {
            InputStream in = "-".equals(file) ? System.in : Files.newInputStream(Path.of(String.valueOf(file)));
            int cores = Runtime.getRuntime().availableProcessors();
            return new ArticleSource(
                    new FileSightings(new Lazy(), System.err, cores), new BufferedInputStream(in, 1 << 16), null);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(file + ": there is no such file", e);
        }
    }

    /** Them, in order; read once. */
    public Stream<Sighting> stream() {
        if (file != null && in != null) {
            return file.stream(in);
        }
        return stored == null ? Stream.empty() : stored.stream();
    }

    /** How many were read so far. */
    public long articles() {
        return file != null ? file.articles() : stored == null ? 0 : stored.articles();
    }

    /** Lines that were no articles. */
    long refused() {
        return file == null ? 0 : file.refused();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
        if (in != null) {
            in.close();
        }
        if (stored != null) {
            stored.close();
        }
    }

    /** Loads the models when the first text needs them. */
    private static final class Lazy implements java.util.function.Supplier<Annotator> {
        private @Nullable Annotator annotator;

        @Override
        public synchronized Annotator get() {
            Annotator loaded = annotator;
            if (loaded == null) {
                loaded = TextAnnotator.load();
                annotator = loaded;
            }
            return loaded;
        }
    }
}
