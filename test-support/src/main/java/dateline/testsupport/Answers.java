package dateline.testsupport;

import dateline.testsupport.HostileServer.Answer;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What a {@link HostileServer} can do to a client, from well-behaved to vicious. */
public final class Answers {
    private Answers() {}

    /** A document, without validators. Headers are whole lines, such as {@code "Retry-After: 5"}. */
    public static Answer document(String contentType, String body, String... headers) {
        return document(contentType, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** A document, without validators. */
    public static Answer document(String contentType, byte[] body, String... headers) {
        return (request, out) -> {
            head(out, 200, with(headers, "Content-Type: " + contentType, "Content-Length: " + body.length));
            out.write(body);
        };
    }

    /** A document with an ETag, or 304 to a client that sends it back. */
    public static Answer validated(String contentType, String body, String etag) {
        return (request, out) -> {
            Answer answer = request.header("If-None-Match").equals(etag)
                    ? status(304, "ETag: " + etag)
                    : document(contentType, body, "ETag: " + etag);
            answer.to(request, out);
        };
    }

    /** A status without a body. */
    public static Answer status(int status, String... headers) {
        return (request, out) -> head(out, status, with(headers, "Content-Length: 0"));
    }

    /** A redirect. */
    public static Answer redirect(int status, String location) {
        return status(status, "Location: " + location);
    }

    /** A gzip-compressed document. */
    public static Answer gzipped(String contentType, String body) {
        return document(contentType, gzip(body.getBytes(StandardCharsets.UTF_8)), "Content-Encoding: gzip");
    }

    /** A small answer that unpacks to this many bytes. */
    public static Answer gzipBomb(String contentType, long bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] spaces = new byte[1 << 16];
            Arrays.fill(spaces, (byte) ' ');
            for (long left = bytes; left > 0; left -= spaces.length) {
                gzip.write(spaces, 0, (int) Math.min(left, spaces.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document(contentType, packed.toByteArray(), "Content-Encoding: gzip");
    }

    /** A document that comes a byte at a time. */
    public static Answer drip(String contentType, String body, Duration pause) {
        return (request, out) -> {
            head(out, 200, "Content-Type: " + contentType);
            for (byte b : body.getBytes(StandardCharsets.UTF_8)) {
                out.write(b);
                out.flush();
                Thread.sleep(pause);
            }
        };
    }

    /** Bytes without end, as fast as the client takes them. */
    public static Answer endless(String contentType) {
        return (request, out) -> {
            head(out, 200, "Content-Type: " + contentType);
            byte[] spaces = new byte[1 << 16];
            Arrays.fill(spaces, (byte) ' ');
            while (!Thread.currentThread().isInterrupted()) {
                out.write(spaces);
            }
        };
    }

    /** Headers without end. */
    public static Answer endlessHeaders() {
        return (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] header =
                    "X-Filler: abcdefghijklmnopqrstuvwxyz\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII);
            while (!Thread.currentThread().isInterrupted()) {
                out.write(header);
            }
        };
    }

    /** A header now and then, without end. */
    public static Answer slowHeaders(Duration pause) {
        return (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!Thread.currentThread().isInterrupted()) {
                out.write("X-Filler: a\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                Thread.sleep(pause);
            }
        };
    }

    /** A document that is written as it is made, of any length. */
    public static Answer streamed(String contentType, String begin, String again, long times) {
        return (request, out) -> {
            head(out, 200, "Content-Type: " + contentType);
            BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
            buffered.write(begin.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = again.getBytes(StandardCharsets.UTF_8);
            for (long i = 0; i < times; i++) {
                buffered.write(bytes);
            }
            buffered.flush();
        };
    }

    /** Takes the request and says nothing, for as long as the server lives. */
    public static Answer silent() {
        return (request, out) -> Thread.sleep(Duration.ofDays(1));
    }

    /** Closes the connection at once. */
    public static Answer hangUp() {
        return (request, out) -> {};
    }

    /** Promises more than it sends. */
    public static Answer cutShort(String contentType, String body) {
        return (request, out) -> {
            head(out, 200, "Content-Type: " + contentType, "Content-Length: " + (body.length() + 1000));
            out.write(body.getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Exactly these bytes. */
    public static Answer raw(byte[] bytes) {
        return (request, out) -> out.write(bytes);
    }

    /** One answer after another, the last one for ever. */
    public static Answer inTurn(Answer... answers) {
        AtomicInteger next = new AtomicInteger();
        return (request, out) -> answers[Math.min(next.getAndIncrement(), answers.length - 1)].to(request, out);
    }

    /** The answer, but not before the latch is open. */
    public static Answer once(CountDownLatch open, Answer answer) {
        return (request, out) -> {
            open.await();
            answer.to(request, out);
        };
    }

    /** Bytes, compressed. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String[] with(String[] headers, String... more) {
        return Stream.of(List.of(headers), List.of(more)).flatMap(List::stream).toArray(String[]::new);
    }

    private static void head(OutputStream out, int status, String... headers) throws IOException {
        String head =
                "HTTP/1.1 " + status + " Status\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    }
}
