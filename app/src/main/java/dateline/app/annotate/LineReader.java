package dateline.app.annotate;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length; of a longer one only the beginning, so that no input fills the memory. */
final class LineReader {
    private final Reader in;
    private final int longest;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int end;
    private boolean cut;

    /** @param longest in UTF-16 code units */
    LineReader(Reader in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its end, null at the end of the input. */
    @Nullable
    String next() throws IOException {
        cut = false;
        if (at == end && !fill()) {
            return null;
        }
        int newline = newline();
        if (newline < end) {
            return finish(new String(buffer, at, newline - at), newline);
        }
        return longLine();
    }

    /** Whether the line given last was longer than is allowed. */
    boolean wasCut() {
        return cut;
    }

    private String longLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int newline;
        do {
            newline = newline();
            int room = Math.min(newline - at, longest - line.length());
            cut |= room < newline - at;
            line.append(buffer, at, room);
            at = newline;
        } while (newline == end && fill());
        return finish(line.toString(), Math.min(newline, end));
    }

    private String finish(String line, int newline) {
        at = Math.min(newline + 1, end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private int newline() {
        int i = at;
        while (i < end && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
