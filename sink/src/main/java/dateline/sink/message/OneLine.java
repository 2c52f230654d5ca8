package dateline.sink.message;

import java.util.regex.Pattern;

/**
 * A stranger's text as one line of bounded length that shows as it reads: without controls, without characters that
 * turn the direction of writing or cannot be seen. Joiners stay, as scripts of India and Iran need them.
 */
public final class OneLine {
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}&&[^\\u200c\\u200d]]+");

    private OneLine() {}

    /** @param longest in UTF-16 code units, at least 1; what is cut off leaves an ellipsis */
    public static String of(String text, int longest) {
        // what is far behind the limit need not be looked at
        String head = text.length() > 4 * longest + 100 ? cut(text, 4 * longest + 100) : text;
        String seen = UNSEEN.matcher(head).replaceAll("");
        String line = BLANK.matcher(seen).replaceAll(" ").strip();
        return line.length() <= longest ? line : cut(line, longest - 1).strip() + "…";
    }

    private static String cut(String text, int at) {
        boolean inside = at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        return text.substring(0, inside ? at - 1 : at);
    }
}
