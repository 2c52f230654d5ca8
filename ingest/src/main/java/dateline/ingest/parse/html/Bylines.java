package dateline.ingest.parse.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names in what publishers write for an author: {@code By Ann Author and Bob Writer}, {@code desk@example.org (Ann
 * Author)}. Addresses are no names. What does not look like several people is left as one.
 */
public final class Bylines {
    /** Nobody is called by more; what is longer is no name and is left as it is. */
    private static final int LONGEST = 500;

    private static final int LONGEST_NAME_WORDS = 4;

    private static final Pattern IN_BRACKETS =
            Pattern.compile("[^\\s,;]+(?:@| ?[\\[(]at[\\])] ?)[^\\s,;]+\\s*\\(([^)]+)\\)");
    private static final Pattern BEFORE_ADDRESS = Pattern.compile("([^<]+?)\\s*<[^>]*@[^>]*>");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<=^|[\\s<(,;])[^\\s<>(),;@]+@[^\\s<>(),;@]+\\.[^\\s<>(),;@]+");
    private static final Pattern NAME_ELEMENT = Pattern.compile("<name>([^<]+)</name>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BY = Pattern.compile(
            "(?:(?:written )?by|von|par|por|door|av|af|di)(?:\\s*:\\s*|\\s+)(?=\\p{L})", Pattern.CASE_INSENSITIVE);
    private static final Pattern AND = Pattern.compile(
            "\\s+(?:and|und|et|y|e|en|och|og|i|и|AND)\\s+|\\s*[&;/]\\s*|\\s*,\\s*(?:and\\s+|und\\s+|et\\s+|y\\s+)?");
    private static final Pattern PERSON =
            Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: (?:\\p{L}{1,3} ){0,2}\\p{Lu}[\\p{L}\\p{M}'’.-]*){1,3}");
    /** Family names first, which is only certain of several that are set apart. */
    private static final Pattern INVERTED =
            Pattern.compile("(?:\\p{Lu}[\\p{L}'’ -]{1,40}, \\p{Lu}[\\p{L}.'’ -]{0,40}(?:;\\s*|$)){2,20}");

    private static final Pattern NO_NAME =
            Pattern.compile("[^\\p{L}\\p{N}]*|https?://\\S+|www\\.\\S+", Pattern.CASE_INSENSITIVE);
    private static final Set<String> NO_PEOPLE =
            Set.of("of", "for", "the", "ministry", "department", "news", "press", "agency", "university");

    private Bylines() {}

    /** The names, in their order; none if there is nothing but an address. */
    public static List<String> names(@Nullable String author) {
        String line = HtmlText.fold(author);
        if (line.isEmpty()) {
            return List.of();
        }
        if (line.length() > LONGEST) { // the patterns' time grows with the square
            return List.of(HtmlText.line(line));
        }
        String one = withoutAddress(line);
        return one.isEmpty() ? List.of() : several(one);
    }

    /** The names where a by-line is nothing but people; else none. */
    public static List<String> people(String byline) {
        String line = HtmlText.fold(byline);
        Matcher by = BY.matcher(line);
        return line.length() > LONGEST ? List.of() : list(by.lookingAt() ? line.substring(by.end()) : line);
    }

    private static String withoutAddress(String line) {
        Matcher element = NAME_ELEMENT.matcher(line);
        String text = element.find() ? element.group(1) : line;
        if (text.indexOf('@') < 0 && !text.contains("[at]")) {
            return HtmlText.line(text);
        }
        Matcher before = BEFORE_ADDRESS.matcher(text);
        String named =
                before.matches() ? before.group(1) : IN_BRACKETS.matcher(text).replaceAll("$1");
        String bare = ADDRESS.matcher(HtmlText.line(named)).replaceAll("");
        return HtmlText.fold(bare.replaceAll("[<(]\\s*[>)]", "")).replaceAll("^[,;:\\s-]+|[,;:\\s-]+$", "");
    }

    private static List<String> several(String line) {
        if (NO_NAME.matcher(line).matches()) {
            return List.of();
        }
        if (INVERTED.matcher(line).matches()) {
            return List.of(line.split("\\s*;\\s*"));
        }
        Matcher by = BY.matcher(line);
        String after = by.lookingAt() ? line.substring(by.end()) : "";
        // "Von Braun" is a name, "Von Ann Author" is none
        boolean led = !after.isEmpty()
                && (by.group().toLowerCase(Locale.ROOT).contains("by")
                        || PERSON.matcher(after).matches()
                        || list(after).size() > 1);
        String bare = led ? after : line;
        List<String> people = list(bare);
        return people.size() > 1 ? people : List.of(bare);
    }

    /** The people of a list; none if one of its parts does not look like a person. */
    private static List<String> list(String line) {
        List<String> people = new ArrayList<>(2);
        for (String part : AND.split(line)) {
            String name = part.strip();
            if (name.isEmpty()) {
                continue;
            }
            if (!PERSON.matcher(name).matches() || isNobody(name)) {
                return List.of();
            }
            people.add(name);
        }
        return people;
    }

    private static boolean isNobody(String name) {
        String[] words = name.split(" ");
        if (words.length > LONGEST_NAME_WORDS) {
            return true;
        }
        for (String word : words) {
            if (NO_PEOPLE.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
