package dateline.app.cli.feed;

import dateline.contract.record.FeedSpec;
import dateline.runtime.feed.FeedOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of feeds, as people type and read them. */
final class FeedOptionsText {
    /** What is said of the option of the command line. */
    static final String ABOUT = "How this feed is read, such as time-zone=Asia/Tokyo; may be repeated.";

    private FeedOptionsText() {}

    /**
     * Options as they were typed, laid over others.
     *
     * @throws IllegalArgumentException if one of them is wrong, with a sentence for people
     */
    static FeedOptions typed(@Nullable Map<String, String> before, @Nullable List<String> typed) {
        FeedOptions options = FeedOptions.typed(before, typed == null ? List.of() : typed);
        if (!options.problems().isEmpty()) {
            throw new IllegalArgumentException(options.problem());
        }
        return options;
    }

    /** What was said of the feed, a line each. */
    static String of(FeedSpec feed) {
        StringBuilder text = new StringBuilder();
        line(text, "address", feed.url());
        line(text, "outlet", feed.outlet());
        line(text, "country", feed.country());
        line(text, "language", feed.language());
        line(text, "categories", feed.categories().isEmpty() ? null : String.join(", ", feed.categories()));
        line(text, "text", feed.text().name().toLowerCase(Locale.ROOT));
        FeedOptions options = FeedOptions.of(feed.options());
        options.given().forEach((key, value) -> line(text, "option " + key, value));
        options.problems().forEach(problem -> line(text, "wrong", problem.toString()));
        return text.toString();
    }

    private static void line(StringBuilder text, String about, @Nullable String value) {
        if (value != null) {
            text.append(String.format("    %-20s %s%n", about, value));
        }
    }
}
