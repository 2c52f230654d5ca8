package dateline.console.stream;

import dateline.console.http.Guard;
import dateline.console.http.Parameters;
import dateline.console.http.Problem;
import dateline.console.read.Database;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/stream}: server-sent events. A client that comes back with the id of the last event it had, as
 * browsers do by themselves, first gets what it missed.
 */
public final class Stream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Database database;
    private final StreamClients clients;
    private final Follower follower;

    public Stream(Database database, StreamClients clients, Follower follower) {
        this.database = database;
        this.clients = clients;
        this.follower = follower;
    }

    /** Adds itself to what the server answers. */
    public void routes(RoutesConfig routes) {
        routes.get("/api/stream", this::serve);
    }

    private void serve(Context ctx) throws IOException, SQLException, InterruptedException {
        Position from = from(ctx);
        if (Guard.isHead(ctx)) {
            headers(ctx);
            return;
        }
        // before joining, so that nothing lies between it and the first live event
        Position joined = follower.position();
        StreamClient client = new StreamClient();
        if (!clients.add(client)) {
            throw new Problem.Found(Problem.of(
                    503, "too-many-clients", "Too many live streams", "Close other pages, or raise maxClients."));
        }
        try {
            List<Event> missed = from == null ? List.of() : missed(from);
            write(ctx, joined, missed, client);
        } finally {
            clients.remove(client);
        }
    }

    private List<Event> missed(Position from) throws SQLException {
        return from.turn() == follower.position().turn()
                ? database.read(c -> CatchUp.since(from, c))
                : List.of(CatchUp.RESET);
    }

    private void write(Context ctx, Position joined, List<Event> missed, StreamClient client)
            throws IOException, InterruptedException {
        ctx.disableCompression();
        headers(ctx);
        OutputStream out = ctx.res().getOutputStream();
        for (Event event : missed) {
            out.write(event.bytes());
        }
        Map<String, Object> health = Map.of(
                "ready", follower.ready().ok(), "detail", follower.ready().detail(), "missed", missed.size());
        out.write(Event.of("hello", joined, health).bytes());
        out.flush();
        client.write(out, HEARTBEAT);
    }

    private static void headers(Context ctx) {
        ctx.res().setContentType("text/event-stream;charset=utf-8");
        ctx.res().setHeader("Cache-Control", "no-store");
        ctx.res().setHeader("X-Accel-Buffering", "no");
    }

    private static @Nullable Position from(Context ctx) {
        Parameters parameters = Parameters.of(ctx.queryParamMap(), Set.of("after"));
        String header = ctx.header("Last-Event-ID");
        String id = header == null || header.isBlank() ? parameters.text("after") : header;
        if (id == null) {
            return null;
        }
        Position position = Position.parse(id);
        if (position == null) {
            throw new Problem.Found(Problem.badParameter(
                    "Last-Event-ID",
                    "That is not the id of an event.",
                    "an event's id, two numbers with a dot between"));
        }
        return position;
    }
}
