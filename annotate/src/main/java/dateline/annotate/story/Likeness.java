package dateline.annotate.story;

/**
 * How much an article is like a story; above 0, it tells that story. A headline alone is compared by the cosine of its
 * words and those of the story, for it has room for few of the story's words. An article with text is asked how much
 * better the story explains each of its words than the language at large does, so that words which the story never used
 * speak against it: two fires in one state share many words, but not the names. Words in names count more. Pure.
 */
final class Likeness {
    /** How much more a word of a name counts. */
    private static final double NAME = 1.5;

    private static final double LEAST_COSINE = 0.155;
    /** What an article that much larger a story gains: large stories vary more. */
    private static final double SIZE = 0.15;
    /** The share of the likeness that does not fade while nothing is heard of a story. */
    private static final double LASTING = 0.3;

    private static final double FADES_MILLIS = 8 * 3_600_000d;

    /** Nats that each word must gain on the average. */
    private static final double LEAST_GAIN = 0.7;
    /** Nats taken off where none of the names are the story's. */
    private static final double STRANGE_NAMES = 0.5;

    private static final int MOST_ARTICLES = 99;
    /** Cosine from which two stories that one headline fits are one. */
    private static final double ONE_STORY = 0.25;

    private final StoryIndex index;

    Likeness(StoryIndex index) {
        this.index = index;
    }

    /**
     * @param weights of the text's terms, see {@link StoryIndex#weight}
     * @param time of the article, milliseconds
     * @return above 0 where the article tells the story
     */
    double of(StoryTerms text, double[] weights, LiveStory story, long time) {
        return text.isHeadline()
                ? cosine(text, weights, story) * prominence(story) * freshness(story, time) - LEAST_COSINE
                : gain(text, weights, story) - LEAST_GAIN;
    }

    /** Whether two stories which one headline fits are one. */
    boolean isOne(LiveStory a, LiveStory b) {
        double dot = 0;
        int j = 0;
        for (int i = 0; i < a.size; i++) {
            while (j < b.size && b.terms[j] < a.terms[i]) {
                j++;
            }
            if (j < b.size && b.terms[j] == a.terms[i]) {
                double weight = index.weight(a.terms[i]);
                dot += weight * strength(a, i) * weight * strength(b, j);
            }
        }
        return dot > 0 && dot / (norm(a) * norm(b)) >= ONE_STORY;
    }

    private double cosine(StoryTerms text, double[] weights, LiveStory story) {
        double dot = 0;
        double square = 0;
        for (int i = 0; i < text.size(); i++) {
            double own = (1 + StrictMath.log(text.counts[i])) * weights[i] * (text.names[i] ? NAME : 1);
            square += own * own;
            int at = story.find(text.terms[i]);
            if (at >= 0) {
                dot += own * weights[i] * strength(story, at);
            }
        }
        return dot == 0 ? 0 : dot / (Math.sqrt(square) * norm(story));
    }

    private double norm(LiveStory story) {
        double square = 0;
        for (int i = 0; i < story.size; i++) {
            double own = index.weight(story.terms[i]) * strength(story, i);
            square += own * own;
        }
        return Math.sqrt(square);
    }

    /** How much a term is a story's, apart from its weight. */
    private static double strength(LiveStory story, int at) {
        double share = Math.min(1, (double) story.counts[at] / story.articles);
        return Math.sqrt(share) * (1 + (NAME - 1) * story.names[at] / story.counts[at]);
    }

    private static double prominence(LiveStory story) {
        return 1 + SIZE * StrictMath.log(story.articles);
    }

    private static double freshness(LiveStory story, long time) {
        long gap = Math.max(0, Math.max(time - story.latest, story.earliest - time));
        return LASTING + (1 - LASTING) * StrictMath.exp(-gap / FADES_MILLIS);
    }

    private double gain(StoryTerms text, double[] weights, LiveStory story) {
        double articles = Math.min(story.articles, MOST_ARTICLES);
        double gain = 0;
        double all = 0;
        double named = 0;
        double known = 0;
        for (int i = 0; i < text.size(); i++) {
            int at = story.find(text.terms[i]);
            double share = at < 0 ? 0 : Math.min(1, (double) story.counts[at] / story.articles);
            double common = StrictMath.exp(-weights[i]);
            double counts = text.names[i] ? NAME : 1;
            gain += counts * StrictMath.log((share * articles + common) / ((articles + 1) * common));
            all += counts;
            named += text.names[i] ? weights[i] : 0;
            known += text.names[i] && at >= 0 ? weights[i] : 0;
        }
        double strange = named == 0 ? 0 : 1 - Math.min(1, 2 * known / named);
        return all == 0 ? 0 : gain / all - STRANGE_NAMES * strange;
    }
}
