package dateline.runtime.feed;

import dateline.contract.record.ArticleIds;
import dateline.runtime.config.Spelling;
import dateline.runtime.net.ProxyAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of a feed, checked. What is wrong is told, never thrown: records are written by other versions and by
 * hand, and a feed must be able to say what is wrong with its own. Immutable; safe for any number of threads.
 */
public final class FeedOptions {
    /** Of a feed without any. */
    public static final FeedOptions NONE = new FeedOptions(new TreeMap<>());

    private static final int MOST = 60;
    private static final int LONGEST = 4_096;

    private final SortedMap<String, String> given;
    private final List<Problem> problems = new ArrayList<>();

    private FeedOptions(SortedMap<String, String> given) {
        this.given = given;
    }

    /**
     * An option that is wrong.
     *
     * @param key its name as given
     * @param wrong what is wrong with it, for people
     */
    public record Problem(String key, String wrong) {
        @Override
        public String toString() {
            return "option " + key + " " + wrong;
        }
    }

    /** What an item is known by. */
    public enum Identity {
        GUID,
        LINK,
        TITLE;

        static Identity named(String value) {
            List<String> known = Arrays.stream(values())
                    .map(i -> i.name().toLowerCase(Locale.ROOT))
                    .toList();
            int at = known.indexOf(value.toLowerCase(Locale.ROOT));
            if (at < 0) {
                throw new IllegalArgumentException(
                        "is \"" + value + "\" and must be guid, link or title" + Spelling.hint(value, known));
            }
            return values()[at];
        }
    }

    /**
     * A request header.
     *
     * @param name its name
     * @param value its value, or the name of the secret that is its value
     * @param secret which of both
     */
    public record Header(String name, String value, boolean secret) {}

    /** The options of a feed's record; null for none. */
    public static FeedOptions of(@Nullable Map<String, String> given) {
        if (given == null || given.isEmpty()) {
            return NONE;
        }
        FeedOptions options = new FeedOptions(Collections.unmodifiableSortedMap(new TreeMap<>(given)));
        options.check();
        return options;
    }

    /**
     * Options as they are typed, {@code KEY=VALUE}, laid over others; a value of nothing takes the option away.
     *
     * @throws IllegalArgumentException if one has no {@code =}, for people
     */
    public static FeedOptions typed(@Nullable Map<String, String> before, Collection<String> typed) {
        SortedMap<String, String> all = new TreeMap<>(before == null ? Map.of() : before);
        for (String option : typed) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "\"" + option + "\" is no option; write KEY=VALUE, such as time-zone=Asia/Jerusalem");
            }
            String key = option.substring(0, equals).strip();
            String value = option.substring(equals + 1).strip();
            if (value.isEmpty()) {
                all.remove(key);
            } else {
                all.put(key, value);
            }
        }
        return of(all);
    }

    /** What is wrong, in the order of the names; empty if nothing is. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What is wrong in one sentence, to be followed by what to do. */
    public String problem() {
        return String.join("; ", problems.stream().map(Problem::toString).toList());
    }

    /** All of them by their names, as in the feed's record. */
    public SortedMap<String, String> given() {
        return given;
    }

    /** The value of an option that takes no name; null if it is not given. */
    public @Nullable String get(FeedOption option) {
        return given.get(option.key());
    }

    /** The request headers, without those that are options of their own. */
    public List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        given.forEach((key, value) -> {
            FeedOption option = FeedOption.named(key);
            if (option != null && option.hasName()) {
                headers.add(new Header(key.substring(option.key().length()), value, option.isSecret()));
            }
        });
        return headers;
    }

    /** The proxy; null if none is given, or that there be none. */
    public @Nullable ProxyAddress proxy() {
        String proxy = get(FeedOption.PROXY);
        return proxy == null || proxy.equals(FeedOption.NO_PROXY) ? null : ProxyAddress.parse(proxy);
    }

    /** Whether the feed is asked without any proxy, though others are not. */
    public boolean isDirect() {
        return FeedOption.NO_PROXY.equals(get(FeedOption.PROXY));
    }

    /** What alone items are known by; null if that is found out by what they have. */
    public @Nullable Identity identity() {
        String identity = get(FeedOption.IDENTITY);
        return identity == null ? null : Identity.named(identity);
    }

    /** The zone of dates that name none; null if that is not known. */
    public @Nullable ZoneId timeZone() {
        String zone = get(FeedOption.TIME_ZONE);
        return zone == null ? null : ZoneId.of(zone);
    }

    /** How many pages of the feed's past are read at the first reading; 0 for none. */
    public int pastPages() {
        String pages = get(FeedOption.PAST);
        return pages == null ? 0 : Integer.parseInt(pages);
    }

    /** Where the items of a page without a feed are; null if it is a feed. */
    public @Nullable PageSelectors selectors() {
        return PageSelectors.of(this);
    }

    /** Which items are wanted; null for all. */
    public @Nullable ItemFilter filter() {
        return ItemFilter.of(this);
    }

    /** Sixteen hexadecimal digits that change with any option of a feed's record; null for none. */
    public static @Nullable String digest(@Nullable Map<String, String> given) {
        return given == null || given.isEmpty()
                ? null
                : ArticleIds.hash("options", new TreeMap<>(given).toString()).substring(0, 16);
    }

    /** As people write them, secrets by name. */
    @Override
    public String toString() {
        return String.join(
                ", ",
                given.entrySet().stream()
                        .map(o -> o.getKey() + "=" + o.getValue())
                        .toList());
    }

    private void check() {
        if (given.size() > MOST) {
            problems.add(new Problem("s", "must not be more than " + MOST + " and are " + given.size()));
        }
        given.forEach(this::check);
        atMostOne("cookie", "cookie-secret");
        atMostOne("basic-secret", "bearer-secret", "header-secret.authorization");
        if (given.containsKey("proxy-secret") && (!given.containsKey("proxy") || isDirect())) {
            problems.add(new Problem("proxy-secret", "is for the feed's own proxy and needs the option proxy"));
        }
        if (!given.containsKey("select.item")) {
            given.keySet().stream()
                    .filter(key -> key.startsWith("select.") && FeedOption.named(key) != null)
                    .forEach(key -> problems.add(new Problem(key, "looks within items and needs select.item")));
        }
        repeatedHeaders();
    }

    private void check(String key, String value) {
        FeedOption option = FeedOption.named(key);
        try {
            if (option == null) {
                throw new IllegalArgumentException(FeedOption.unknown(key));
            }
            if (value.isBlank() || value.length() > LONGEST) {
                throw new IllegalArgumentException("must have 1 to " + LONGEST + " characters");
            }
            if (option.hasName()) {
                HeaderRules.name(key.substring(option.key().length()), option.isSecret());
            }
            option.check(value);
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(key, String.valueOf(e.getMessage())));
        }
    }

    private void atMostOne(String... keys) {
        List<String> there = given.keySet().stream()
                .filter(key -> Arrays.asList(keys).contains(key.toLowerCase(Locale.ROOT)))
                .toList();
        if (there.size() > 1) {
            problems.add(new Problem(there.getLast(), "cannot stand beside " + there.getFirst() + "; give one"));
        }
    }

    private void repeatedHeaders() {
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : headers()) {
            if (names.put(header.name(), header.name()) != null) {
                problems.add(new Problem("header." + header.name(), "is given twice"));
            }
        }
    }
}
