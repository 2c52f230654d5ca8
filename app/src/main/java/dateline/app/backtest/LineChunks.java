package dateline.app.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts bytes into pieces of whole lines. Used by one thread. */
final class LineChunks {
    static final int LONGEST_LINE = 16_000_000;
    private static final int CHUNK = 256 * 1024;

    private final InputStream in;
    private byte[] left = new byte[0];
    private long line = 1;
    private boolean ended;

    LineChunks(InputStream in) {
        this.in = in;
    }

    /** Is given each line that is not blank. */
    interface EachLine {
        /** @param from where it starts; -1 for a line that is too long, whose bytes are gone */
        void line(long number, int from, int length);
    }

    /**
     * Whole lines.
     *
     * @param bytes the lines
     * @param length how many of the bytes
     * @param firstLine the number of the first
     * @param tooLong whether this stands for one line that is too long
     */
    record Chunk(byte[] bytes, int length, long firstLine, boolean tooLong) {
        void eachLine(EachLine each) {
            if (tooLong) {
                each.line(firstLine, -1, 0);
                return;
            }
            long number = firstLine;
            int start = 0;
            for (int i = 0; i <= length; i++) {
                if (i == length || bytes[i] == '\n') {
                    if (!isBlank(start, i)) {
                        each.line(number, start, i - start);
                    }
                    number++;
                    start = i + 1;
                }
            }
        }

        private boolean isBlank(int from, int to) {
            for (int i = from; i < to; i++) {
                if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The next lines; null at the end. */
    @Nullable
    Chunk next() throws IOException {
        byte[] buffer = left;
        int filled = left.length;
        while (!ended) {
            int searched = filled;
            buffer = Arrays.copyOf(buffer, filled + CHUNK);
            int read = in.readNBytes(buffer, filled, CHUNK);
            filled += read;
            ended = read < CHUNK;
            int end = ended ? filled : lastLineEnd(buffer, searched, filled);
            if (end > 0) {
                return chunk(buffer, end, filled);
            }
            if (filled > LONGEST_LINE) {
                return tooLong();
            }
        }
        if (filled == 0) {
            return null;
        }
        return chunk(buffer, filled, filled);
    }

    private Chunk chunk(byte[] buffer, int end, int filled) {
        left = Arrays.copyOfRange(buffer, end, filled);
        Chunk chunk = new Chunk(buffer, end, line, false);
        for (int i = 0; i < end; i++) {
            if (buffer[i] == '\n') {
                line++;
            }
        }
        return chunk;
    }

    /** Reads on to the end of the line. */
    private Chunk tooLong() throws IOException {
        Chunk chunk = new Chunk(new byte[0], 0, line++, true);
        byte[] buffer = new byte[CHUNK];
        left = new byte[0];
        while (!ended) {
            int read = in.readNBytes(buffer, 0, CHUNK);
            ended = read < CHUNK;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    left = Arrays.copyOfRange(buffer, i + 1, read);
                    return chunk;
                }
            }
        }
        return chunk;
    }

    private static int lastLineEnd(byte[] buffer, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }
}
