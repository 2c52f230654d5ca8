package dateline.annotate.country.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of one article whose places lie together: "Kent", "Cornwall" and "Sharon" are towns side by side in Connecticut.
 * How much that says depends on how many places have the names: two that many places have lie together somewhere by chance.
 */
public final class NearbyPlaces {
    /** Kilometres; about a local paper's reach. */
    private static final double NEAR = 50;
    /** How likely two places of the world's gazetteer lie so near by chance, given that they are of one country. */
    private static final double CHANCE = 0.006;

    private static final double MOST = 3.5;
    private static final int MOST_NAMES = 40;
    private static final int MOST_PLACES = 16;

    private final Gazetteer gazetteer;
    private final Set<Long> seen = new HashSet<>();
    private final List<Long> names = new ArrayList<>();
    private final Map<Long, Map<String, Double>> odds = new HashMap<>();

    public NearbyPlaces(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** Adds a name and compares it with those before it. */
    public void add(long key) {
        int from = gazetteer.first(key);
        if (!gazetteer.has(from, key) || names.size() >= MOST_NAMES || !seen.add(key)) {
            return;
        }
        for (long other : names) {
            compare(key, from, other, gazetteer.first(other));
        }
        names.add(key);
    }

    /** By how much the logarithm of the odds grows that a name means its place in a country. */
    public double of(long key, String code) {
        Map<String, Double> codes = odds.get(key);
        return codes == null ? 0 : Math.min(MOST, codes.getOrDefault(code, 0.0));
    }

    private void compare(long one, int from, long other, int otherFrom) {
        int ones = size(one, from);
        int others = size(other, otherFrom);
        double gain = -Math.log(ones * others * CHANCE);
        if (gain <= 0) {
            return;
        }
        Set<String> codes = new HashSet<>(2);
        for (int a = from; a < from + ones; a++) {
            for (int b = otherFrom; b < otherFrom + others; b++) {
                if (gazetteer.code(a).equals(gazetteer.code(b)) && gazetteer.kilometres(a, b) < NEAR) {
                    codes.add(gazetteer.code(a));
                }
            }
        }
        for (String code : codes) {
            odds.computeIfAbsent(one, any -> new HashMap<>()).merge(code, gain, Double::sum);
            odds.computeIfAbsent(other, any -> new HashMap<>()).merge(code, gain, Double::sum);
        }
    }

    private int size(long key, int from) {
        int size = 0;
        while (size < MOST_PLACES && gazetteer.has(from + size, key)) {
            size++;
        }
        return size;
    }
}
