package dateline.runtime.watch;

import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts the versions of watches: only what can change what fires makes a new one. Pure functions. */
public final class WatchVersions {
    private WatchVersions() {}

    /**
     * The watch as it is to be sent.
     *
     * @param before the watch of that id that there is; null if there is none
     * @param wanted its version and when it began are not looked at
     * @param now where it begins afresh, this is when
     * @return equal to {@code before} if nothing is to be changed
     */
    public static Watch next(@Nullable Watch before, Watch wanted, Instant now) {
        WatchBuilder draft = WatchBuilder.builder(wanted);
        if (before == null) {
            draft.version(1);
            draft.since(now);
            return draft.build();
        }
        draft.version(changesWhatFires(before, wanted) ? before.version() + 1 : before.version());
        draft.since(beginsAfresh(before, wanted) ? now : before.since());
        return draft.build();
    }

    /** What differs, as names of components; neither version nor when it began. */
    public static List<String> differences(Watch a, Watch b) {
        List<String> names = new ArrayList<>();
        for (var component : Watch.class.getRecordComponents()) {
            String name = component.getName();
            boolean counted = name.equals("version") || name.equals("since");
            try {
                if (!counted
                        && !Objects.equals(
                                component.getAccessor().invoke(a),
                                component.getAccessor().invoke(b))) {
                    names.add(name);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a public record can be read", e);
            }
        }
        return names;
    }

    private static boolean changesWhatFires(Watch a, Watch b) {
        List<String> tellingOnly = List.of("name", "owner", "quietHours", "digest", "channels");
        return !tellingOnly.containsAll(differences(a, b));
    }

    private static boolean beginsAfresh(Watch a, Watch b) {
        List<String> looksAt = List.of("mode", "countries", "filter", "pair");
        return differences(a, b).stream().anyMatch(looksAt::contains);
    }
}
