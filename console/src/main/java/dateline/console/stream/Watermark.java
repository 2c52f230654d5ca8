package dateline.console.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * How far a table with a sequence number in each row has been read, when numbers do not become visible in their order:
 * a transaction may draw 5, another draw 6 and commit first.
 *
 * <p>Numbers up to {@link #settled} will bring nothing new; above it, {@link #seen} are known. When the highest number
 * seen at a snapshot was L, every transaction that drew a lower one had begun by then; so once all transactions of
 * before that snapshot have ended (its {@code xmax} is not above a later snapshot's {@code xmin}) and that later
 * snapshot has been read, L is settled. A transaction that stays open holds this up, for no more than {@link #MAX_SEEN}
 * rows; then, and where the reading begins while transactions are open, there is doubt whether lower numbers are still to
 * come. {@link #doubtEnded} says when all are there, so that whoever followed can look at everything again.
 *
 * <p>Not for use by several threads.
 */
final class Watermark {
    /** Beyond this many rows above the settled number, the oldest are taken for settled. */
    static final int MAX_SEEN = 5_000;

    private final TreeSet<Long> seen = new TreeSet<>();
    private long settled;
    private long candidate;
    private long candidateXmax;
    private long doubtXmax;
    private boolean doubtEnded;

    /**
     * Starts again: everything up to a number counts as settled, some above are known.
     *
     * @param xmin the lowest transaction still open at the reading's snapshot
     * @param xmax the lowest transaction not yet begun at it
     */
    void restart(long settledNow, Collection<Long> seenNow, long xmin, long xmax) {
        settled = settledNow;
        candidate = 0;
        doubtXmax = xmin < xmax ? xmax : 0;
        seen.clear();
        seen.addAll(seenNow);
    }

    /** The number below which, itself included, nothing new will come. */
    long settled() {
        return settled;
    }

    /** Numbers above the settled one that are known. */
    List<Long> seen() {
        return new ArrayList<>(seen);
    }

    /** The highest number known. */
    long highest() {
        return seen.isEmpty() ? settled : Math.max(settled, seen.last());
    }

    /**
     * Takes note of a reading.
     *
     * @param numbers what is new above the settled number
     * @param complete whether this is all there was, rather than as much as was asked for
     * @param xmin the lowest transaction still open at the reading's snapshot
     * @param xmax the lowest transaction not yet begun at it
     */
    void read(Collection<Long> numbers, boolean complete, long xmin, long xmax) {
        seen.addAll(numbers);
        if (complete && candidate > 0 && xmin >= candidateXmax) {
            settle(candidate);
            candidate = 0;
        }
        if (candidate == 0 && highest() > settled) {
            candidate = highest();
            candidateXmax = xmax;
        }
        if (complete && doubtXmax > 0 && xmin >= doubtXmax) {
            doubtXmax = 0;
            doubtEnded = true;
        }
        if (seen.size() > MAX_SEEN) {
            doubtXmax = xmax;
            settle(new ArrayList<>(seen).get(seen.size() - MAX_SEEN));
        }
    }

    /** Whether there are numbers that wait to be settled, or may still come. */
    boolean open() {
        return !seen.isEmpty() || doubtXmax > 0;
    }

    /** Whether numbers that counted as settled may have come since, and none will come any more; true once. */
    boolean doubtEnded() {
        boolean ended = doubtEnded;
        doubtEnded = false;
        return ended;
    }

    private void settle(long number) {
        settled = Math.max(settled, number);
        seen.headSet(settled, true).clear();
    }
}
