package dateline.ingest.fetch;

import java.io.ByteArrayOutputStream;
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
    byte[] read(InputStream in, long limit, long deadline) throws IOException {
        byte[] begin = in.readNBytes((int) Math.min(LARGE, limit + 1));
        if (begin.length > limit) {
            throw new Body.TooLarge();
        }
        if (begin.length < LARGE) {
            return begin;
        }
        acquire(deadline - System.nanoTime());
        try {
            byte[] rest = Body.read(in, limit - begin.length);
            ByteArrayOutputStream whole = new ByteArrayOutputStream(begin.length + rest.length);
            whole.write(begin);
            whole.write(rest);
            return whole.toByteArray();
        } finally {
            atOnce.release();
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
