package dateline.ingest.feed.change;

/** Where the first and the last sentence of a text are; a line break ends one as well. */
final class Sentences {
    private static final String STOPS = ".!?…。！？؟۔।";

    private Sentences() {}

    /** The index after the first sentence from {@code start}, and after the space behind it. */
    static int firstEnd(String text, int start, int end) {
        int at = start;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (at < end && !isBreak(text, at)) {
            at++;
        }
        return Math.min(end, at + 1);
    }

    /** The index of the first character of the last sentence before {@code end}. */
    static int lastStart(String text, int end) {
        int at = end - 1;
        while (at > 0 && (Character.isWhitespace(text.charAt(at)) || STOPS.indexOf(text.charAt(at)) >= 0)) {
            at--;
        }
        while (at > 0 && !isBreak(text, at - 1)) {
            at--;
        }
        return at;
    }

    private static boolean isBreak(String text, int at) {
        char c = text.charAt(at);
        if (c == '\n') {
            return true;
        }
        boolean spaced = at + 1 < text.length() && Character.isWhitespace(text.charAt(at + 1));
        return STOPS.indexOf(c) >= 0 && (spaced || c >= '\u3000');
    }
}
