package dateline.annotate.story;

import dateline.annotate.resource.ResourceFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In which share of English news a term stands, from a list of stems: first line the number of texts, then stem and
 * number of texts with it. A term that is not in the list is rare. Immutable, safe for any number of threads.
 */
final class WordFrequencies {
    private final Map<Integer, Float> shares;

    private WordFrequencies(Map<Integer, Float> shares) {
        this.shares = shares;
    }

    /** The list on the class path. */
    static WordFrequencies load() {
        List<String> lines = ResourceFiles.lines("story/word-frequencies.tsv");
        Map<Integer, Float> shares = new HashMap<>();
        float texts = Integer.parseInt(lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            int tab = line.indexOf('\t');
            shares.put(line.substring(0, tab).hashCode(), Integer.parseInt(line.substring(tab + 1)) / texts);
        }
        return new WordFrequencies(shares);
    }

    float share(int term) {
        return shares.getOrDefault(term, 0f);
    }
}
