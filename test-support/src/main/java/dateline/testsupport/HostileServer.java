package dateline.testsupport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP server on every address of 127.0.0.0/8 (each another host to a client) that does what it is told, however rude: see {@link Answers}. Each path has its
 * answer; a path without one is a 404. Every connection serves one request.
 *
 * <p>Answers may be changed at any time, from any thread. Closing ends all connections.
 */
public final class HostileServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Thread acceptor =
            Thread.ofPlatform().name("hostile-server").daemon().unstarted(this::accept);
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    private HostileServer(ServerSocket listener) {
        this.listener = listener;
    }

    /** What to do about a request. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Writes whatever the client shall get; the connection is closed afterwards.
         *
         * @throws IOException when the client has gone; that is fine
         */
        void to(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /**
     * A request as it came.
     *
     * @param method such as GET
     * @param path without the query
     * @param query empty if there is none
     * @param headers by lower-case name; of several the last
     */
    public record Request(String method, String path, String query, Map<String, String> headers) {
        /** A header's value, or an empty string. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** A server on a free port. */
    public static HostileServer start() {
        try {
            HostileServer server = new HostileServer(new ServerSocket(0, 200));
            server.acceptor.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the answer of a path. */
    public HostileServer on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** The absolute address of a path. */
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** The same server as another host: 127.0.0.{@code host}. */
    public String urlOfHost(int host, String path) {
        return "http://127.0.0." + host + ":" + port() + path;
    }

    /** The same server under its host name, so as to be another host to a client. */
    public String urlByName(String path) {
        return "http://localhost:" + port() + path;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** All requests so far, in the order they came. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The requests for a path so far. */
    public List<Request> requests(String path) {
        return requests.stream().filter(r -> r.path().equals(path)).toList();
    }

    /** The most requests that were ever being answered at one time. */
    public int mostAtOnce() {
        return mostOpen.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.execute(() -> serve(socket));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket connection) {
        try (Socket socket = connection) {
            Request request = read(new BufferedInputStream(socket.getInputStream()));
            requests.add(request);
            mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
            try {
                OutputStream out = socket.getOutputStream();
                answers.getOrDefault(request.path(), Answers.status(404)).to(request, out);
                out.flush();
            } finally {
                open.decrementAndGet();
            }
        } catch (IOException e) {
            // the client went away, as clients do with a server like this
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(InputStream in) throws IOException {
        String[] start = line(in).split(" ");
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int query = start[1].indexOf('?');
        return query < 0
                ? new Request(start[0], start[1], "", headers)
                : new Request(start[0], start[1].substring(0, query), start[1].substring(query + 1), headers);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new SocketException("the client went away");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
