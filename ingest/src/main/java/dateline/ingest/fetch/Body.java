package dateline.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads a response's body within a limit that holds before and after decompression. */
final class Body {
    /** The encodings that {@link #decode} understands, as an Accept-Encoding header. */
    static final String ACCEPTED = "gzip, deflate";

    private Body() {}

    /** Thrown when a body has more bytes than are taken. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Thrown when a body is not in the encoding it is said to be in. */
    static final class BadEncoding extends IOException {
        private static final long serialVersionUID = 1;

        BadEncoding(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Everything a stream has. */
    static byte[] read(InputStream in, long limit) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 16));
        if (bytes.length > limit) {
            throw new TooLarge();
        }
        return bytes;
    }

    /** Undoes a Content-Encoding. Bytes that are gzip are taken as such, and others not, whatever the header says. */
    static byte[] decode(byte[] bytes, @Nullable String encoding, long limit) throws IOException {
        if (isGzip(bytes)) {
            return inflate(new GZIPInputStream(new ByteArrayInputStream(bytes)), limit);
        }
        return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity", "gzip", "x-gzip" -> bytes;
            case "deflate" -> inflate(deflated(bytes), limit);
            default -> throw new BadEncoding("the encoding \"" + encoding + "\" was not asked for", null);
        };
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }

    /** "deflate" means zlib, but some servers leave out its header: RFC 9110 section 8.4.1.2. */
    private static InputStream deflated(byte[] bytes) {
        boolean zlib =
                bytes.length > 1 && (bytes[0] & 0x0f) == 8 && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % 31 == 0;
        return new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(!zlib));
    }

    private static byte[] inflate(InputStream in, long limit) throws IOException {
        try (in) {
            return read(in, limit);
        } catch (ZipException e) {
            throw new BadEncoding("the compressed answer is damaged: " + e.getMessage(), e);
        } catch (EOFException e) {
            throw new BadEncoding("the compressed answer ends too early", e);
        }
    }
}
