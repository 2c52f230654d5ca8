package dateline.app.watch;

import dateline.contract.record.Watch;
import dateline.runtime.watch.WatchVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What would have to be changed for the watches to be as somebody wants them. Immutable.
 *
 * @param put watches to be written, with their new versions
 * @param remove ids of watches to be removed
 * @param lines the plan for people: {@code +}, {@code ~} or {@code -}, the id, what changes
 * @param same how many are as they should be
 */
public record WatchPlan(List<Watch> put, List<String> remove, List<String> lines, int same) {
    public WatchPlan {
        put = List.copyOf(put);
        remove = List.copyOf(remove);
        lines = List.copyOf(lines);
    }

    /**
     * Compares.
     *
     * @param there the watches there are
     * @param wanted those that are wanted
     * @param prune whether others are removed
     * @param kept ids that are never removed
     * @param now when new ones begin
     */
    public static WatchPlan of(
            SortedMap<String, Watch> there, Collection<Watch> wanted, boolean prune, Set<String> kept, Instant now) {
        List<Watch> put = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Watch watch : wanted) {
            ids.add(watch.id());
            Watch before = there.get(watch.id());
            Watch after = WatchVersions.next(before, watch, now);
            if (!after.equals(before)) {
                put.add(after);
                lines.add(before == null ? added(after) : changed(before, after));
            }
        }
        int same = ids.size() - put.size();
        for (Map.Entry<String, Watch> entry : there.entrySet()) {
            if (prune && !ids.contains(entry.getKey()) && !kept.contains(entry.getKey())) {
                remove.add(entry.getKey());
                lines.add("- " + entry.getKey() + "  " + entry.getValue().name());
            }
        }
        return new WatchPlan(put, remove, lines, same);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return put.isEmpty() && remove.isEmpty();
    }

    private static String added(Watch watch) {
        return "+ " + watch.id() + "  " + watch.name();
    }

    private static String changed(Watch before, Watch after) {
        String version = before.version() == after.version()
                ? "version " + after.version() + " stays"
                : "version " + before.version() + " -> " + after.version();
        String fresh = before.since().equals(after.since()) ? "" : ", begins afresh";
        String what = String.join(
                ", ",
                WatchVersions.differences(before, after).stream()
                        .map(WatchText::kebab)
                        .toList());
        return "~ " + after.id() + "  " + what + " (" + version + fresh + ")";
    }
}
