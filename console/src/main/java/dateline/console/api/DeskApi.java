package dateline.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.console.http.Parameters;
import dateline.console.http.Problem;
import dateline.console.http.Writes;
import dateline.console.read.Database;
import dateline.console.read.StoredAlerts;
import dateline.console.read.WatchFigures;
import dateline.contract.record.AlertAction;
import dateline.contract.record.Watch;
import dateline.runtime.watch.WatchCheck;
import dateline.runtime.watch.WatchRegistry;
import dateline.runtime.watch.WatchVersions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Watches, and what people say of alerts: the part of the API that changes something, through Kafka. */
public final class DeskApi {
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(90);
    private static final int LONGEST_NOTE = 2_000;
    private static final int LONGEST_NAME = 100;
    /** About as long as Kafka is waited for. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

    private final Database database;
    private final @Nullable WatchRegistry registry;
    private final Writes writes;
    private final InstantSource clock;
    private final SharedAnswer<SortedMap<String, Watch>> all;
    private final ReentrantLock editing = new ReentrantLock();

    /** @param registry null where there is no Kafka */
    public DeskApi(Database database, @Nullable WatchRegistry registry, Writes writes, InstantSource clock) {
        this.database = database;
        this.registry = registry;
        this.writes = writes;
        this.clock = clock;
        this.all = new SharedAnswer<>(clock, now -> registry().list());
    }

    /** Whether and how something can be changed here. */
    record Writing(boolean on, boolean token) {}

    record WatchList(Writing writing, List<WatchFigures.Item> watches) {}

    /** What was taken down; enrich answers with a record of the alert. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Said(
            String alertId, AlertAction.Kind kind, @Nullable Instant until) {}

    public void routes(RoutesConfig routes) {
        routes.get("/api/watches", this::watches);
        routes.get("/api/watches/{id}", this::watch);
        routes.put("/api/watches/{id}", this::put);
        routes.delete("/api/watches/{id}", this::delete);
        routes.post("/api/alerts/{id}/actions", this::say);
    }

    private void watches(Context ctx) throws IOException, SQLException {
        Parameters.of(ctx.queryParamMap(), Set.of());
        SortedMap<String, Watch> known = all.get();
        List<WatchFigures.Item> items = database.read(c -> WatchFigures.of(c, known.values()));
        Api.json(ctx, new WatchList(new Writing(writes.areOn(), writes.needToken()), items));
    }

    private void watch(Context ctx) throws IOException, SQLException {
        String id = Api.id(ctx);
        Watch watch = all.get().get(id);
        if (watch == null) {
            throw new Problem.Found(Problem.notFound("There is no watch " + id + "."));
        }
        Api.json(ctx, database.read(c -> WatchFigures.of(c, List.of(watch))).getFirst());
    }

    private void put(Context ctx) throws IOException, InterruptedException {
        String id = Api.id(ctx);
        JsonNode sent = Api.body(ctx);
        WatchRegistry there = registry();
        Api.json(ctx, inTurn(() -> {
            Watch before = there.list().get(id);
            int base = sent.path("version").asInt(0);
            if (before != null && base != 0 && base != before.version()) {
                throw new Problem.Found(Problem.of(
                        409,
                        "changed-meanwhile",
                        "Somebody else has changed it",
                        "It is at version " + before.version() + " now, not " + base + "; load it again."));
            }
            Watch after = WatchVersions.next(before, read(id, sent), clock.instant());
            if (!after.equals(before)) {
                there.put(List.of(after), clock.instant());
            }
            ctx.status(before == null ? 201 : 200);
            return after;
        }));
    }

    private Watch read(String id, JsonNode sent) {
        if (!(sent instanceof ObjectNode watch)) {
            throw new Problem.Found(Problem.unusable("A watch is a JSON object.", List.of()));
        }
        if (watch.hasNonNull("id") && !watch.path("id").asText().equals(id)) {
            throw new Problem.Found(Problem.unusable(
                    "The watch is wrong.",
                    List.of(new WatchCheck.Problem("$.id", "is another than the address says", id))));
        }
        watch.put("id", id);
        watch.put("version", Math.max(1, watch.path("version").asInt(1)));
        if (!watch.hasNonNull("since")) {
            watch.put("since", clock.instant().toString());
        }
        WatchCheck.Reading reading = WatchCheck.read(watch);
        Watch read = reading.watch();
        if (read == null) {
            throw new Problem.Found(Problem.unusable(
                    "The watch is wrong in " + reading.problems().size() + " places.", reading.problems()));
        }
        return read;
    }

    private void delete(Context ctx) throws InterruptedException {
        String id = Api.id(ctx);
        WatchRegistry there = registry();
        inTurn(() -> {
            if (!there.list().containsKey(id)) {
                throw new Problem.Found(Problem.notFound("There is no watch " + id + "."));
            }
            there.remove(List.of(id), clock.instant());
            return id;
        });
        ctx.status(204);
    }

    /** Two must not change one watch from the same version. Whoever waits for a turn waits no longer than for Kafka. */
    private <T> T inTurn(Supplier<T> edit) throws InterruptedException {
        if (!editing.tryLock(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Problem.Found(Problem.kafkaAway());
        }
        try {
            return edit.get();
        } finally {
            all.forget();
            editing.unlock();
        }
    }

    private void say(Context ctx) throws IOException, SQLException {
        String id = Api.id(ctx);
        JsonNode sent = Api.body(ctx);
        WatchRegistry there = registry();
        if (database.read(c -> StoredAlerts.one(c, id)).isEmpty()) {
            throw new Problem.Found(Problem.notFound("There is no alert " + id + "."));
        }
        AlertAction.Kind kind = kind(sent);
        Instant until = kind == AlertAction.Kind.SNOOZE ? until(sent) : null;
        String by = text(sent, "by", LONGEST_NAME);
        String note = text(sent, "note", LONGEST_NOTE);
        there.say(new AlertAction(id, kind, by == null ? "console" : by, clock.instant(), until, note));
        ctx.status(202);
        Api.json(ctx, new Said(id, kind, until));
    }

    private static AlertAction.Kind kind(JsonNode sent) {
        String given = sent.path("kind").asText();
        return Arrays.stream(AlertAction.Kind.values())
                .filter(k -> k.name().equals(given))
                .findFirst()
                .orElseThrow(() -> new Problem.Found(Problem.badParameter(
                        "kind", "That cannot be said of an alert.", Arrays.toString(AlertAction.Kind.values()))));
    }

    private Instant until(JsonNode sent) {
        String allowed = "a time in the next 90 days, such as 2026-05-01T08:00:00Z";
        try {
            Instant until = Instant.parse(sent.path("until").asText());
            Instant now = clock.instant();
            if (until.isAfter(now) && until.isBefore(now.plus(LONGEST_SNOOZE))) {
                return until;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new Problem.Found(Problem.badParameter("until", "Until when is not clear.", allowed));
    }

    private static @Nullable String text(JsonNode sent, String field, int longest) {
        JsonNode value = sent.path(field);
        if (value.isMissingNode() || value.isNull() || value.asText().isBlank()) {
            return null;
        }
        if (!value.isTextual() || value.asText().length() > longest) {
            throw new Problem.Found(Problem.badParameter(
                    field, "It is no text, or too long.", "text of at most " + longest + " characters"));
        }
        return value.asText();
    }

    private WatchRegistry registry() {
        WatchRegistry there = registry;
        if (there == null) {
            throw new Problem.Found(Problem.kafkaAway());
        }
        return there;
    }
}
