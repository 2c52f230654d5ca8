package dateline.enrich.alert.rule;

import dateline.contract.record.Alert;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.memory.Evidence;
import dateline.enrich.alert.memory.Memory;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules look at when a country is mentioned that a watch is about. Immutable.
 *
 * @param mode what the watch waits for
 * @param window how long a country must have been absent, in milliseconds
 * @param wantsTwo whether the watch wants two publishers
 * @param against what speaks against the mention for when it came, so that it is only remembered; null if nothing does
 * @param now the stream's time, milliseconds since 1970 as all times
 * @param time the mention's
 * @param memory what the watch remembers of the country
 * @param open the open episode
 * @param before what that rests on, {@link Evidence#none} without one
 * @param after what it rests on with this article; of no matter where the mention is only remembered
 * @param surge what was seen and expected, if there is a surge with this article; null if there is none
 */
public record Question(
        Mode mode,
        long window,
        boolean wantsTwo,
        @Nullable Outcome against,
        long now,
        long time,
        Memory memory,
        Open open,
        Evidence before,
        Evidence after,
        Alert.@Nullable Baseline surge) {
    /** The open episode. */
    public enum Open {
        /** There is none. */
        NONE,
        /** It collects what is not news yet. */
        COLLECTED,
        /** It is news: there is an alert. */
        NEWS
    }
}
