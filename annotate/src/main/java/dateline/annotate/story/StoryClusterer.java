package dateline.annotate.story;

import dateline.contract.record.ArticleIds;
import dateline.contract.record.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts articles into stories as they come. A story's id is a digest of its first article's, so the same articles in the
 * same order get the same ids. What is decided stays: where two stories turn out to be one, later articles get the older
 * id. Bounded: a story ends when nothing was heard of it for {@link #QUIET}, or when there are {@link #MOST_STORIES}
 * fresher ones. Used by one thread.
 */
public final class StoryClusterer {
    private static final Logger log = LoggerFactory.getLogger(StoryClusterer.class);

    /** A story ends when no article joined it for this long. */
    static final Duration QUIET = Duration.ofDays(4);

    /** As many stories are alive at most. */
    static final int MOST_STORIES = 20_000;

    /** How many more stories than the best may be found to be one with it. */
    private static final int TWINS = 3;

    private final StoryStore store;
    private final int mostStories;
    private final StoryIndex index;
    private final Likeness likeness;
    private final Map<String, LiveStory> live = new HashMap<>();
    /** Deleted with the next article, for a store may not be writable before there is one. */
    private final List<String> unreadable = new ArrayList<>();

    private final TreeSet<LiveStory> byAge =
            new TreeSet<>(Comparator.comparingLong((LiveStory s) -> s.touched).thenComparingLong(s -> s.number));
    private long number;
    private long now = Long.MIN_VALUE;

    private record Scored(LiveStory story, double score) {}

    /** A clusterer that goes on where the store's last one stopped. */
    public StoryClusterer(StoryStore store) {
        this(store, MOST_STORIES);
    }

    StoryClusterer(StoryStore store, int mostStories) {
        this.store = store;
        this.mostStories = mostStories;
        this.index = new StoryIndex(WordFrequencies.load());
        this.likeness = new Likeness(index);
        store.forEach(this::restore);
        if (!unreadable.isEmpty()) {
            log.atWarn()
                    .addKeyValue("stories", unreadable.size())
                    .log("stories that another version stored cannot be read and end");
        }
    }

    /**
     * Puts an article into a story.
     *
     * @param articleId the article's id; gives a new story its own
     * @param text what the article says
     * @param publisher whose report it is
     * @param time when the article was published
     * @param seen when it came; stories age by the latest of these
     * @return the story with this article in it
     */
    public Story assign(String articleId, StoryTerms text, String publisher, Instant time, Instant seen) {
        now = Math.max(now, seen.toEpochMilli());
        unreadable.forEach(store::delete);
        unreadable.clear();
        endQuiet();
        LiveStory story = join(text, time.toEpochMilli());
        if (story == null) {
            story = begin(articleId, seen, time.toEpochMilli());
        }
        add(story, text, publisher, time.toEpochMilli());
        return known(story);
    }

    /**
     * A story that an earlier revision of an article was put into: as it is now, or as it was then where it has ended or
     * gone into another.
     */
    public Story recall(Story then) {
        LiveStory story = live.get(then.id());
        return story == null ? then : known(story);
    }

    /** How many stories are alive. */
    public int size() {
        return live.size();
    }

    private @Nullable LiveStory join(StoryTerms text, long time) {
        double[] weights = new double[text.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = index.weight(text.terms[i]);
        }
        List<Scored> fits = index.candidates(text, weights).stream()
                .map(s -> new Scored(s, likeness.of(text, weights, s, time)))
                .filter(s -> s.score() >= 0)
                .sorted(Comparator.comparingDouble((Scored s) -> -s.score()).thenComparingLong(s -> s.story().number))
                .limit(1 + TWINS)
                .toList();
        if (fits.isEmpty()) {
            return null;
        }
        return text.isHeadline() ? joined(fits) : fits.get(0).story();
    }

    /** The best of the stories that a headline fits, after those that are one with it went into it or it into them. */
    private LiveStory joined(List<Scored> fits) {
        LiveStory best = fits.get(0).story();
        for (Scored other : fits.subList(1, fits.size())) {
            if (likeness.isOne(best, other.story())) {
                best = best.number < other.story().number ? merged(best, other.story()) : merged(other.story(), best);
            }
        }
        return best;
    }

    private LiveStory merged(LiveStory into, LiveStory from) {
        end(from);
        byAge.remove(into);
        into.articles += from.articles;
        into.earliest = Math.min(into.earliest, from.earliest);
        into.latest = Math.max(into.latest, from.latest);
        into.touched = Math.max(into.touched, from.touched);
        from.publishers.forEach(into::addPublisher);
        for (int i = 0; i < from.size; i++) {
            addTerm(into, from.terms[i], from.counts[i], from.names[i]);
        }
        byAge.add(into);
        return into;
    }

    private LiveStory begin(String articleId, Instant seen, long time) {
        LiveStory story = new LiveStory(ArticleIds.hash("story", articleId), number++, seen, time);
        LiveStory before = live.put(story.id, story);
        if (before != null) {
            live.put(before.id, before);
            return before;
        }
        story.touched = now;
        index.addStory();
        byAge.add(story);
        if (live.size() > mostStories) {
            end(byAge.first());
        }
        return story;
    }

    private void add(LiveStory story, StoryTerms text, String publisher, long time) {
        byAge.remove(story);
        story.articles++;
        story.touched = Math.max(story.touched, now);
        story.earliest = Math.min(story.earliest, time);
        story.latest = Math.max(story.latest, time);
        story.addPublisher(publisher);
        for (int i = 0; i < text.size(); i++) {
            addTerm(story, text.terms[i], 1, text.names[i] ? 1 : 0);
        }
        for (int forgotten : story.trim()) {
            index.remove(story, forgotten);
        }
        byAge.add(story);
        store.put(story.id, StoryCodec.encode(story));
    }

    private void addTerm(LiveStory story, int term, int articles, int asName) {
        if (story.find(term) < 0) {
            index.add(story, term);
        }
        story.addTerm(term, articles, asName);
    }

    private void restore(String id, byte[] bytes) {
        LiveStory story = StoryCodec.decode(id, bytes);
        if (story == null) {
            unreadable.add(id);
            return;
        }
        live.put(story.id, story);
        byAge.add(story);
        index.addStory();
        for (int i = 0; i < story.size; i++) {
            index.add(story, story.terms[i]);
        }
        number = Math.max(number, story.number + 1);
        now = Math.max(now, story.touched);
    }

    private void endQuiet() {
        while (!byAge.isEmpty() && byAge.first().touched < now - QUIET.toMillis()) {
            end(byAge.first());
        }
    }

    private void end(LiveStory story) {
        byAge.remove(story);
        live.remove(story.id);
        index.removeStory(story);
        store.delete(story.id);
    }

    private static Story known(LiveStory story) {
        return new Story(story.id, story.began, story.articles, story.publishers);
    }
}
