package dateline.enrich.alert.memory;

import dateline.contract.record.ArticleIds;
import dateline.contract.record.Watch;
import dateline.runtime.watch.CountryGroups;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a watch besides its memories. Times are milliseconds since 1970.
 *
 * @param id the watch
 * @param version its version
 * @param highest its highest version so far
 * @param looksAt a digest of what it looks at
 * @param generation which of its memories it has now
 * @param from since when it has looked; {@link Memory#NEVER} before its first article
 * @param firstEpisode what its episodes count from, less one: never 0 again for a version that has been there before
 * @param lastEpisode the highest number of an episode so far
 * @param raised the stream's times of its recent alerts, oldest first
 * @param held the alert that collects what is held back, if there is one
 * @param removed whether the watch is gone
 */
public record WatchState(
        String id,
        int version,
        int highest,
        String looksAt,
        int generation,
        long from,
        int firstEpisode,
        int lastEpisode,
        List<Long> raised,
        @Nullable String held,
        boolean removed) {
    /** A digest of what decides which mentions it remembers: where that changes, memories begin afresh. */
    public static String looksAt(Watch watch) {
        return ArticleIds.hash(
                watch.mode().toString(),
                CountryGroups.expand(watch.countries()).toString(),
                String.valueOf(watch.filter()),
                String.valueOf(watch.pair()));
    }

    public static WatchState first(Watch watch) {
        return new WatchState(
                watch.id(),
                watch.version(),
                watch.version(),
                looksAt(watch),
                1,
                Memory.NEVER,
                0,
                0,
                List.of(),
                null,
                false);
    }

    /** The same memories under another version. */
    public WatchState withVersion(int next) {
        return new WatchState(
                id,
                next,
                Math.max(highest, next),
                looksAt,
                generation,
                from,
                firstEpisode,
                lastEpisode,
                raised,
                held,
                removed);
    }

    /** New memories: the watch starts afresh. */
    public WatchState afresh(Watch watch) {
        return new WatchState(
                id,
                watch.version(),
                Math.max(highest, watch.version()),
                looksAt(watch),
                generation + 1,
                Memory.NEVER,
                watch.version() > highest ? 0 : lastEpisode,
                lastEpisode,
                raised,
                null,
                false);
    }

    public WatchState begunAt(long time) {
        return new WatchState(
                id, version, highest, looksAt, generation, time, firstEpisode, lastEpisode, raised, held, removed);
    }

    public WatchState withEpisode(int number) {
        return new WatchState(
                id,
                version,
                highest,
                looksAt,
                generation,
                from,
                firstEpisode,
                Math.max(lastEpisode, number),
                raised,
                held,
                removed);
    }

    public WatchState withRaised(List<Long> times) {
        return new WatchState(
                id, version, highest, looksAt, generation, from, firstEpisode, lastEpisode, times, held, removed);
    }

    public WatchState withHeld(@Nullable String alert) {
        return new WatchState(
                id, version, highest, looksAt, generation, from, firstEpisode, lastEpisode, raised, alert, removed);
    }

    public WatchState gone() {
        return new WatchState(
                id, version, highest, looksAt, generation, from, firstEpisode, lastEpisode, List.of(), null, true);
    }
}
