package dateline.annotate.language;

import java.util.List;
import java.util.Set;

/** Languages so near each other that a text that seems to change between them does not. */
final class CloseLanguages {
    private static final List<Set<String>> GROUPS =
            List.of(Set.of("bs", "hr", "sr"), Set.of("id", "ms"), Set.of("nb", "nn"), Set.of("hi", "mr", "ne"));

    private CloseLanguages() {}

    /** Whether two languages are neighbours, or the same. */
    static boolean are(String one, String other) {
        return one.equals(other) || GROUPS.stream().anyMatch(group -> group.contains(one) && group.contains(other));
    }
}
