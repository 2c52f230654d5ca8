package dateline.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dateline.contract.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A webhook's receiver that keeps what it is told by {@code webhook-id}, as a receiver that takes each id once would. */
final class ToldAlerts implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Set<JsonNode>> told = new ConcurrentHashMap<>();

    ToldAlerts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts";
    }

    /** By id, the different alerts that were told under it. */
    Map<String, Set<JsonNode>> byId() {
        return new TreeMap<>(told);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        JsonNode body = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        told.computeIfAbsent(exchange.getRequestHeaders().getFirst("webhook-id"), id -> ConcurrentHashMap.newKeySet())
                .add(body.get("data"));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}
