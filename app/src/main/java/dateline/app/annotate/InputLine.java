package dateline.app.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A line as it came, in pieces. It can be read once: what has been read is let go, so that a long line and what is made of
 * it are not in memory together. Handed from one thread to another, used by one at a time.
 */
final class InputLine {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Queue<byte[]> pieces = new ArrayDeque<>(1);
    private final int length;
    private final boolean cut;

    /**
     * @param pieces not empty ones
     * @param cut whether there was more than may be read
     */
    InputLine(Iterable<byte[]> pieces, boolean cut) {
        int bytes = 0;
        for (byte[] piece : pieces) {
            this.pieces.add(piece);
            bytes += piece.length;
        }
        this.length = bytes;
        this.cut = cut;
    }

    /** In bytes, without the line's end. */
    int length() {
        return length;
    }

    boolean wasCut() {
        return cut;
    }

    /** Whether there is nothing to see in the line; one of several pieces is taken for one that says something. */
    boolean isBlank() {
        byte[] first = pieces.peek();
        if (first == null) {
            return true;
        }
        for (int i = afterMark(first); i < first.length; i++) {
            if (first[i] < 0 || first[i] > ' ') {
                return false;
            }
        }
        return pieces.size() == 1;
    }

    /** The line's bytes without a byte order mark, which stands before each of several files put together. */
    InputStream open() {
        byte[] first = pieces.peek();
        return new Pieces(first == null ? 0 : afterMark(first));
    }

    private static int afterMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                        && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)
                ? BYTE_ORDER_MARK.length
                : 0;
    }

    private final class Pieces extends InputStream {
        private byte @Nullable [] piece = pieces.poll();
        private int at;

        Pieces(int from) {
            this.at = from;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int offset, int most) throws IOException {
            Objects.checkFromIndexSize(offset, most, to.length);
            while (piece != null && at == piece.length) {
                piece = pieces.poll();
                at = 0;
            }
            if (piece == null) {
                return -1;
            }
            int number = Math.min(most, piece.length - at);
            System.arraycopy(piece, at, to, offset, number);
            at += number;
            return number;
        }
    }
}
