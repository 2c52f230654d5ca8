package dateline.annotate.train.topic;

import dateline.annotate.topic.TopicFeatures;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A text to learn from.
 *
 * @param source where it is from
 * @param features what is learned from
 * @param accepted the classes of which at least one is right, in ascending order
 * @param weight how much it counts
 */
record Example(Source source, TopicFeatures features, int[] accepted, double weight) {
    /** The accepted classes as a value to group by. */
    List<Integer> key() {
        return IntStream.of(accepted).boxed().toList();
    }

    /** The same text, counting more or less. */
    Example weighted(double factor) {
        return new Example(source, features, accepted, weight * factor);
    }

    /** Where a text is from. */
    enum Source {
        /** A newspaper's headline and summary under a section with an unequivocal topic. */
        ARTICLE,
        /** A newspaper's headline and summary under a section with several possible topics of ours. */
        LOOSE_ARTICLE,
        /** A concept's name and definition. */
        DEFINITION,
        /** A headline written for the training. */
        HEADLINE,
        /** A word or a phrase of the hand-kept lists. */
        CUE
    }
}
