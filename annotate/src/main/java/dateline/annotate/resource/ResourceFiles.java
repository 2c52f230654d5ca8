package dateline.annotate.resource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
