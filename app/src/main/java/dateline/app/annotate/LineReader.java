package dateline.app.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length; of a longer one only the beginning, so that no input fills the memory. */
final class LineReader {
    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    /** @param longest in bytes */
    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its end, null at the end of the input. */
    @Nullable
    InputLine next() throws IOException {
        if (at == end && !fill()) {
            return null;
        }
        List<byte[]> pieces = new ArrayList<>(1);
        int room = longest;
        boolean cut = false;
        int newline;
        do {
            newline = newline();
            int taken = Math.min(newline - at, room);
            cut |= taken < newline - at;
            if (taken > 0) {
                pieces.add(Arrays.copyOfRange(buffer, at, at + taken));
            }
            room -= taken;
            at = newline;
        } while (newline == end && fill());
        at = Math.min(newline + 1, end);
        return new InputLine(withoutReturn(pieces), cut);
    }

    private static List<byte[]> withoutReturn(List<byte[]> pieces) {
        if (!pieces.isEmpty() && pieces.getLast()[pieces.getLast().length - 1] == '\r') {
            byte[] last = pieces.removeLast();
            if (last.length > 1) {
                pieces.add(Arrays.copyOf(last, last.length - 1));
            }
        }
        return pieces;
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
