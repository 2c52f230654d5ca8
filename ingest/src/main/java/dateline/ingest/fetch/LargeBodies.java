package dateline.ingest.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads bodies so that the memory which all of them take together is bounded: beyond half a megabyte a body waits until
 * few others of that size are being read.
 */
final class LargeBodies {
    private static final int LARGE = 512 << 10;

    private final Semaphore atOnce;

    LargeBodies(int atOnce) {
        this.atOnce = new Semaphore(atOnce, true);
    }

    /**
     * Everything a stream has.
     *
     * @param deadline of the exchange, as {@link System#nanoTime} counts
     */
    Body.Bytes read(InputStream in, long limit, long deadline) throws IOException {
        CountedSlots counted = new CountedSlots(in, deadline);
        try {
            return Body.read(counted, limit);
        } finally {
            counted.release();
        }
    }

    /** A stream that waits for a place when it has given so much that its body is a large one. Used by one thread. */
    private final class CountedSlots extends FilterInputStream {
        private final long deadline;
        private long given;
        private boolean holding;

        CountedSlots(InputStream in, long deadline) {
            super(in);
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (given >= LARGE && !holding) {
                acquire(deadline - System.nanoTime());
                holding = true;
            }
            int count = in.read(bytes, from, length);
            given += Math.max(0, count);
            return count;
        }

        void release() {
            if (holding) {
                atOnce.release();
            }
        }
    }

    private void acquire(long nanos) throws InterruptedIOException {
        try {
            if (!atOnce.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                throw new InterruptedIOException("too many large answers at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
