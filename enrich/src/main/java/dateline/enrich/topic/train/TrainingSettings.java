package dateline.enrich.topic.train;

/**
 * How to train.
 *
 * @param seed decides the order of the examples
 * @param epochs passes over the examples
 * @param rate of learning, AdaGrad's eta
 * @param decay strength of the pull of weights towards nothing
 * @param leastTexts in how many texts a feature must stand to get weights
 * @param looseWeight what an article counts whose section leaves several topics open beyond what it is measured by
 * @param definitionWeight what a concept's definition counts
 * @param cueWeight what a cue counts
 * @param prior how much of the sections' frequencies in the training set goes into the model: 0 none, 1 all
 * @param largestWeight weights beyond it are cut
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
        double prior,
        double largestWeight,
        double denseScale,
        double denseRate,
        double balance) {
    /** What the shipped model was trained with. */
    public static final TrainingSettings DEFAULTS =
            new TrainingSettings(20230331L, 12, 0.3, 1e-4, 3, 0.3, 0.5, 0.5, 0.5, 12, 0.1, 0.05, 0);
}
