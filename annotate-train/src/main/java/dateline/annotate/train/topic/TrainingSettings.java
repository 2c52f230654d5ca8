package dateline.annotate.train.topic;

/**
 * How to train.
 *
 * @param seed decides the order of the examples
 * @param epochs passes over the examples
 * @param rate of learning, AdaGrad's eta
 * @param decay strength of the pull of weights towards nothing
 * @param leastTexts in how many texts a feature must stand to get weights
 * @param looseWeight what an article counts whose section leaves its topic open; others count 1
 * @param definitionWeight what a concept's definition counts
 * @param cueWeight what a cue counts
 * @param headlineWeight what a headline written for the training counts
 * @param sharpness what the finished model's logits are multiplied with, so that its probabilities mean what they say:
 *     decay and soft sections leave them too cautious
 * @param largestWeight weights beyond it are cut
 * @param vectorScale what the words' coordinates are multiplied with
 * @param vectorRate of learning for the coordinates' weights
 * @param balance how far rare sections are made to count as much as common ones: 0 not at all, 1 fully
 */
public record TrainingSettings(
        long seed,
        int epochs,
        double rate,
        double decay,
        int leastTexts,
        double looseWeight,
        double definitionWeight,
        double cueWeight,
        double headlineWeight,
        double sharpness,
        double largestWeight,
        double vectorScale,
        double vectorRate,
        double balance) {
    /** What the shipped model was trained with. */
    public static final TrainingSettings DEFAULTS =
            new TrainingSettings(20230331L, 12, 0.3, 4e-3, 3, 0.3, 0.5, 3, 6, 1.5, 12, 0.019, 0.1, 0.4);
}
