package dateline.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    private static final int BUFFER = 8 << 10;
    private static final Set<String> KNOWN = Set.of("gzip", "x-gzip", "deflate", "br");
    /** Compressions that we cannot undo; whatever else stands in the header, a charset or "none", is none. */
    private static final Set<String> OTHERS = Set.of(
            "zstd",
            "compress",
            "x-compress",
            "bzip2",
            "x-bzip2",
            "xz",
            "lzma",
            "lz4",
            "sdch",
            "exi",
            "pack200-gzip",
            "dcb",
            "dcz");

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

    /**
     * Bytes as far as they came.
     *
     * @param cut whether the stream broke off before its end; what came until then is good
     */
    record Bytes(byte[] bytes, boolean cut) {}

    /** Everything a stream has. */
    static Bytes read(InputStream in, long limit) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try {
            int count = in.read(buffer);
            while (count >= 0) {
                read.write(buffer, 0, count);
                if (read.size() > limit) {
                    throw new TooLarge();
                }
                count = in.read(buffer);
            }
        } catch (EOFException | ProtocolException e) {
            if (read.size() == 0) {
                throw e;
            }
            return new Bytes(read.toByteArray(), true);
        }
        return new Bytes(read.toByteArray(), false);
    }

    /**
     * Undoes a Content-Encoding, or two in a row. Bytes that are gzip are taken as such, and others not, whatever the
     * header says; a header that names no compression says nothing about the bytes.
     */
    static Bytes decode(Bytes body, @Nullable String encoding, long limit) throws IOException {
        Bytes decoded = body;
        for (String one : lastFirst(encoding)) {
            boolean gzip = isGzip(decoded.bytes());
            decoded = switch (one) {
                case "deflate" -> gzip ? decoded : inflate(deflated(decoded.bytes()), decoded.cut(), limit);
                case "br" -> gzip ? decoded : unbrotlied(decoded, limit);
                default -> gzip ? gunzipped(decoded, limit) : decoded;
            };
        }
        return isGzip(decoded.bytes()) ? gunzipped(decoded, limit) : decoded;
    }

    /** The encodings in the order in which they have to be undone. */
    private static List<String> lastFirst(@Nullable String header) throws BadEncoding {
        List<String> encodings = new ArrayList<>(MOST_ENCODINGS);
        for (String one : header == null ? new String[0] : header.split(",")) {
            String name = one.strip().toLowerCase(Locale.ROOT);
            if (OTHERS.contains(name)) {
                throw new BadEncoding("the encoding \"" + header + "\" was not asked for", null);
            }
            if (KNOWN.contains(name)) {
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

    private static Bytes gunzipped(Bytes packed, long limit) throws IOException {
        try {
            return inflate(new GZIPInputStream(new ByteArrayInputStream(packed.bytes())), packed.cut(), limit);
        } catch (ZipException e) {
            throw new BadEncoding("the compressed answer is damaged: " + e.getMessage(), e);
        } catch (EOFException e) {
            throw new BadEncoding("the compressed answer ends too early", e);
        }
    }

    /** "deflate" means zlib, but some servers leave out its header: RFC 9110 section 8.4.1.2. */
    private static InputStream deflated(byte[] bytes) {
        boolean zlib =
                bytes.length > 1 && (bytes[0] & 0x0f) == 8 && (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) % 31 == 0;
        return new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(!zlib));
    }

    private static Bytes unbrotlied(Bytes packed, long limit) throws IOException {
        try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(packed.bytes()))) {
            Bytes read = read(in, limit);
            return new Bytes(read.bytes(), read.cut() || packed.cut());
        } catch (TooLarge e) {
            throw e;
        } catch (IOException | IllegalStateException e) {
            throw new BadEncoding("the compressed answer is damaged: " + e.getMessage(), e);
        }
    }

    /** What a damaged stream gave until it broke is not trusted, unlike that of one which only ends. */
    private static Bytes inflate(InputStream in, boolean cut, long limit) throws IOException {
        try (in) {
            Bytes read = read(in, limit);
            return new Bytes(read.bytes(), read.cut() || cut);
        } catch (ZipException e) {
            throw new BadEncoding("the compressed answer is damaged: " + e.getMessage(), e);
        } catch (EOFException e) {
            throw new BadEncoding("the compressed answer ends too early", e);
        }
    }
}
