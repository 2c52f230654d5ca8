package dateline.ingest.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * A list of feeds as text, made fit for an XML parser: without its declaration, with HTML's named characters and with
 * ampersands and brackets as what they are. A line that the parser stops at can be taken out; lines keep their numbers.
 * Used by one thread.
 */
final class MendedList {
    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]{0,200}\\?>");
    private static final Pattern AMPERSAND =
            Pattern.compile("&(?!(?:[A-Za-z][A-Za-z0-9]{0,30}|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});)");
    private static final Pattern NAMED = Pattern.compile("&([A-Za-z][A-Za-z0-9]{0,30});");
    private static final Set<String> OF_XML = Set.of("amp", "lt", "gt", "quot", "apos");
    /** A value with a bracket in it that nobody escaped. */
    private static final Pattern BRACKET = Pattern.compile("=[ \\t]?\"[^\"\\n<]{0,1000}<[^\"\\n]{0,1000}\"");

    private final List<String> lines;

    MendedList(String text) {
        String undeclared = DECLARATION.matcher(text).replaceFirst("");
        String escaped = AMPERSAND.matcher(undeclared).replaceAll("&amp;");
        String named = NAMED.matcher(escaped).replaceAll(name -> Matcher.quoteReplacement(character(name.group(1))));
        String whole = BRACKET.matcher(named)
                .replaceAll(value -> Matcher.quoteReplacement(value.group().replace("<", "&lt;")));
        this.lines = new ArrayList<>(Arrays.asList(whole.split("\n", -1)));
    }

    private static String character(String name) {
        return OF_XML.contains(name) || !Entities.isNamedEntity(name) ? "&" + name + ";" : Entities.getByName(name);
    }

    String text() {
        return String.join("\n", lines);
    }

    /**
     * Takes out the line that a parser is unhappy with.
     *
     * @param number the line it stopped at, from 1
     * @return the number of the line that is gone; null if there is none that holds outlines alone
     */
    @Nullable
    Integer withoutLine(int number) {
        int at = Math.min(number, lines.size()) - 1;
        // a quote that nobody closed is noticed in the line after
        int line = at > 0 && isUnclosed(lines.get(at - 1)) ? at - 1 : at;
        if (line < 0 || !isOutline(lines.get(line))) {
            return null;
        }
        lines.set(line, "");
        return line + 1;
    }

    private static boolean isUnclosed(String line) {
        return line.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static boolean isOutline(String line) {
        return line.contains("outline") && !line.contains("opml") && !line.contains("body");
    }
}
