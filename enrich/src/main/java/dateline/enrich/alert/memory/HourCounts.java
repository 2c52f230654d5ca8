package dateline.enrich.alert.memory;

import java.util.Arrays;

/**
 * How many mentions there were in each hour of the last 28 days and two hours; hours count from 1970. Mutable, used by
 * one thread.
 */
public final class HourCounts {
    public static final int DAYS = 28;
    private static final int HOURS = 24;
    static final int SIZE = DAYS * HOURS + 3;

    private final int[] ring = new int[SIZE];
    private long latest;

    /** Counts from that hour on. */
    public HourCounts(long hour) {
        this.latest = hour;
    }

    public void add(long hour, int much) {
        if (hour > latest) {
            forward(hour);
        }
        if (hour > latest - SIZE) {
            int slot = slot(hour);
            ring[slot] = Math.max(0, ring[slot] + much);
        }
    }

    int at(long hour) {
        return hour > latest || hour <= latest - SIZE ? 0 : ring[slot(hour)];
    }

    /** In that hour and the one before. */
    public int inTwo(long hour) {
        return at(hour) + at(hour - 1);
    }

    /** In the same two hours of each of the 28 days before. */
    public int before(long hour) {
        int sum = 0;
        for (int day = 1; day <= DAYS; day++) {
            sum += inTwo(hour - (long) day * HOURS);
        }
        return sum;
    }

    long latest() {
        return latest;
    }

    private void forward(long hour) {
        if (hour - latest >= SIZE) {
            Arrays.fill(ring, 0);
        } else {
            for (long h = latest + 1; h <= hour; h++) {
                ring[slot(h)] = 0;
            }
        }
        latest = hour;
    }

    private static int slot(long hour) {
        return (int) Math.floorMod(hour, (long) SIZE);
    }
}
