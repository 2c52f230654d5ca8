package dateline.console.http;

import dateline.console.http.Problem.Found;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request's query parameters. What is not allowed ends the request and says what is. */
public final class Parameters {
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final int MAX_QUERY = 200;

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    public static Parameters of(Map<String, List<String>> values, Set<String> known) {
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            if (!known.contains(entry.getKey())) {
                String allowed = known.isEmpty()
                        ? "no parameters"
                        : String.join(", ", known.stream().sorted().toList());
                throw bad(entry.getKey(), "There is no such parameter here.", allowed);
            }
            if (entry.getValue().size() > 1) {
                throw bad(entry.getKey(), "It is given more than once.", "once");
            }
        }
        return new Parameters(values);
    }

    public int limit(int otherwise, int max) {
        return Math.toIntExact(number("limit", otherwise, 1, max));
    }

    /** The sequence number that everything must lie before; the largest there is if none is given. */
    public long before() {
        return number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    }

    @Nullable
    public String country() {
        String code = matching("country", COUNTRY, "an ISO 3166-1 alpha-2 code such as KE, or XK");
        return code == null ? null : code.toUpperCase(Locale.ROOT);
    }

    @Nullable
    public String language() {
        String code = matching("language", LANGUAGE, "an ISO 639-1 code such as en, or und");
        return code == null ? null : code.toLowerCase(Locale.ROOT);
    }

    @Nullable
    public String feed() {
        return matching("feed", ID, "a feed id as /api/feeds lists them");
    }

    @Nullable
    public String watch() {
        return matching("watch", ID, "a watch's id as /api/watches lists them");
    }

    /** States of alerts, of which one must hold; empty for any. */
    public List<String> states() {
        String given = text("state");
        if (given == null) {
            return List.of();
        }
        List<String> known = java.util.Arrays.stream(dateline.contract.record.Alert.State.values())
                .map(Enum::name)
                .toList();
        List<String> states = List.of(given.toUpperCase(Locale.ROOT).split(",", 20));
        for (String state : states) {
            if (!known.contains(state)) {
                throw bad(
                        "state",
                        "There is no state " + state + ".",
                        String.join(", ", known) + ", with commas between");
            }
        }
        return states;
    }

    /** The words that must all occur, at most eight. */
    public List<String> words() {
        String query = text("q");
        if (query == null) {
            return List.of();
        }
        if (query.length() > MAX_QUERY || query.indexOf('\0') >= 0) {
            throw bad("q", "The text is too long.", "at most " + MAX_QUERY + " characters");
        }
        List<String> words = Pattern.compile("\\s+")
                .splitAsStream(query.strip())
                .filter(w -> !w.isEmpty())
                .toList();
        if (words.size() > 8) {
            throw bad("q", "There are too many words.", "at most 8 words, all of which must occur");
        }
        return words;
    }

    @Nullable
    public String text(String name) {
        List<String> given = values.get(name);
        return given == null || given.getFirst().isBlank() ? null : given.getFirst();
    }

    /** Whether this can be an id at all. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    private @Nullable String matching(String name, Pattern pattern, String allowed) {
        String value = text(name);
        if (value != null && !pattern.matcher(value).matches()) {
            throw bad(name, "It does not look like one.", allowed);
        }
        return value;
    }

    private long number(String name, long otherwise, long min, long max) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        String allowed = max == Long.MAX_VALUE ? "a whole number from " + min : "a whole number " + min + " to " + max;
        throw bad(name, "It is not a number that works here.", allowed);
    }

    private static Found bad(String parameter, String detail, String allowed) {
        return new Found(Problem.badParameter(parameter, "Parameter " + parameter + ": " + detail, allowed));
    }
}
