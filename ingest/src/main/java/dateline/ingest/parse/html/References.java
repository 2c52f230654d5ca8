package dateline.ingest.parse.html;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins characters that are written as references to their two halves of UTF-16, which HTML does not know. */
final class References {
    private static final Pattern HALVES = Pattern.compile(
            "&#(?:(5[56]\\d{3})|[xX]([dD][89abAB][0-9a-fA-F]{2}));&#(?:(5[67]\\d{3})|[xX]([dD][c-fC-F][0-9a-fA-F]{2}));");

    /** One without the other is no character. */
    private static final Pattern HALF = Pattern.compile(
            "&#(?:5529[6-9]|55[3-9]\\d\\d|56\\d{3}|57[0-2]\\d\\d|573[0-3]\\d|5734[0-3]|[xX][dD][89a-fA-F][0-9a-fA-F]{2});");

    private References() {}

    /** The markup, the same if there are none. */
    static String joined(String html) {
        boolean maybe = html.contains("&#5")
                || html.contains("&#xd")
                || html.contains("&#xD")
                || html.contains("&#Xd")
                || html.contains("&#XD");
        return maybe
                ? HALF.matcher(HALVES.matcher(html).replaceAll(References::character))
                        .replaceAll("\uFFFD")
                : html;
    }

    private static String character(MatchResult halves) {
        int high = number(halves.group(1), halves.group(2));
        int low = number(halves.group(3), halves.group(4));
        boolean pair = Character.isHighSurrogate((char) high) && Character.isLowSurrogate((char) low);
        return Matcher.quoteReplacement(
                pair ? Character.toString(Character.toCodePoint((char) high, (char) low)) : halves.group());
    }

    private static int number(String decimal, String hex) {
        return decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hex, 16);
    }
}
