package dateline.annotate.country.name;

import dateline.annotate.resource.ResourceFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How words change at their end, by sections of a list, which says in its head how it is written. Immutable, safe for any
 * number of threads.
 */
final class Endings {
    private static final String NOTHING = "-";
    private static final String SAME = "^";

    private final Map<String, List<Rule>> sections;

    /**
     * @param ending how the word ends
     * @param replaced how much of that does not stay
     * @param forms what comes in its place
     */
    private record Rule(String ending, int replaced, List<String> forms) {
        boolean fits(String word) {
            return word.endsWith(ending);
        }

        Set<String> apply(String word) {
            String stem = word.substring(0, word.length() - replaced);
            Set<String> all = new LinkedHashSet<>();
            forms.forEach(form -> all.add(stem + form));
            return all;
        }
    }

    private Endings(Map<String, List<Rule>> sections) {
        this.sections = sections;
    }

    /** @throws IllegalStateException if the list is not written as its head says */
    static Endings read(String path) {
        Map<String, List<Rule>> sections = new LinkedHashMap<>();
        ResourceFiles.sections(path)
                .forEach((name, lines) -> sections.put(
                        name, lines.stream().flatMap(line -> rules(path, line)).toList()));
        return new Endings(sections);
    }

    private static Stream<Rule> rules(String path, String line) {
        List<String> parts = List.of(line.split(" "));
        List<Rule> rules = new ArrayList<>();
        for (String ending : parts.getFirst().split(",")) {
            int bar = ending.indexOf('|');
            if (bar < 0 || parts.size() < 2) {
                throw new IllegalStateException(path + ": no ending with a bar and its forms: " + line);
            }
            String replaced = ending.substring(bar + 1);
            List<String> forms = parts.stream()
                    .skip(1)
                    .map(form -> form.equals(NOTHING) ? "" : form.equals(SAME) ? replaced : form)
                    .toList();
            rules.add(new Rule(ending.substring(0, bar) + replaced, replaced.length(), forms));
        }
        return rules.stream();
    }

    /**
     * The forms of a word, in the list's order.
     *
     * @throws IllegalStateException if there is no such section
     */
    Set<String> of(String section, String word) {
        List<Rule> rules = sections.get(section);
        if (rules == null) {
            throw new IllegalStateException("no endings of [" + section + "]");
        }
        for (Rule rule : rules) {
            if (rule.fits(word)) {
                return rule.apply(word);
            }
        }
        return Set.of(word);
    }
}
