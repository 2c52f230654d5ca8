package dateline.testsupport.feeds;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that a seed decides. Used by one thread. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** From 0 on, less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** True once in so many times. */
    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    @SafeVarargs
    final <T> T pick(T... some) {
        return some[random.nextInt(some.length)];
    }

    <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** Some of them, each at most once. */
    <T> List<T> some(int count, List<T> all) {
        List<T> left = new ArrayList<>(all);
        List<T> some = new ArrayList<>(count);
        for (int i = 0; i < count && !left.isEmpty(); i++) {
            some.add(left.remove(random.nextInt(left.size())));
        }
        return some;
    }
}
