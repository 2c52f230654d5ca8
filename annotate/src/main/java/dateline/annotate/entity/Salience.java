package dateline.annotate.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much an article is about each of its entities: by title, first place and number of mentions. */
final class Salience {
    private static final double TITLE = 0.4;
    private static final double LEAD = 0.3;
    private static final double COUNT = 0.3;

    private final int titleLength;
    private final int length;
    private final Map<String, int[]> seen = new HashMap<>();
    private int most = 1;

    /** Salience in an article whose title has this many code units, and its title and text together that many. */
    Salience(int titleLength, int length) {
        this.titleLength = titleLength;
        this.length = length;
    }

    /** Notes mentions by what tells their entities apart, in reading order. */
    Salience of(List<String> names, int[] starts) {
        for (int i = 0; i < starts.length; i++) {
            int start = starts[i];
            int[] entry = seen.computeIfAbsent(names.get(i), n -> new int[] {start, 0});
            most = Math.max(most, ++entry[1]);
        }
        return this;
    }

    /** 0..1 in thousandths. */
    double get(String name) {
        int[] entry = seen.getOrDefault(name, new int[] {length, 0});
        boolean inTitle = entry[0] < titleLength;
        int body = Math.max(1, length - titleLength);
        double lead = inTitle ? 1 : 1 - Math.min(1.0, (entry[0] - titleLength) / (double) body);
        double count = Math.log1p(entry[1]) / Math.log1p(most);
        return Math.round(1000 * ((inTitle ? TITLE : 0) + LEAD * lead + COUNT * count)) / 1000.0;
    }
}
