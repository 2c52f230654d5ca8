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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a feed puts before or behind the texts of most of its items, which belongs to the feed and not to any story: a
 * line of thanks, an invitation, the site's name behind each title. Learned from one document: where at least four items,
 * and three in five, begin or end with the same sentence, apart from the item's own title, its authors and numbers, it is
 * left out. What was learned is part of the feed's state and serves documents of few items. What programs write is known
 * without learning, see {@link StockPhrases}. A text is never left empty.
 */
public final class Boilerplate {
    private static final int LEAST = 4;
    private static final int LONGEST = 300;
    private static final int DEEPEST = 3;
    private static final int LOOKED_AT = 1_000;
    private static final int LEAST_TITLE = 8;
    private static final int LEAST_NAME = 4;
    /** A document of so many items says it all; one of fewer adds to what is remembered. */
    private static final int ENOUGH = 8;

    private static final int MOST_REMEMBERED = 4;
    private static final int LONGEST_NAME = 60;
    private static final String ITS_OWN = "…";
    private static final String TITLE = "title: ";
    private static final String BEGIN = "begin: ";
    private static final String END = "end: ";
    private static final Pattern SEPARATED = Pattern.compile("\\s[-–—|·•]\\s+(?=\\S)");
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private final Set<String> suffixes;
    private final Set<String> beginnings;
    private final Set<String> ends;

    private Boilerplate(Set<String> suffixes, Set<String> beginnings, Set<String> ends) {
        this.suffixes = suffixes;
        this.beginnings = beginnings;
        this.ends = ends;
    }

    /**
     * What the entries of a document have in common, and what earlier documents had.
     *
     * @param remembered what {@link #remembered} gave then
     */
    public static Boilerplate of(List<ParsedEntry> entries, List<String> remembered) {
        List<Given> given = entries.stream().limit(LOOKED_AT).map(Given::of).toList();
        return new Boilerplate(
                known(TITLE, common(given, Boilerplate::suffixes), entries, remembered),
                known(BEGIN, common(given, Boilerplate::firsts), entries, remembered),
                known(END, common(given, Boilerplate::lasts), entries, remembered));
    }

    /** An entry, and what is looked at of its text. */
    private record Given(ParsedEntry entry, String text) {
        static Given of(ParsedEntry entry) {
            return new Given(entry, Boilerplate.text(entry));
        }
    }

    private static Set<String> known(
            String kind, Set<String> common, List<ParsedEntry> entries, List<String> remembered) {
        Stream<String> before = entries.size() >= ENOUGH
                ? Stream.of()
                : remembered.stream().filter(part -> part.startsWith(kind)).map(part -> part.substring(kind.length()));
        return Stream.concat(common.stream().sorted(), before)
                .filter(part -> !part.isBlank())
                .distinct()
                .limit(MOST_REMEMBERED)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What to remember for the next document; bounded. */
    public List<String> remembered() {
        return Stream.of(all(TITLE, suffixes), all(BEGIN, beginnings), all(END, ends))
                .flatMap(parts -> parts)
                .toList();
    }

    private static Stream<String> all(String kind, Set<String> parts) {
        return parts.stream().sorted().map(part -> kind + part);
    }

    /** What is remembered, for people: each part once. */
    public static List<String> forPeople(List<String> remembered) {
        return remembered.stream()
                .map(part -> part.substring(part.indexOf(": ") + 2))
                .distinct()
                .toList();
    }

    /** The title without the site's name. */
    String title(String title) {
        int from = suffixFrom(title);
        return from > 0 && suffixes.contains(title.substring(from))
                ? title.substring(0, separatorFrom(title, from)).strip()
                : title;
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
        Set<String> of(Given given);
    }

    private static Set<String> common(List<Given> entries, Parts parts) {
        Map<String, Integer> count = new HashMap<>();
        Set<Integer> texts = new HashSet<>();
        int all = 0;
        for (Given given : entries) {
            ParsedEntry entry = given.entry();
            Set<String> of = parts.of(given);
            if (!of.isEmpty() && texts.add(Objects.hash(entry.title(), entry.summary(), entry.content()))) {
                all++;
                of.forEach(part -> count.merge(part, 1, Integer::sum));
            }
        }
        int least = Math.max(LEAST, (all * 3 + 4) / 5);
        count.values().removeIf(times -> times < least);
        return Set.copyOf(count.keySet());
    }

    private static Set<String> firsts(Given given) {
        String text = given.text();
        List<String> found = new ArrayList<>(DEEPEST);
        int start = 0;
        for (int i = 0; i < DEEPEST && start < text.length(); i++) {
            int to = Sentences.firstEnd(text, start, text.length());
            found.add(general(text.substring(start, to), given.entry()));
            start = to;
        }
        return usable(found);
    }

    private static Set<String> lasts(Given given) {
        String text = given.text();
        List<String> found = new ArrayList<>(DEEPEST);
        int end = text.length();
        for (int i = 0; i < DEEPEST && end > 0; i++) {
            int from = Sentences.lastStart(text, end);
            found.add(general(text.substring(from, end), given.entry()));
            end = from;
        }
        return usable(found);
    }

    private static Set<String> suffixes(Given given) {
        String title = given.entry().title() == null ? "" : given.entry().title();
        int from = suffixFrom(title);
        return Set.of(from > 0 ? title.substring(from) : "\n"); // one without counts among all as well
    }

    /** Where a short name behind the last separator of a title begins; 0 if there is none. */
    private static int suffixFrom(String title) {
        Matcher separator =
                SEPARATED.matcher(title).region(Math.max(0, title.length() - LONGEST_NAME - 4), title.length());
        int from = 0;
        while (separator.find()) {
            from = separator.end();
        }
        return from;
    }

    private static int separatorFrom(String title, int suffix) {
        int at = suffix - 1;
        while (at > 0 && Character.isWhitespace(title.charAt(at))) {
            at--;
        }
        return at;
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
        general = entry.title() == null || entry.title().strip().length() < LEAST_TITLE
                ? general
                : general.replace(entry.title().strip(), ITS_OWN);
        for (String author : entry.authors()) {
            general = author.length() < LEAST_NAME ? general : general.replace(author, ITS_OWN);
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
