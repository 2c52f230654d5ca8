package dateline.ingest.parse.html;

/** Text as it grows: lines without empty ones between them, runs of white space made one space. Used by one thread. */
final class TextLines {
    private final StringBuilder out;
    private boolean space;

    TextLines(int capacity) {
        out = new StringBuilder(capacity);
    }

    /** The lines of plain text. */
    static String of(String text) {
        TextLines lines = new TextLines(text.length());
        text.lines().forEach(line -> lines.text(line).end());
        return lines.toString();
    }

    TextLines text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0' || Character.isISOControl(c)) {
                space = true;
            } else {
                append(c);
            }
        }
        return this;
    }

    /** What comes next stands in a line of its own. */
    void end() {
        space = false;
        if (!atLineStart()) {
            out.append('\n');
        }
    }

    private void append(char c) {
        if (space && !atLineStart()) {
            out.append(' ');
        }
        space = false;
        out.append(c);
    }

    private boolean atLineStart() {
        return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    }

    @Override
    public String toString() {
        int end = out.length();
        return out.substring(0, end > 0 && out.charAt(end - 1) == '\n' ? end - 1 : end);
    }
}
