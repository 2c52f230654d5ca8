package dateline.console;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A browser, as far as the tests need one. */
final class Client implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Client(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** An event of the live stream. */
    record Received(String id, String name, JsonNode data) {}

    HttpResponse<String> get(String path, String... headers) {
        try {
            return http.send(request(path, headers), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        try {
            return Json.MAPPER.readTree(get(path).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Follows the live stream; the list grows as events come in. */
    Following follow(String path, String... headers) {
        try {
            HttpResponse<InputStream> response = http.send(request(path, headers), BodyHandlers.ofInputStream());
            List<Received> events = new CopyOnWriteArrayList<>();
            Thread.ofVirtual().start(() -> read(response.body(), events));
            return new Following(events, response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Following(List<Received> events, HttpResponse<InputStream> response) implements AutoCloseable {
        List<JsonNode> named(String name) {
            return events.stream()
                    .filter(e -> e.name().equals(name))
                    .map(Received::data)
                    .toList();
        }

        List<String> titles() {
            return named("article").stream()
                    .map(a -> a.get("title").textValue())
                    .toList();
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private static void read(InputStream in, List<Received> events) {
        String id = "";
        String name = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(new Received(id, name, Json.MAPPER.readTree(line.substring(6))));
                }
            }
        } catch (IOException e) {
            // the stream ended
        }
    }
}
