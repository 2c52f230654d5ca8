package dateline.enrich.entity.train;

/** Weights as training leaves them. */
interface TrainedWeights {
    /** Weight of a feature for a label. */
    float weight(int feature, int tag);

    /** Weight of a label after another. */
    float transition(int before, int after);
}
