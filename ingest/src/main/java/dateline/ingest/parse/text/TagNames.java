package dateline.ingest.parse.text;

/** Cuts what stands where markup has a tag's name to a bound: jsoup's time for one name grows with its square. */
public final class TagNames {
    private static final int LONGEST = 200;

    private TagNames() {}

    /** The markup, the same if no name is too long. */
    public static String bounded(String markup) {
        StringBuilder out = null;
        int copied = 0;
        for (int at = markup.indexOf('<'); at >= 0; ) {
            int end = isName(markup, at) ? end(markup, at + 2) : at + 1;
            if (end - at > LONGEST) {
                out = out == null ? new StringBuilder(markup.length()) : out;
                out.append(markup, copied, at + LONGEST);
                copied = end;
            }
            at = markup.indexOf('<', end);
        }
        return out == null
                ? markup
                : out.append(markup, copied, markup.length()).toString();
    }

    /** A letter or what introduces a name; comments and CDATA sections have none. */
    private static boolean isName(String markup, int at) {
        char c = at + 1 < markup.length() ? markup.charAt(at + 1) : ' ';
        return c == '/'
                || (c == '!' && !markup.startsWith("<!--", at) && !markup.startsWith("<![", at))
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z');
    }

    private static int end(String markup, int from) {
        int end = from;
        while (end < markup.length() && " \t\n\r\f/>".indexOf(markup.charAt(end)) < 0) {
            end++;
        }
        return Math.min(end, markup.length());
    }
}
