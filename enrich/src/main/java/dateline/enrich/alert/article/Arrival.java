package dateline.enrich.alert.article;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sighting while the watches are asked about it, with what several of them want to know. Used by one thread. */
public final class Arrival {
    public final Sighting sighting;
    public final long now;
    public final long time;
    public final long age;
    public final long firstSeen;
    private @Nullable String outlet;
    private @Nullable Set<String> entities;

    public Arrival(Sighting sighting, long now) {
        this.sighting = sighting;
        this.now = now;
        this.firstSeen = sighting.firstSeen().toEpochMilli();
        this.time = Math.min(sighting.published().toEpochMilli(), firstSeen);
        this.age = firstSeen - time;
    }

    /** The outlet's name without regard to case. */
    public String outlet() {
        String folded = outlet;
        if (folded == null) {
            folded = fold(sighting.outlet());
            outlet = folded;
        }
        return folded;
    }

    /** The entities' names without regard to case. */
    public Set<String> entities() {
        Set<String> folded = entities;
        if (folded == null) {
            folded = new HashSet<>();
            for (String name : sighting.entities()) {
                folded.add(fold(name));
            }
            entities = folded;
        }
        return folded;
    }

    /** A name without regard to case. */
    public static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
