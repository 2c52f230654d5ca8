package dateline.annotate.train.story;

import dateline.annotate.story.Terms;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts in how many texts each term stands, for the list that says which words are common. Used by one thread. */
public final class StoryWords {
    /** Terms of fewer texts are left out: they tell as much as unknown ones. */
    private static final int LEAST = 3;

    private final Map<String, Integer> texts = new TreeMap<>();
    private int read;

    /** Counts a text. */
    public void add(String text) {
        read++;
        Set<String> stems = new HashSet<>();
        Terms.readStems(text, (stem, start, end) -> {
            stems.add(stem);
            return true;
        });
        stems.forEach(stem -> texts.merge(stem, 1, Integer::sum));
    }

    /** Writes the list, sorted by term. */
    public void write(Writer out) throws IOException {
        out.write(read + "\n");
        for (Map.Entry<String, Integer> term : texts.entrySet()) {
            if (term.getValue() >= LEAST) {
                out.write(term.getKey() + "\t" + term.getValue() + "\n");
            }
        }
    }
}
