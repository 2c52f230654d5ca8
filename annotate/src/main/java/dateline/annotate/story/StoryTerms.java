package dateline.annotate.story;

import dateline.contract.record.Entity;
import dateline.contract.record.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What stories are told by in one article: the distinct terms of its title and lead, in reading order, how often each
 * stands there, and which are part of a name. Immutable in use, safe for any number of threads.
 */
public final class StoryTerms {
    /** Terms read, repetitions included; what a story is about stands in its lead. */
    private static final int MOST_READ = 90;

    /** A text that adds fewer different terms than this to its title adds nothing to a headline. */
    private static final int LITTLE = 7;

    final int[] terms;
    final int[] counts;
    final boolean[] names;

    private final boolean headline;

    private StoryTerms(int[] terms, int[] counts, boolean[] names, boolean headline) {
        this.headline = headline;
        this.terms = terms;
        this.counts = counts;
        this.names = names;
    }

    /**
     * The terms of an article.
     *
     * @param title may be empty
     * @param text may be empty
     * @param entities what was found in both; empty where there is no model for the language
     */
    public static StoryTerms of(String title, String text, List<Entity> entities) {
        Collected collected = new Collected();
        collected.read(title, spans(entities, Field.TITLE));
        int ofTitle = collected.size();
        if (!text.equals(title)) {
            collected.read(text, spans(entities, Field.TEXT));
        }
        return collected.finish(collected.size() - ofTitle < LITTLE);
    }

    /** Whether there is little more than a headline. */
    boolean isHeadline() {
        return headline;
    }

    int size() {
        return terms.length;
    }

    private static int[] spans(List<Entity> entities, Field field) {
        return entities.stream()
                .filter(e -> e.field() == field)
                .flatMapToInt(e -> IntStream.of(e.start(), e.end()))
                .toArray();
    }

    /** Terms under way. */
    private static final class Collected {
        private final Map<Integer, Integer> places = new LinkedHashMap<>();
        private int[] counts = new int[32];
        private boolean[] names = new boolean[32];
        private int read;

        void read(String text, int[] spans) {
            int[] next = {0};
            Terms.read(text, (term, start, end) -> {
                while (next[0] < spans.length && spans[next[0] + 1] <= start) {
                    next[0] += 2;
                }
                add(term, next[0] < spans.length && spans[next[0]] < end);
                return ++read < MOST_READ;
            });
        }

        private void add(int term, boolean name) {
            int place = places.computeIfAbsent(term, t -> places.size());
            if (place == counts.length) {
                counts = Arrays.copyOf(counts, place * 2);
                names = Arrays.copyOf(names, place * 2);
            }
            counts[place]++;
            names[place] |= name;
        }

        int size() {
            return places.size();
        }

        StoryTerms finish(boolean headline) {
            int[] terms = places.keySet().stream().mapToInt(Integer::intValue).toArray();
            return new StoryTerms(
                    terms, Arrays.copyOf(counts, terms.length), Arrays.copyOf(names, terms.length), headline);
        }
    }
}
