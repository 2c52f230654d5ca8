package dateline.annotate.topic;

import dateline.annotate.resource.ResourceFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The concepts of <a href="https://cv.iptc.org/newscodes/mediatopic/">IPTC Media Topics</a>, release 2023-03-31, that
 * are in use: 1,100 of them below 17 top-level ones. Retired concepts are not here. Immutable, safe for any number of
 * threads. Names © IPTC, CC BY 4.0.
 */
public final class MediaTopics {
    private static final String PREFIX = "medtop:";

    private final Map<String, Concept> concepts;
    private final List<Concept> topLevels;

    private MediaTopics(Map<String, Concept> concepts) {
        this.concepts = concepts;
        this.topLevels =
                concepts.values().stream().filter(c -> c.broader() == null).toList();
    }

    /** Reads the taxonomy that comes with the product. */
    public static MediaTopics load() {
        Map<String, Concept> concepts = new LinkedHashMap<>();
        for (String line : ResourceFiles.lines("topic/media-topics.tsv")) {
            String[] parts = line.split("\t", -1);
            String broader = parts[2].isEmpty() ? null : PREFIX + parts[2];
            concepts.put(PREFIX + parts[0], new Concept(PREFIX + parts[0], parts[1], broader));
        }
        return new MediaTopics(concepts);
    }

    /** Every concept in use, in the taxonomy's order. */
    public List<Concept> concepts() {
        return List.copyOf(concepts.values());
    }

    /** The 17 concepts that have none above them, in the order of their codes; a model's classes are in this order. */
    public List<Concept> topLevels() {
        return topLevels;
    }

    /** The concept of a code with {@code medtop:} before it; empty for an unknown or retired one. */
    public Optional<Concept> find(String code) {
        return Optional.ofNullable(concepts.get(code));
    }

    /** A concept and all above it, nearest first, ending at a top-level one. */
    public List<Concept> chain(Concept concept) {
        List<Concept> chain = new ArrayList<>();
        Concept at = concept;
        while (true) {
            chain.add(at);
            String broader = at.broader();
            if (broader == null) {
                return chain;
            }
            at = required(broader);
        }
    }

    /** The position in {@link #topLevels()} of the top-level concept that a code lies below. */
    public int topLevelIndex(String code) {
        return topLevels.indexOf(chain(required(code)).getLast());
    }

    /** The concept of a code that must exist. */
    Concept required(String code) {
        Concept concept = concepts.get(code);
        if (concept == null) {
            throw new IllegalArgumentException("IPTC Media Topics has no concept in use with the code " + code);
        }
        return concept;
    }

    /** The full code of an eight-digit one. */
    static String code(String digits) {
        return PREFIX + digits;
    }

    /**
     * A concept.
     *
     * @param code {@code medtop:} and eight digits
     * @param name in English
     * @param broader the code above it, null for a top-level concept
     */
    public record Concept(
            String code, String name, @Nullable String broader) {}
}
