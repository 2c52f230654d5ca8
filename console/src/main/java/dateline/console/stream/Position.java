package dateline.console.stream;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a client has everything; the id of every event. Rows after it may have been sent already: going on from a
 * position leaves nothing out, and may repeat the last few.
 *
 * @param article sequence number of the articles
 * @param alert sequence number of the alerts
 * @param turn how often the follower had to tell its clients to look at everything again; a position of another turn says
 *     nothing
 */
record Position(long article, long alert, int turn) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})(?:\\.(\\d{1,9}))?");

    static @Nullable Position parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        int turn = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return new Position(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), turn);
    }

    @Override
    public String toString() {
        return article + "." + alert + (turn == 0 ? "" : "." + turn);
    }
}
