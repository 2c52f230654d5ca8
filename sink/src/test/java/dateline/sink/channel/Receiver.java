package dateline.sink.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dateline.runtime.config.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver that remembers what it got and answers as it is told. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(204, Map.of());
    private volatile CountDownLatch hold = new CountDownLatch(0);

    /** One request. */
    public record Request(String method, String path, Map<String, List<String>> headers, byte[] bytes) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(name))
                    .map(e -> e.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        public String body() {
            return new String(bytes, UTF_8);
        }
    }

    private record Answer(int status, Map<String, String> headers) {}

    public Receiver() {
        this(0);
    }

    /** @param port 0 for any */
    public Receiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/alerts");
    }

    public Secret secretUrl() {
        return new Secret(url().toString());
    }

    public void answer(int status) {
        answer = new Answer(status, Map.of("location", "/elsewhere"));
    }

    public void answer(int status, String header, String value) {
        answer = new Answer(status, Map.of(header, value));
    }

    /** Answers nothing until {@link #release}. */
    public void hold() {
        hold = new CountDownLatch(1);
    }

    public void release() {
        hold.countDown();
    }

    public List<Request> requests() {
        return requests;
    }

    /** The ids of the events that came, in their order. */
    public List<String> ids() {
        return requests.stream().map(r -> r.header("webhook-id")).toList();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        try {
            hold.await();
        } catch (InterruptedException e) {
            exchange.close();
            return;
        }
        Answer said = answer;
        said.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(said.status(), -1);
        exchange.close();
    }
}
