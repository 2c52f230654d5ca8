package dateline.ingest.feed.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words of a text that are different whenever one looks, "updated 5 minutes ago" and "12 comments", from {@code
 * passing-words.txt}: a change of these is none of the story.
 */
final class PassingWords {
    private static final Pattern PASSING = load();

    private PassingWords() {}

    static String without(String text) {
        return hasDigit(text) ? PASSING.matcher(text).replaceAll("") : text;
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static Pattern load() {
        try (InputStream in = Objects.requireNonNull(PassingWords.class.getResourceAsStream("passing-words.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String any = lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.joining("|"));
            return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
