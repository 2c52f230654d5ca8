package dateline.ingest.past;

import dateline.runtime.config.ByteSize;
import java.time.Duration;

/**
 * How far back a feed is read.
 *
 * @param pages for one gap; 0 reads none
 * @param items of one poll
 * @param bytes of one poll
 * @param patience for one poll, waiting for the host's turn included
 * @param failures polls in a row that may fail to read a page before it is given up
 */
public record PastLimits(int pages, int items, ByteSize bytes, Duration patience, int failures) {
    /** Those of the settings, and for one poll what suits the others that wait. */
    public static PastLimits of(int pages, int maxEntries) {
        return new PastLimits(pages, Math.min(maxEntries, 1_000), ByteSize.ofMegabytes(30), Duration.ofMinutes(3), 5);
    }
}
