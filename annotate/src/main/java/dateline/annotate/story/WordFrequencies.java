package dateline.annotate.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * In which share of English news a term stands, from a list of stems: first line the number of texts, then stem and
 * number of texts with it. A term that is not in the list is rare. Immutable, safe for any number of threads.
 */
final class WordFrequencies {
    static final String RESOURCE = "word-frequencies.tsv";

    private final Map<Integer, Float> shares;

    private WordFrequencies(Map<Integer, Float> shares) {
        this.shares = shares;
    }

    /** The list on the class path. */
    static WordFrequencies load() {
        try (InputStream in = WordFrequencies.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing on the class path");
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WordFrequencies read(BufferedReader lines) throws IOException {
        Map<Integer, Float> shares = new HashMap<>();
        float texts = Integer.parseInt(lines.readLine());
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int tab = line.indexOf('\t');
            shares.put(line.substring(0, tab).hashCode(), Integer.parseInt(line.substring(tab + 1)) / texts);
        }
        return new WordFrequencies(shares);
    }

    float share(int term) {
        return shares.getOrDefault(term, 0f);
    }
}
