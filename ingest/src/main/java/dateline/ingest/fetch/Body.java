package dateline.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a response's body within a limit that holds before and after decompression. */
final class Body {
    /** The encodings that {@link #decode} understands, as an Accept-Encoding header. */
    static final String ACCEPTED = "gzip, deflate, br";

    private static final int MOST_ENCODINGS = 2;

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

    /**
     * Undoes a Content-Encoding, or two in a row. Bytes that are gzip are taken as such, and others not, whatever the
     * header says.
     */
    static byte[] decode(byte[] bytes, @Nullable String encoding, long limit) throws IOException {
        byte[] decoded = bytes;
        for (String one : lastFirst(encoding)) {
            decoded = switch (one) {
                case "gzip", "x-gzip" -> isGzip(decoded) ? gunzipped(decoded, limit) : decoded;
                case "deflate" -> isGzip(decoded) ? decoded : inflate(deflated(decoded), limit);
                case "br" -> isGzip(decoded) ? decoded : unbrotlied(decoded, limit);
                default -> throw new BadEncoding("the encoding \"" + encoding + "\" was not asked for", null);
            };
        }
        return isGzip(decoded) ? gunzipped(decoded, limit) : decoded;
    }

    /** The encodings in the order in which they have to be undone. */
    private static List<String> lastFirst(@Nullable String header) throws BadEncoding {
        List<String> encodings = new ArrayList<>(MOST_ENCODINGS);
        for (String one : header == null ? new String[0] : header.split(",")) {
            String name = one.strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !name.equals("identity")) {
                encodings.add(name);
            }
        }
        if (encodings.size() > MOST_ENCODINGS) {
            throw new BadEncoding("the answer is encoded " + encodings.size() + " times", null);
        }
        Collections.reverse(encodings);
        return encodings;
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }

    private static byte[] gunzipped(byte[] bytes, long limit) throws IOException {
        try {
            return inflate(new GZIPInputStream(new ByteArrayInputStream(bytes)), limit);
        } catch (ZipException e) {
            throw new BadEncoding("the compressed answer is damaged: " + e.getMessage(), e);
        }
    }

    /** "deflate" means zlib, but some servers leave out its header: RFC 9110 section 8.4.1.2. */
    private static InputStream deflated(byte[] bytes) {
        boolean zlib =
                bytes.length > 1 && (bytes[0] & 0x0f) == 8 && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % 31 == 0;
        return new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(!zlib));
    }

    private static byte[] unbrotlied(byte[] bytes, long limit) throws IOException {
        try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(bytes))) {
            return read(in, limit);
        } catch (TooLarge e) {
            throw e;
        } catch (IOException | IllegalStateException e) {
            throw new BadEncoding("the compressed answer is damaged: " + e.getMessage(), e);
        }
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
