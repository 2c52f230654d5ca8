package dateline.annotate.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A story that may still get articles: its most frequent terms with the number of articles that each stands in, sorted
 * by term. Bounded in every part. Used by one thread.
 */
final class LiveStory {
    static final int MOST_TERMS = 160;
    static final int MOST_PUBLISHERS = 20;
    private static final int KEPT_TERMS = 120;

    final String id;
    /** Older stories have smaller numbers. */
    final long number;

    final Instant began;
    /** Earliest and latest of its articles' own times, milliseconds. */
    long earliest;

    long latest;
    /** When an article last joined it, in the time of the stream, milliseconds. */
    long touched;

    /** What {@link StoryIndex} found it to share with the text of its latest query, and which query that was. */
    double mass;

    long query;

    int articles;
    final List<String> publishers = new ArrayList<>();
    int size;
    int[] terms = new int[16];
    int[] counts = new int[16];
    int[] names = new int[16];

    LiveStory(String id, long number, Instant began, long time) {
        this.id = id;
        this.number = number;
        this.began = began;
        this.earliest = time;
        this.latest = time;
    }

    /** Where a term is, or a negative number. */
    int find(int term) {
        return Arrays.binarySearch(terms, 0, size, term);
    }

    void addTerm(int term, int articles, int asName) {
        int at = find(term);
        if (at < 0) {
            at = insert(-at - 1, term);
        }
        counts[at] += articles;
        names[at] += asName;
    }

    private int insert(int at, int term) {
        if (size == terms.length) {
            int larger = size * 2;
            terms = Arrays.copyOf(terms, larger);
            counts = Arrays.copyOf(counts, larger);
            names = Arrays.copyOf(names, larger);
        }
        System.arraycopy(terms, at, terms, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        System.arraycopy(names, at, names, at + 1, size - at);
        terms[at] = term;
        counts[at] = 0;
        names[at] = 0;
        size++;
        return at;
    }

    void addPublisher(String publisher) {
        if (publishers.size() < MOST_PUBLISHERS && !publishers.contains(publisher)) {
            publishers.add(publisher);
        }
    }

    /**
     * Forgets the rarest terms where there are too many.
     *
     * @return the forgotten ones
     */
    int[] trim() {
        if (size <= MOST_TERMS) {
            return new int[0];
        }
        int[] sorted = Arrays.copyOf(counts, size);
        Arrays.sort(sorted);
        int least = sorted[size - KEPT_TERMS];
        int ties =
                KEPT_TERMS - (int) Arrays.stream(sorted).filter(c -> c > least).count();
        int[] forgotten = new int[size - KEPT_TERMS];
        int kept = 0;
        int gone = 0;
        for (int i = 0; i < size; i++) {
            if (counts[i] > least || (counts[i] == least && ties-- > 0)) {
                terms[kept] = terms[i];
                counts[kept] = counts[i];
                names[kept++] = names[i];
            } else {
                forgotten[gone++] = terms[i];
            }
        }
        size = kept;
        return forgotten;
    }
}
