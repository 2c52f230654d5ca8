package dateline.enrich.alert.memory;

import org.jspecify.annotations.Nullable;

/**
 * What a watch remembers of a country in a scope. Times are milliseconds since 1970, {@link #NEVER} for none.
 *
 * @param last time of the latest mention
 * @param beside time of the latest mention that no open episode rests on: what {@code last} is again if it is taken back
 * @param surging for a surge: the stream's time when the surge last held
 * @param quietUntil until when the stream's time must come before the country is news again
 * @param episodes number of the latest episode that became news
 * @param mentions how many mentions the open episode has
 * @param alert the alert that the open episode belongs to; null while none is open
 */
public record Memory(
        long last,
        long beside,
        long surging,
        long quietUntil,
        int episodes,
        int mentions,
        @Nullable String alert) {
    public static final long NEVER = Long.MIN_VALUE;

    public static Memory of(long last, int episodes) {
        return new Memory(last, last, NEVER, NEVER, episodes, 0, null);
    }

    /** A mention that belongs to no episode. */
    public Memory beside(long time) {
        return new Memory(Math.max(last, time), Math.max(beside, time), surging, quietUntil, episodes, mentions, alert);
    }

    /** A mention of the open episode. */
    public Memory mentioned(long time) {
        return new Memory(Math.max(last, time), beside, surging, quietUntil, episodes, mentions + 1, alert);
    }

    /** A mention of the open episode is taken back; the others are no later than {@code latest}. */
    public Memory unmentioned(long latest) {
        return new Memory(Math.max(beside, latest), beside, surging, quietUntil, episodes, mentions - 1, alert);
    }

    public Memory surgingAt(long now) {
        return new Memory(last, beside, now, quietUntil, episodes, mentions, alert);
    }

    /** An episode begins with a mention. */
    public Memory open(String id, long time) {
        return new Memory(Math.max(last, time), last, surging, quietUntil, episodes, 1, id);
    }

    /** The open episode is news, under this alert. */
    public Memory news(String id, int episode) {
        return new Memory(last, beside, surging, quietUntil, episode, mentions, id);
    }

    /** The episode has ended by itself. */
    public Memory ended(long until) {
        return new Memory(last, last, NEVER, until, episodes, 0, null);
    }

    /** The episode is taken back, as if it had never been. */
    public Memory takenBack(long until) {
        return new Memory(beside, beside, NEVER, until, episodes, 0, null);
    }
}
