package dateline.runtime.text;

import java.text.BreakIterator;
import java.util.Locale;

/** Shortens what is for people to read. Any thread may call. */
public final class Ellipsis {
    private static final String CUT = "…";

    private Ellipsis() {}

    /**
     * The text itself, or the beginning of one that is longer, with {@code …} at most that long, and no character as a
     * reader sees it in halves.
     *
     * @param most in UTF-16 units, more than 1
     */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int room = most - CUT.length();
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(0, most));
        int end = characters.preceding(room + 1);
        if (end <= 0) { // one character of that length is none that anybody reads
            end = Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room;
        }
        return text.substring(0, end).stripTrailing() + CUT;
    }
}
