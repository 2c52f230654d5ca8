package dateline.ingest.feed.change;

import dateline.ingest.parse.text.WordList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What publishing programs write behind each item, WordPress in all its languages, from {@code stock-phrases.txt}. */
final class StockPhrases {
    private static final int LOOKED_AT = 600;
    private static final int LONGEST_TITLE = 400;
    private static final List<Phrase> PHRASES = load();

    private StockPhrases() {}

    /** @param words what is in every text that matches, in small letters: most texts need no further look */
    private record Phrase(String words, Pattern pattern) {}

    /** The text without such a phrase at its end; as it is if it is nothing else. */
    static String without(String text, @Nullable String title) {
        int titled = title == null ? 0 : Math.min(title.length(), LONGEST_TITLE);
        int from = Math.max(0, text.length() - LOOKED_AT - titled);
        String end = text.substring(from);
        String small = end.toLowerCase(Locale.ROOT);
        for (Phrase phrase : PHRASES) {
            if (small.contains(phrase.words())) {
                Matcher matcher = phrase.pattern().matcher(end);
                if (matcher.find()) {
                    String before = text.substring(0, from + matcher.start()).strip();
                    return before.isEmpty() ? text : before;
                }
            }
        }
        return text;
    }

    private static List<Phrase> load() {
        return WordList.lines(StockPhrases.class, "stock-phrases.txt").stream()
                .map(line -> line.split(" :: ", 2))
                .map(parts -> new Phrase(
                        parts[0],
                        Pattern.compile(
                                "(?:^|(?<=[\\s\\]…]))(?:" + parts[1] + ")[.。]?\\s*$",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)))
                .toList();
    }
}
