package dateline.annotate.country.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The word lists of dateline/annotate/country: UTF-8 lines, {@code #} starts a comment line. */
public final class Resources {
    private Resources() {}

    public static List<String> lines(String name) {
        try (InputStream stream = Resources.class.getResourceAsStream("/dateline/annotate/country/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the word list " + name + " is missing from the class path");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
