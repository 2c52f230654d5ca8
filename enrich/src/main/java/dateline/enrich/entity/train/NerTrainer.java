package dateline.enrich.entity.train;

import dateline.enrich.entity.Lexicon;
import dateline.enrich.entity.Weights;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
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
            long seed) {
        /** What the shipped model was trained with. */
        public static final Settings DEFAULT = new Settings(14, 0.5f, 2, 400_000, 0.5f, 0.4f, 1, 20_261_101);
    }

    private final Lexicon lexicon;
    private final Settings settings;

    /** A trainer over this lexicon. */
    public NerTrainer(Lexicon lexicon, Settings settings) {
        this.lexicon = lexicon;
        this.settings = settings;
    }

    /**
     * Trains from a folder.
     *
     * @param exclude names of files without ending that are left out
     * @param silver folder of text labelled by a teacher, or null for none
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a file is not in the format, a name to exclude does not exist or nothing is left
     */
    public Weights train(Path folder, Set<String> exclude, @Nullable Path silver) throws IOException {
        List<Path> files = files(folder);
        Set<String> missing = new TreeSet<>(exclude);
        files.forEach(file -> missing.remove(name(file)));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(folder + " has no " + missing + " to exclude");
        }
        List<LabelledText> texts = new ArrayList<>();
        for (Path file : files) {
            if (!exclude.contains(name(file))) {
                texts.addAll(read(file));
            }
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(folder + " has no labelled text (*.conll, *.conll.gz) to train from");
        }
        return train(texts, silver == null ? List.of() : readAll(silver));
    }

    private static List<LabelledText> readAll(Path folder) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        for (Path file : files(folder)) {
            texts.addAll(read(file));
        }
        return texts;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is not a folder; name one with labelled text in it");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !name(f).isEmpty())
                    .sorted(Comparator.comparing(f -> f.getFileName().toString()))
                    .toList();
        }
    }

    /** The file's name without ending, or nothing if it is not labelled text. */
    private static String name(Path file) {
        String name = file.getFileName().toString();
        for (String ending : List.of(".conll", ".conll.gz")) {
            if (name.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return "";
    }

    static List<LabelledText> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return ConllReader.read(lines, file.toString());
        }
    }

    Weights train(List<LabelledText> gold, List<LabelledText> silver) {
        Examples examples = Examples.of(gold, silver, lexicon, settings.minCount());
        Perceptron perceptron = new Perceptron(examples.table().size(), settings.dropout());
        perceptron.train(examples.sentences(), settings.rounds(), settings.silverShare(), settings.seed());
        return Quantizer.weights(perceptron, examples.table(), settings);
    }
}
