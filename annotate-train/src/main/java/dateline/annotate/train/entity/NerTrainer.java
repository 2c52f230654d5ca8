package dateline.annotate.train.entity;

import dateline.annotate.entity.model.EntityLexicon;
import dateline.annotate.entity.model.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Trains the weights of the entity model from labelled text ({@code *.conll} and {@code *.conll.gz} of a folder, in the
 * order of their names). The same files, lexicon and settings give the same bytes.
 */
public final class NerTrainer {
    /**
     * How to train.
     *
     * @param rounds how often the data is read
     * @param dropout share of a token's features that are hidden at random each time it is read, so that no feature is
     *     relied on alone; what helps most on text unlike the training data
     * @param minCount how often a feature must stand in the data
     * @param maxFeatures how many features are kept, those of the largest weights
     * @param recall how much is taken from the score of a token outside of any name, as a share of the largest weight:
     *     more finds more names, right and wrong ones
     * @param organizationRecall how much more the first token of an organisation scores, the class that is missed most
     * @param silverShare share of the silver sentences that each round reads
     * @param headlines of every so many texts one is read as a headline too; 0 for none
     * @param seed of the order of sentences
     */
    public record Settings(
            int rounds,
            float dropout,
            int minCount,
            int maxFeatures,
            float recall,
            float organizationRecall,
            float silverShare,
            int headlines,
            long seed) {
        /** What the shipped model was trained with. */
        public static final Settings DEFAULT = new Settings(14, 0.5f, 2, 400_000, 0.5f, 0.4f, 1, 24, 20_261_101);
    }

    private final EntityLexicon lexicon;
    private final Settings settings;

    /** A trainer over this lexicon. */
    public NerTrainer(EntityLexicon lexicon, Settings settings) {
        this.lexicon = lexicon;
        this.settings = settings;
    }

    /**
     * Trains from folders of labelled text.
     *
     * @param gold folder of text labelled by people
     * @param silver folder of text labelled by a teacher, or null for none
     * @param exclude names of files of either, without ending, that are left out
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a file is not in the format, a name to exclude does not exist or nothing is left
     */
    public Weights train(Path gold, @Nullable Path silver, Set<String> exclude) throws IOException {
        LabelledFolder people = LabelledFolder.of(gold);
        LabelledFolder teacher = silver == null ? new LabelledFolder(gold, List.of()) : LabelledFolder.of(silver);
        for (String name : exclude) {
            if (!people.has(name) && !teacher.has(name)) {
                throw new IllegalArgumentException(
                        "there is no " + name + " to exclude in " + gold + (silver == null ? "" : " or " + silver));
            }
        }
        List<LabelledText> texts = people.read(exclude);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(gold + " has no labelled text (*.conll, *.conll.gz) to train from");
        }
        return train(texts, teacher.read(exclude));
    }

    Weights train(List<LabelledText> gold, List<LabelledText> silver) {
        Examples examples = Examples.of(withHeadlines(gold), withHeadlines(silver), lexicon, settings.minCount());
        Perceptron perceptron = new Perceptron(examples.table().size(), settings.dropout());
        perceptron.train(examples.sentences(), settings.rounds(), settings.silverShare(), settings.seed());
        return Quantizer.weights(perceptron, examples.table(), settings);
    }

    private List<LabelledText> withHeadlines(List<LabelledText> texts) {
        List<LabelledText> all = new ArrayList<>(texts);
        all.addAll(Headlines.of(texts, settings.headlines()));
        return all;
    }
}
