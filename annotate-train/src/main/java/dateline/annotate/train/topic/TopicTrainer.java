package dateline.annotate.train.topic;

import dateline.annotate.topic.MediaTopics;
import dateline.annotate.topic.TopicModel;
import dateline.annotate.train.topic.Example.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains topic models from a data folder, see {@link TrainingCorpus}. The same data and settings give the same model, byte
 * for byte, on every machine. Immutable, safe for any number of threads.
 */
public final class TopicTrainer {
    private final MediaTopics topics;
    private final TrainingSettings settings;
    private final WordVectors vectors;

    /** A trainer that knows nothing of words but what the data folder tells. */
    public TopicTrainer(MediaTopics topics, TrainingSettings settings) {
        this(topics, settings, WordVectors.NONE);
    }

    private TopicTrainer(MediaTopics topics, TrainingSettings settings, WordVectors vectors) {
        this.topics = topics;
        this.settings = settings;
        this.vectors = vectors;
    }

    /** The same trainer, which also knows words by the points that a file of {@code word x1 x2 …} lines gives them. */
    public TopicTrainer withVectors(Path file) throws IOException {
        return new TopicTrainer(topics, settings, WordVectors.read(file));
    }

    /** A model of everything in a folder. */
    public TopicModel train(Path folder) throws IOException {
        return train(new TrainingCorpus(topics, settings).read(folder));
    }

    /**
     * How well models do on articles that they were not trained on: each of the folds is held back once. Only articles of
     * sections with an unequivocal topic are counted.
     */
    public Accuracy crossValidate(Path folder, int folds) throws IOException {
        List<Example> examples = new TrainingCorpus(topics, settings).read(folder);
        Accuracy accuracy = new Accuracy();
        for (int fold = 0; fold < folds; fold++) {
            List<Example> learn = new ArrayList<>();
            List<Example> measure = new ArrayList<>();
            split(examples, folds, fold, learn, measure);
            TopicModel model = train(learn);
            for (Example example : measure) {
                if (example.source() == Source.ARTICLE) {
                    accuracy.add(model, example);
                }
            }
        }
        return accuracy;
    }

    private static void split(List<Example> examples, int folds, int fold, List<Example> learn, List<Example> measure) {
        int article = 0;
        for (Example example : examples) {
            boolean isArticle = example.source() == Source.ARTICLE || example.source() == Source.LOOSE_ARTICLE;
            if (isArticle && article++ % folds == fold) {
                measure.add(example);
            } else {
                learn.add(example);
            }
        }
    }

    private TopicModel train(List<Example> examples) {
        Vocabulary vocabulary = Vocabulary.of(examples, settings.leastTexts(), vectors);
        SoftmaxRegression regression =
                new SoftmaxRegression(vocabulary, topics.topLevels().size(), settings, vectors);
        regression.fit(examples);
        return regression.model();
    }
}
