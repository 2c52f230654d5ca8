package dateline.ingest.parse;

import org.jspecify.annotations.Nullable;

/** What stands for a headline where an item has none. */
public final class FirstWords {
    private static final int LONGEST = 100;

    private FirstWords() {}

    /** The first line of a plain text, cut between words; empty if there is no text. */
    public static String of(@Nullable String text) {
        String line =
                text == null ? "" : text.strip().lines().findFirst().orElse("").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        int space = line.lastIndexOf(' ', LONGEST);
        int end = space > LONGEST / 2 ? space : LONGEST;
        end -= Character.isHighSurrogate(line.charAt(end - 1)) ? 1 : 0;
        return line.substring(0, end).stripTrailing() + "…";
    }

    /** Whether a headline is nothing but the first words of a text. */
    public static boolean isOf(String headline, String text) {
        return !headline.isBlank() && headline.equals(of(text));
    }
}
