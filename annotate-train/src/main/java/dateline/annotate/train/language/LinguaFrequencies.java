package dateline.annotate.train.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Frequencies of letter runs in the jar of Lingua ({@code com.github.pemistahl:lingua}): for each language and length a
 * JSON file of fractions, each with the runs that have it. A fraction is that of the run's count and the count of the
 * run without its last letter.
 */
final class LinguaFrequencies implements AutoCloseable {
    private static final String FOLDER = "language-models/";
    private static final List<String> FILES = List.of("unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams");

    private final ZipFile jar;
    private final ObjectMapper json = new ObjectMapper();

    LinguaFrequencies(Path jar) throws IOException {
        this.jar = new ZipFile(jar.toFile());
    }

    /** The languages that have runs of all lengths; those that their script gives away do not. */
    SortedSet<String> languages() {
        TreeSet<String> languages = new TreeSet<>();
        jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(FOLDER) && name.endsWith("/fivegrams.json"))
                .forEach(name -> languages.add(name.split("/", -1)[1]));
        return languages;
    }

    /**
     * A language's runs.
     *
     * @param rarest natural logarithm of the least probability of a run to take, the same for all lengths, so that with a
     *     run all its parts are there
     */
    List<Ngram> read(String language, double rarest) throws IOException {
        List<Ngram> runs = new ArrayList<>();
        Map<String, Double> shorter = Map.of("", 0.0);
        for (String file : FILES) {
            Map<String, Double> joint = new HashMap<>();
            for (Map.Entry<String, JsonNode> fraction : ngrams(language, file).properties()) {
                double conditional = log(fraction.getKey());
                for (String run : fraction.getValue().asText().split(" ")) {
                    Double start = shorter.get(run.substring(0, run.length() - 1));
                    if (start != null && start + conditional >= rarest) {
                        joint.put(run, start + conditional);
                        runs.add(new Ngram(run, conditional, start + conditional));
                    }
                }
            }
            shorter = joint;
        }
        return runs;
    }

    private JsonNode ngrams(String language, String file) throws IOException {
        String name = FOLDER + language + "/" + file + ".json";
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    jar.getName() + " has no " + name + "; is it Lingua's jar, version 1.2?");
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return json.readTree(in).path("ngrams");
        }
    }

    private static double log(String fraction) {
        int slash = fraction.indexOf('/');
        return Math.log(
                Double.parseDouble(fraction.substring(0, slash)) / Double.parseDouble(fraction.substring(slash + 1)));
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
