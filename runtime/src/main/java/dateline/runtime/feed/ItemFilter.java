package dateline.runtime.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a feed are wanted: one of {@code keep} and {@code keep-title} must fit, if any is given, and none of
 * {@code drop} and {@code drop-title}. Each is a list of words ({@link Words}) or, between slashes, a pattern ({@link
 * SafePattern}). Upper and lower case are the same. Looks at the first {@value #LOOKED_AT} characters of a text,
 * at fewer where a document has very many items.
 *
 * <p>Takes time in proportion to the text, whatever the pattern, and not more than a few seconds for a document. Safe for
 * any number of threads.
 */
public final class ItemFilter {
    private static final int LOOKED_AT = 10_000;
    private static final int LOOKED_AT_IN_ALL = 1_000_000;

    private final List<Rule> keep;
    private final List<Rule> drop;

    private ItemFilter(List<Rule> keep, List<Rule> drop) {
        this.keep = keep;
        this.drop = drop;
    }

    private record Rule(boolean titleOnly, Predicate<String> fits) {
        boolean fits(String title, String text) {
            return fits.test(title) || (!titleOnly && fits.test(text));
        }
    }

    /** The filter that a feed's options name; null if they name none. The options must be right. */
    static @Nullable ItemFilter of(FeedOptions options) {
        ItemFilter filter = new ItemFilter(
                rules(options, FeedOption.KEEP, FeedOption.KEEP_TITLE),
                rules(options, FeedOption.DROP, FeedOption.DROP_TITLE));
        return filter.keep.isEmpty() && filter.drop.isEmpty() ? null : filter;
    }

    /** @throws IllegalArgumentException with what is wrong, to be read after the option's name */
    static void check(String value) {
        predicate(value);
    }

    /**
     * Whether an item is wanted.
     *
     * @param items how many there are in its document
     */
    public boolean wants(@Nullable String title, @Nullable String text, int items) {
        int most = Math.min(LOOKED_AT, LOOKED_AT_IN_ALL / Math.max(1, items));
        String head = bounded(title, most);
        String body = bounded(text, most);
        return (keep.isEmpty() || keep.stream().anyMatch(rule -> rule.fits(head, body)))
                && drop.stream().noneMatch(rule -> rule.fits(head, body));
    }

    private static List<Rule> rules(FeedOptions options, FeedOption anywhere, FeedOption title) {
        List<Rule> rules = new ArrayList<>();
        String all = options.get(anywhere);
        if (all != null) {
            rules.add(new Rule(false, predicate(all)));
        }
        String titles = options.get(title);
        if (titles != null) {
            rules.add(new Rule(true, predicate(titles)));
        }
        return rules;
    }

    private static Predicate<String> predicate(String value) {
        boolean pattern = value.length() > 1 && value.startsWith("/") && value.endsWith("/");
        return pattern ? SafePattern.of(value.substring(1, value.length() - 1)) : Words.of(value);
    }

    private static String bounded(@Nullable String text, int most) {
        if (text == null) {
            return "";
        }
        return text.length() <= most ? text : text.substring(0, most);
    }
}
