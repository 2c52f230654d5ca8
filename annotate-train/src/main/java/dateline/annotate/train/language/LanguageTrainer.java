package dateline.annotate.train.language;

import dateline.annotate.language.NgramModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the language model from frequencies of letter runs, from short texts and from a list of common words.
 * Deterministic.
 */
public final class LanguageTrainer {
    /** What a letter costs that a language does not have. */
    private static final double UNKNOWN_LETTER = -12;

    /** How often a run must stand in a text to be taken. */
    private static final int LEAST_COUNT = 2;

    private static final Pattern MARKUP = Pattern.compile("<[^>]*>|&[a-z#0-9]+;");

    private final Settings settings;
    private final List<String> languages = new ArrayList<>();
    private long[] entries = new long[1 << 20];
    private int size;

    /**
     * What the trainer can be told.
     *
     * @param rarest natural logarithm of the least probability of a letter run to keep
     * @param unknownRun what each letter of context costs in which a language does not know a letter
     * @param slightest weights nearer to nothing are left out
     * @param word what a common word weighs
     */
    public record Settings(double rarest, double unknownRun, double slightest, double word) {
        /** What the shipped model is trained with. */
        public static final Settings DEFAULTS = new Settings(-12.5, -1.0, 0.25, 2.5);
    }

    public LanguageTrainer(Settings settings) {
        this.settings = settings;
    }

    /** Adds the languages in Lingua's jar. */
    public LanguageTrainer lingua(Path jar) throws IOException {
        try (LinguaFrequencies frequencies = new LinguaFrequencies(jar)) {
            for (String language : frequencies.languages()) {
                List<Ngram> runs = frequencies.read(language, settings.rarest());
                add(language, runs);
                if (language.equals("sr")) {
                    add("sr-Latn", SerbianLatin.of(runs));
                }
            }
        }
        return this;
    }

    /**
     * Adds languages of which there are texts.
     *
     * @param declarations folder of the pages that {@link Declarations} names
     * @param more folder of further texts, each named by its language, such as om.txt; null if there are none
     */
    public LanguageTrainer texts(Path declarations, @Nullable Path more) throws IOException {
        for (Map.Entry<String, Path> page : Declarations.in(declarations).entrySet()) {
            String text = MARKUP.matcher(Files.readString(page.getValue())).replaceAll(" ");
            Path further = more == null ? null : more.resolve(page.getKey() + ".txt");
            boolean both = further != null && Files.exists(further);
            add(page.getKey(), LetterRuns.count(both ? text + "\n" + Files.readString(further) : text, LEAST_COUNT));
        }
        return this;
    }

    private void add(String language, List<Ngram> runs) {
        languages.add(language);
        int number = languages.size() - 1;
        Map<String, Double> conditional = new HashMap<>();
        runs.forEach(run -> conditional.put(run.letters(), run.conditional()));
        for (Ngram run : runs) {
            Double before = run.letters().length() == 1
                    ? Double.valueOf(UNKNOWN_LETTER)
                    : conditional.get(run.letters().substring(1));
            if (before != null) {
                double gain = run.conditional() - before - (run.letters().length() == 1 ? 0 : settings.unknownRun());
                put(hash(run.letters()), number, gain);
            }
        }
    }

    /**
     * Adds common words of the languages.
     *
     * @param list each line a language and its words, apart by spaces; a word that starts with {@code =} is a run of
     *     letters anywhere in a word; a line that starts with {@code #} is a remark
     */
    public LanguageTrainer words(Path list) throws IOException {
        for (String line : Files.readAllLines(list)) {
            List<String> words = List.of(line.split(" "));
            if (!line.startsWith("#")) {
                int number = number(words.getFirst());
                words.stream().skip(1).distinct().forEach(word -> put(wordHash(word), number, settings.word()));
            }
        }
        return this;
    }

    private int number(String language) {
        int number = languages.indexOf(language);
        if (number < 0) {
            throw new IllegalArgumentException("there are words of \"" + language + "\" but no letter runs");
        }
        return number;
    }

    private static int wordHash(String word) {
        return word.startsWith("=") ? hash(word.substring(1)) : NgramModel.word(hash(word));
    }

    private void put(int hash, int language, double weight) {
        if (Math.abs(weight) < settings.slightest()) {
            return;
        }
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        int units = (int) Math.round(weight * NgramModel.SCALE);
        entries[size++] = NgramModel.entry(hash, language, Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, units)));
    }

    private static int hash(String letters) {
        int hash = NgramModel.none();
        for (int i = letters.length() - 1; i >= 0; i--) {
            hash = NgramModel.before(hash, letters.charAt(i));
        }
        return hash;
    }

    /** Writes the model of all that was added. */
    public void write(OutputStream out) throws IOException {
        long[] sorted = Arrays.copyOf(entries, size);
        Arrays.sort(sorted);
        NgramModel.write(languages, sorted, out);
    }
}
