package dateline.annotate.story;

import dateline.annotate.resource.ResourceFiles;
import java.util.Set;

/** English words that say nothing about which story a text tells. */
final class StopWords {
    private static final Set<String> ALL = ResourceFiles.words("story/stop-words.txt", "en");

    private StopWords() {}

    /** Whether a word in lower case is one of them. */
    static boolean contains(String word) {
        return ALL.contains(word);
    }
}
