package dateline.ingest.feed.change;

import dateline.ingest.parse.ParsedEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a feed puts before or behind the texts of most of its items, which belongs to the feed and not to any story: a
 * line of thanks, an invitation, the site's name behind each title. Learned from one document: where at least four items,
 * and three in five, begin or end with the same sentence, apart from the item's own title, its authors and numbers, it is
 * left out. What programs write is known without learning, see {@link StockPhrases}. A text is never left empty.
 */
final class Boilerplate {
    private static final int LEAST = 4;
    private static final int LONGEST = 300;
    private static final int DEEPEST = 3;
    private static final int LOOKED_AT = 1_000;
    private static final int LEAST_TITLE = 8;
    private static final int LEAST_NAME = 4;
    private static final Pattern SUFFIX = Pattern.compile("\\s+[-–—|·•]\\s+([^|·•]{2,60})$");
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private final Set<String> ends;
    private final Set<String> beginnings;
    private final Set<String> suffixes;

    private Boilerplate(Set<String> beginnings, Set<String> ends, Set<String> suffixes) {
        this.beginnings = beginnings;
        this.ends = ends;
        this.suffixes = suffixes;
    }

    static Boilerplate of(List<ParsedEntry> entries) {
        return new Boilerplate(
                common(entries, Boilerplate::firsts), common(entries, Boilerplate::lasts), common(entries, Boilerplate::suffix));
    }

    /** The title without the site's name. */
    String title(@Nullable String title) {
        Matcher suffix = SUFFIX.matcher(title == null ? "" : title);
        return title == null
                ? ""
                : suffix.find() && suffixes.contains(suffix.group(1)) ? title.substring(0, suffix.start()) : title;
    }

    /** The text, of an item, without what the feed puts around it. */
    String text(ParsedEntry entry, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String plain = StockPhrases.without(text, entry.title());
        UnaryOperator<String> known = sentence -> general(sentence, entry);
        int end = plain.length();
        for (int i = 0; i < DEEPEST && end > 0; i++) {
            int from = Sentences.lastStart(plain, end);
            if (!ends.contains(known.apply(plain.substring(from, end)))) {
                break;
            }
            end = from;
        }
        int start = 0;
        for (int i = 0; i < DEEPEST && start < end; i++) {
            int to = Sentences.firstEnd(plain, start, end);
            if (!beginnings.contains(known.apply(plain.substring(start, to)))) {
                break;
            }
            start = to;
        }
        String story = plain.substring(start, Math.max(start, end)).strip();
        return story.isEmpty() ? plain.isBlank() ? text : plain : story;
    }

    private interface Parts {
        Set<String> of(ParsedEntry entry);
    }

    private static Set<String> common(List<ParsedEntry> entries, Parts parts) {
        Map<String, Integer> count = new HashMap<>();
        Set<Integer> texts = new HashSet<>();
        int all = 0;
        for (ParsedEntry entry : entries.subList(0, Math.min(entries.size(), LOOKED_AT))) {
            Set<String> of = parts.of(entry);
            if (!of.isEmpty() && texts.add(Objects.hash(entry.title(), entry.summary(), entry.content()))) {
                all++;
                of.forEach(part -> count.merge(part, 1, Integer::sum));
            }
        }
        int least = Math.max(LEAST, (all * 3 + 4) / 5);
        count.values().removeIf(times -> times < least);
        return Set.copyOf(count.keySet());
    }

    private static Set<String> firsts(ParsedEntry entry) {
        String text = text(entry);
        List<String> found = new ArrayList<>(DEEPEST);
        int start = 0;
        for (int i = 0; i < DEEPEST && start < text.length(); i++) {
            int to = Sentences.firstEnd(text, start, text.length());
            found.add(general(text.substring(start, to), entry));
            start = to;
        }
        return usable(found);
    }

    private static Set<String> lasts(ParsedEntry entry) {
        String text = text(entry);
        List<String> found = new ArrayList<>(DEEPEST);
        int end = text.length();
        for (int i = 0; i < DEEPEST && end > 0; i++) {
            int from = Sentences.lastStart(text, end);
            found.add(general(text.substring(from, end), entry));
            end = from;
        }
        return usable(found);
    }

    private static Set<String> suffix(ParsedEntry entry) {
        Matcher suffix = SUFFIX.matcher(entry.title() == null ? "" : entry.title());
        return suffix.find() ? Set.of(suffix.group(1)) : Set.of("\n"); // one without counts as well
    }

    private static Set<String> usable(List<String> parts) {
        Set<String> usable = new HashSet<>(parts);
        usable.removeIf(part -> part.isEmpty() || part.length() > LONGEST);
        return usable;
    }

    /** A sentence with marks in place of what is the item's own. */
    private static String general(String sentence, ParsedEntry entry) {
        String general = sentence.strip();
        if (general.length() > LONGEST * 2) {
            return "";
        }
        general = entry.title() == null || entry.title().strip().length() < LEAST_TITLE ? general : general.replace(entry.title().strip(), "\u0001");
        for (String author : entry.authors()) {
            general = author.length() < LEAST_NAME ? general : general.replace(author, "\u0002");
        }
        return NUMBERS.matcher(general).replaceAll("0");
    }

    private static String text(ParsedEntry entry) {
        String summary = entry.summary() == null ? "" : entry.summary();
        String content = entry.content() == null ? "" : entry.content();
        String text = content.length() > summary.length() ? content : summary;
        return StockPhrases.without(text, entry.title());
    }
}
