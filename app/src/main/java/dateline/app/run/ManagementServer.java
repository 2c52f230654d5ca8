package dateline.app.run;

import dateline.runtime.life.Component;
import dateline.runtime.life.Component.Status;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The port for operators: {@code /livez} (restart me if not 200), {@code /readyz} (send me work if 200) and {@code
 * /metrics} for Prometheus.
 */
public final class ManagementServer implements AutoCloseable {
    private final Javalin server;

    private ManagementServer(Javalin server) {
        this.server = server;
    }

    /**
     * Starts listening.
     *
     * @throws IllegalStateException if the port is taken; the message says what to change
     */
    public static ManagementServer start(
            String host, int port, List<Component> components, PrometheusMeterRegistry registry) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/livez", c -> answer(c, components, Component::live));
            config.routes.get("/readyz", c -> answer(c, components, Component::ready));
            config.routes.get(
                    "/metrics",
                    c -> c.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(registry.scrape()));
        });
        try {
            server.start(host, port);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the management port " + host + ":" + port + " cannot be used (" + e.getMessage()
                            + "); set management.port to a free one",
                    e);
        }
        return new ManagementServer(server);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void answer(Context context, List<Component> components, Function<Component, Status> check) {
        Map<String, Status> answers = new TreeMap<>();
        components.forEach(c -> answers.put(c.name(), check.apply(c)));
        boolean ok = answers.values().stream().allMatch(Status::ok);
        StringBuilder text = new StringBuilder();
        answers.forEach((name, status) -> text.append(name)
                .append(": ")
                .append(status.ok() ? "ok" : "failing")
                .append(" (")
                .append(status.detail())
                .append(")\n"));
        context.status(ok ? 200 : 503).contentType("text/plain; charset=utf-8").result(text.toString());
    }
}
