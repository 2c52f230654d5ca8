package dateline.enrich.topic.train;

import dateline.enrich.topic.TopicModel;
import java.util.ArrayList;
import java.util.List;

/** Trains topic models. The same examples and settings give the same model, byte for byte. Immutable, thread-safe. */
public final class TopicTrainer {
    private final int classes;
    private final TrainingSettings settings;
    private final WordVectors vectors;

    public TopicTrainer(int classes, TrainingSettings settings, WordVectors vectors) {
        this.vectors = vectors;
        this.classes = classes;
        this.settings = settings;
    }

    TopicModel train(List<Example> examples) {
        Vocabulary vocabulary = Vocabulary.of(examples, settings.leastTexts(), vectors);
        SoftmaxRegression regression = new SoftmaxRegression(vocabulary, classes, settings, vectors);
        regression.fit(examples);
        return regression.model();
    }

    double crossValidate(List<Example> examples, int folds) {
        int right = 0;
        int all = 0;
        for (int fold = 0; fold < folds; fold++) {
            List<Example> learn = new ArrayList<>();
            List<Example> measure = new ArrayList<>();
            int article = 0;
            for (Example example : examples) {
                boolean heldBack = example.source().ordinal() <= 1 && article++ % folds == fold;
                (heldBack ? measure : learn).add(example);
            }
            TopicModel model = train(learn);
            for (Example example : measure) {
                if (example.source() == Example.Source.ARTICLE) {
                    all++;
                    right += right(model, example) ? 1 : 0;
                }
            }
        }
        return (double) right / all;
    }

    static boolean right(TopicModel model, Example example) {
        double[] z = new double[model.classes()];
        model.score(example.features(), z);
        int best = 0;
        for (int c = 1; c < z.length; c++) {
            best = z[c] > z[best] ? c : best;
        }
        for (int c : example.accepted()) {
            if (c == best) {
                return true;
            }
        }
        return false;
    }
}
