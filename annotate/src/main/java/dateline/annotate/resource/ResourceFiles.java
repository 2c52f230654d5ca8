package dateline.annotate.resource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models and word lists that ship with the annotator, by their path below {@code dateline/annotate} on the class path.
 * Lists are UTF-8. One that is missing is a broken build: {@link IllegalStateException}.
 */
public final class ResourceFiles {
    private static final String ROOT = "/dateline/annotate/";

    private ResourceFiles() {}

    /** A file's bytes, as {@code "topic/topics.bin"}; the caller closes the stream. */
    public static InputStream open(String path) {
        InputStream stream = ResourceFiles.class.getResourceAsStream(ROOT + path);
        if (stream == null) {
            throw new IllegalStateException(
                    "the annotator is incomplete: " + path + " is missing from the class path under " + ROOT);
        }
        return stream;
    }

    /** The lines of each section of a list, by the section's name: a line {@code [name]} begins one. */
    public static Map<String, List<String>> sections(String path) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = null;
        for (String line : lines(path)) {
            if (line.startsWith("[") && line.endsWith("]")) {
                section = sections.computeIfAbsent(line.substring(1, line.length() - 1), any -> new ArrayList<>());
            } else if (section == null) {
                throw new IllegalStateException(path + " has a line before its first section: " + line);
            } else {
                section.add(line);
            }
        }
        return sections;
    }

    /** The words of a section, which stand between spaces; they are distinct. */
    public static Set<String> words(String path, String section) {
        List<String> lines = sections(path).get(section);
        if (lines == null) {
            throw new IllegalStateException(path + " has no section [" + section + "]");
        }
        return lines.stream().flatMap(line -> Stream.of(line.split(" "))).collect(Collectors.toUnmodifiableSet());
    }

    /** The lines of a list, as {@code "country/english.txt"}, without empty ones and those that begin with {@code #}. */
    public static List<String> lines(String path) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(path), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
