package dateline.annotate.country.name;

import dateline.annotate.resource.ResourceFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What languages put before and behind words, by sections of a list; {@code -} in the list is the word as it is.
 *
 * @param bySection in their order
 */
record Affixes(Map<String, List<String>> bySection) {

    static Affixes read(String path) {
        Map<String, List<String>> affixes = new HashMap<>();
        ResourceFiles.sections(path)
                .forEach((section, lines) -> affixes.put(
                        section,
                        lines.stream()
                                .flatMap(line -> Stream.of(line.split(" ")))
                                .map(affix -> affix.equals("-") ? "" : affix)
                                .toList()));
        return new Affixes(Map.copyOf(affixes));
    }

    /** @throws IllegalStateException if the list has no such section */
    String[] of(String section) {
        List<String> affixes = bySection.get(section);
        if (affixes == null) {
            throw new IllegalStateException("no section [" + section + "] among the affixes");
        }
        return affixes.toArray(String[]::new);
    }
}
