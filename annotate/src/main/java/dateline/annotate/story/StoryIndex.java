package dateline.annotate.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which live stories a term stands in, and how much it therefore tells: the rarer among stories and in English, the more.
 * That a story is told a hundred times does not make its words common, for stories are counted, not articles. Used by
 * one thread.
 */
final class StoryIndex {
    /** How many stories the frequencies of the language at large stand for. */
    private static final double PRIOR = 1000;

    /** A term of more stories than this finds none. */
    private static final int COMMON = 400;

    private static final int MOST_CANDIDATES = 24;

    private static final Comparator<LiveStory> BEST_FIRST =
            Comparator.comparingDouble((LiveStory s) -> -s.mass).thenComparingLong(s -> s.number);

    private final WordFrequencies frequencies;
    private final Map<Integer, Postings> postings = new HashMap<>();
    private int stories;
    private long query;

    /** The stories of a term, in no order. */
    private static final class Postings {
        private LiveStory[] stories = new LiveStory[2];
        private int size;

        void add(LiveStory story) {
            if (size == stories.length) {
                stories = Arrays.copyOf(stories, size * 2);
            }
            stories[size++] = story;
        }

        boolean remove(LiveStory story) {
            for (int i = 0; i < size; i++) {
                if (stories[i] == story) {
                    stories[i] = stories[--size];
                    stories[size] = null;
                    break;
                }
            }
            return size == 0;
        }
    }

    StoryIndex(WordFrequencies frequencies) {
        this.frequencies = frequencies;
    }

    /** How much a term tells, in nats. */
    double weight(int term) {
        Postings of = postings.get(term);
        double common = frequencies.share(term) * PRIOR + (of == null ? 0 : of.size) + 0.5;
        return StrictMath.log((PRIOR + stories + 1) / common);
    }

    /** The stories that share most with a text, most first. */
    List<LiveStory> candidates(StoryTerms text, double[] weights) {
        query++;
        List<LiveStory> found = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            Postings of = postings.get(text.terms[i]);
            if (of != null && of.size <= COMMON) {
                for (int p = 0; p < of.size; p++) {
                    LiveStory story = of.stories[p];
                    if (story.query != query) {
                        story.query = query;
                        story.mass = 0;
                        found.add(story);
                    }
                    story.mass += weights[i];
                }
            }
        }
        found.sort(BEST_FIRST);
        return found.subList(0, Math.min(found.size(), MOST_CANDIDATES));
    }

    void addStory() {
        stories++;
    }

    void removeStory(LiveStory story) {
        stories--;
        for (int i = 0; i < story.size; i++) {
            remove(story, story.terms[i]);
        }
    }

    void add(LiveStory story, int term) {
        postings.computeIfAbsent(term, t -> new Postings()).add(story);
    }

    void remove(LiveStory story, int term) {
        Postings of = postings.get(term);
        if (of != null && of.remove(story)) {
            postings.remove(term);
        }
    }
}
