package dateline.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Someone's standing question, on {@code dateline.watches}: tell me when a country enters the news. The key is the
 * watch's id; a record without a value removes it.
 *
 * @param id letters, digits and hyphens
 * @param version counts up with each change that can change what fires
 * @param name for people to read
 * @param mode when it fires
 * @param window how long a country must have been absent, for {@link Mode#NOVEL}
 * @param countries the codes it is about; empty for all
 * @param minConfidence mentions below are ignored, 0..1
 * @param minSalience mentions below are ignored, 0..1
 * @param maxAge articles older than this when first seen are ignored: backfills are not news
 * @param since when it came into force
 * @param learning whether it stays silent for its first window, while everything would be new to it
 */
public record Watch(
        String id,
        int version,
        String name,
        Mode mode,
        Duration window,
        List<String> countries,
        double minConfidence,
        double minSalience,
        Duration maxAge,
        Instant since,
        Learning learning) {
    public Watch {
        countries = List.copyOf(countries);
    }

    /** When a watch fires. */
    public enum Mode {
        /** A country not mentioned within the window. */
        NOVEL
    }

    /** What a watch does in its first window. */
    public enum Learning {
        /** Stays silent and remembers. */
        SILENT,
        /** Fires from the first mention on. */
        NONE
    }
}
