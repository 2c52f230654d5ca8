package dateline.enrich.alert.memory;

import java.util.Comparator;

/**
 * Something to be done when the stream's time has come.
 *
 * @param at milliseconds since 1970
 * @param kind what
 * @param id to whom
 */
public record Due(long at, Kind kind, String id) implements Comparable<Due> {
    private static final Comparator<Due> ORDER =
            Comparator.comparingLong(Due::at).thenComparing(Due::kind).thenComparing(Due::id);

    /** What is to be done; at one time in this order. */
    public enum Kind {
        /** A snooze ends. */
        SNOOZE,
        /** What was held back is told. */
        HELD,
        /** An episode may have ended. */
        QUIET,
        /** A story is no longer joined. */
        STORY,
        /** An ended alert is forgotten. */
        ALERT,
        /** An article is forgotten. */
        ARTICLE
    }

    @Override
    public int compareTo(Due other) {
        return ORDER.compare(this, other);
    }
}
