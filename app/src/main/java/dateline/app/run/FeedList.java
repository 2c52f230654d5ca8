package dateline.app.run;

import dateline.app.config.ConfigException;
import dateline.app.config.DatelineConfig;
import dateline.contract.record.FeedSpec;
import dateline.ingest.feed.Opml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feeds that are always read: those of the configured OPML file, else of {@code feeds.opml} in the working
 * directory, else the list that comes with Dateline.
 */
public final class FeedList {
    private static final Logger LOG = LoggerFactory.getLogger(FeedList.class);
    private static final Path STANDARD_FILE = Path.of("feeds.opml");

    private FeedList() {}

    /** @throws ConfigException if the file is missing or is no OPML */
    public static List<FeedSpec> of(DatelineConfig config) {
        Path file = file(config);
        String origin = file == null ? "the built-in feeds.opml" : file.toString();
        try (InputStream in = open(file)) {
            return Opml.read(
                    in,
                    InstantSource.system().instant(),
                    bad -> LOG.atWarn()
                            .addKeyValue("file", origin)
                            .addKeyValue("why", bad.getMessage())
                            .log("a feed of the list is not right and is left out"));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(List.of(origin + ": " + e.getMessage()));
        } catch (IOException e) {
            throw new ConfigException(List.of(origin + ": cannot be read: " + e.getMessage()));
        }
    }

    private static @Nullable Path file(DatelineConfig config) {
        if (config.feeds() != null) {
            return config.feeds();
        }
        return Files.exists(STANDARD_FILE) ? STANDARD_FILE : null;
    }

    private static InputStream open(@Nullable Path file) throws IOException {
        if (file != null) {
            return Files.newInputStream(file);
        }
        InputStream in = FeedList.class.getResourceAsStream("/feeds.opml");
        if (in == null) {
            throw new UncheckedIOException(new IOException("feeds.opml is missing from the distribution"));
        }
        return in;
    }
}
