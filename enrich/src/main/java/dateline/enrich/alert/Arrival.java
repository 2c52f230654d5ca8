package dateline.enrich.alert;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sighting while the watches are asked about it, with what several of them want to know. Used by one thread. */
final class Arrival {
    final Sighting sighting;
    final long now;
    final long time;
    final long age;
    final long firstSeen;
    private @Nullable String outlet;
    private @Nullable Set<String> entities;

    Arrival(Sighting sighting, long now) {
        this.sighting = sighting;
        this.now = now;
        this.firstSeen = sighting.firstSeen().toEpochMilli();
        this.time = Math.min(sighting.published().toEpochMilli(), firstSeen);
        this.age = firstSeen - time;
    }

    /** The outlet's name without regard to case. */
    String outlet() {
        String folded = outlet;
        if (folded == null) {
            folded = ActiveWatch.fold(sighting.outlet());
            outlet = folded;
        }
        return folded;
    }

    /** The entities' names without regard to case. */
    Set<String> entities() {
        Set<String> folded = entities;
        if (folded == null) {
            folded = new HashSet<>();
            for (String name : sighting.entities()) {
                folded.add(ActiveWatch.fold(name));
            }
            entities = folded;
        }
        return folded;
    }
}
