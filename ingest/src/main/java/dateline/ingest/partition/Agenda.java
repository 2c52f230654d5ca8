package dateline.ingest.partition;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Which feed is due when. Each feed has one time at most. Used by one thread. */
final class Agenda {
    private final PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparing(Entry::at));
    private final Map<String, Instant> times = new HashMap<>();

    private record Entry(Instant at, String feedId) {}

    /** Sets or moves a feed's time. */
    void put(String feedId, Instant at) {
        if (!at.equals(times.put(feedId, at))) {
            queue.add(new Entry(at, feedId));
        }
    }

    void remove(String feedId) {
        times.remove(feedId);
    }

    void clear() {
        queue.clear();
        times.clear();
    }

    /** Takes the feed that has been due for longest, or null if none is. */
    @Nullable
    String takeDue(Instant now) {
        Entry head = head();
        if (head == null || head.at().isAfter(now)) {
            return null;
        }
        queue.poll();
        times.remove(head.feedId());
        return head.feedId();
    }

    /** When the next feed is due, or null if there is none. */
    @Nullable
    Instant next() {
        Entry head = head();
        return head == null ? null : head.at();
    }

    /** The first entry that still holds; those of feeds that were moved or removed are thrown away. */
    private @Nullable Entry head() {
        Entry head = queue.peek();
        while (head != null && !head.at().equals(times.get(head.feedId()))) {
            queue.poll();
            head = queue.peek();
        }
        return head;
    }
}
