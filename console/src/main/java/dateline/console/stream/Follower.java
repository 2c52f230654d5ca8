package dateline.console.stream;

import dateline.console.http.Problem;
import dateline.console.read.Database;
import dateline.console.read.Overview;
import dateline.console.read.Rows;
import dateline.console.read.StoredAlerts;
import dateline.console.read.StoredArticles;
import dateline.runtime.life.Component.Status;
import dateline.runtime.life.Readiness;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Follows the database on one connection and tells all clients what is new. The sink's announcements only say when to
 * look; what is new comes from the rows themselves, so a lost announcement costs a few seconds and no event. While the
 * database is away it tries again; then it goes on where it was.
 */
public final class Follower implements Runnable {
    /** The database answers and has its tables. */
    public static final String DATABASE = "database";

    private static final String SNAPSHOT = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin,"
            + " pg_snapshot_xmax(pg_current_snapshot())::text::bigint as xmax";
    private static final int BATCH = 200;
    private static final int OVERLAP = 500;
    private static final Duration LISTEN = Duration.ofSeconds(1);
    private static final Duration STATUS_EVERY = Duration.ofSeconds(5);
    private static final Duration FEEDS_EVERY = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Database database;
    private final StreamClients clients;
    private final Readiness readiness;
    private final InstantSource clock;
    private final Duration retry;
    private final Watermark articles = new Watermark();
    private final Watermark alerts = new Watermark();
    private boolean positioned;
    private boolean open;
    private Instant lookedAt = Instant.EPOCH;
    private Instant statusAt = Instant.EPOCH;
    private Instant feedsAt = Instant.EPOCH;
    private boolean feedsChanged;
    private int openLooks;
    private int turn;
    private volatile Position position = new Position(0, 0, 0);
    private volatile Instant beat;
    private volatile Status ready = Status.down("the database has not answered yet");
    private volatile boolean closed;

    /** @param readiness has the condition {@link #DATABASE} */
    public Follower(
            Database database, StreamClients clients, Readiness readiness, InstantSource clock, Duration retry) {
        this.database = database;
        this.clients = clients;
        this.readiness = readiness;
        this.clock = clock;
        this.retry = retry;
        this.beat = clock.instant();
    }

    @Override
    public void run() {
        while (!closed) {
            try (Connection listening = database.listen()) {
                listen(listening);
            } catch (SQLException e) {
                away(e);
            }
        }
    }

    public void close() {
        closed = true;
    }

    /** Whether the database answers and has its tables. */
    public Status ready() {
        return ready;
    }

    /** When it last did anything. */
    public Instant beat() {
        return beat;
    }

    /** Where a client that joins now has everything after it has loaded the lists. */
    Position position() {
        return position;
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        lookedAt = Instant.EPOCH;
        while (!closed) {
            Set<String> news = news(notifications(postgres));
            Instant now = clock.instant();
            beat = now;
            feedsChanged |= news.contains("feed");
            boolean due = !now.isBefore(lookedAt.plus(LOOK_EVERY));
            if (due && !connection.isValid(2)) {
                throw new SQLException("the listening connection is dead", "08006");
            }
            if (due || open || !news.isEmpty()) {
                look(now);
            }
        }
    }

    private void look(Instant now) throws SQLException {
        boolean feedsToo = feedsChanged && !now.isBefore(feedsAt.plus(FEEDS_EVERY));
        boolean more = database.read(c -> {
            position(c);
            boolean unread = newArticles(c) | newAlerts(c);
            // only now: an event must not carry a position beyond an event that follows it
            boolean doubtEnded = articles.doubtEnded() | alerts.doubtEnded();
            turn += doubtEnded ? 1 : 0;
            position = at();
            if (doubtEnded) {
                send("reset", Map.of("reason", "What was stored slowly may be missing; load the lists."));
            }
            if (feedsToo && !clients.isEmpty()) {
                send("feed", Overview.feedCounts(c));
            }
            return unread;
        });
        readiness.met(DATABASE);
        if (!ready.ok()) {
            ready = Status.up("the database answers");
            send("health", Map.of("ready", true, "detail", "The database answers."));
        }
        open = more || articles.open() || alerts.open();
        openLooks = open && !more ? openLooks + 1 : 0;
        lookedAt = now;
        if (feedsToo) {
            feedsAt = now;
            feedsChanged = false;
        }
        status(now);
    }

    /** Begins a little before the newest rows, or again if the tables have been emptied. */
    private void position(Connection c) throws SQLException {
        boolean moved = begin(c, "article", articles) | begin(c, "alert", alerts);
        if (moved && positioned) {
            clients.send(Event.of("reset", at(), Map.of("reason", "The database was emptied.")));
        }
        positioned = true;
        position = at();
    }

    private boolean begin(Connection c, String table, Watermark watermark) throws SQLException {
        long highest = Rows.number(c, "select coalesce(max(seq), 0) from " + table);
        if (positioned && highest >= watermark.settled()) {
            return false;
        }
        long settled = Math.max(0, highest - OVERLAP);
        List<Long> seen =
                Rows.list(c, "select seq from " + table + " where seq > ?", List.of(settled), r -> r.getLong(1));
        Rows.list(c, SNAPSHOT, List.of(), r -> {
            watermark.restart(settled, seen, r.getLong("xmin"), r.getLong("xmax"));
            return true;
        });
        return true;
    }

    private boolean newArticles(Connection c) throws SQLException {
        List<StoredArticles.Item> items = StoredArticles.after(c, articles.settled(), articles.seen(), BATCH);
        boolean complete = items.size() < BATCH;
        note(c, articles, items.stream().map(StoredArticles.Item::seq).toList(), complete);
        items.forEach(i -> send("article", i));
        return !complete;
    }

    private boolean newAlerts(Connection c) throws SQLException {
        List<StoredAlerts.Item> items = StoredAlerts.after(c, alerts.settled(), alerts.seen(), BATCH);
        boolean complete = items.size() < BATCH;
        note(c, alerts, items.stream().map(StoredAlerts.Item::seq).toList(), complete);
        items.forEach(i -> send("alert", i));
        return !complete;
    }

    private static void note(Connection c, Watermark watermark, List<Long> numbers, boolean complete)
            throws SQLException {
        Rows.list(c, SNAPSHOT, List.of(), r -> {
            watermark.read(numbers, complete, r.getLong("xmin"), r.getLong("xmax"));
            return true;
        });
    }

    private void status(Instant now) throws SQLException {
        if (!clients.isEmpty() && !now.isBefore(statusAt.plus(STATUS_EVERY))) {
            statusAt = now;
            send("status", database.read(c -> Overview.totals(c, now)));
        }
    }

    private void send(String name, Object data) {
        if (!clients.isEmpty()) {
            clients.send(Event.of(name, position, data));
        }
    }

    /** Rows that are not settled are looked after often at first, then once a second. */
    private int patience() {
        if (lookedAt.equals(Instant.EPOCH)) {
            return 1;
        }
        return open ? Math.clamp(100L * openLooks, 1, (int) LISTEN.toMillis()) : (int) LISTEN.toMillis();
    }

    private Position at() {
        return new Position(articles.settled(), alerts.settled(), turn);
    }

    private PGNotification @Nullable [] notifications(PGConnection postgres) throws SQLException {
        // what came in with the answer to another question is not waited for again
        PGNotification[] arrived = postgres.getNotifications();
        return arrived != null && arrived.length > 0 ? arrived : postgres.getNotifications(patience());
    }

    private static Set<String> news(PGNotification @Nullable [] notifications) {
        Set<String> kinds = new HashSet<>();
        if (notifications != null) {
            for (PGNotification notification : notifications) {
                kinds.add(notification.getParameter());
            }
        }
        return kinds;
    }

    private void away(SQLException e) {
        beat = clock.instant();
        Problem problem = Problem.of(e);
        readiness.unmet(DATABASE, problem.title() + ": " + firstLine(e));
        ready = Status.down(problem.title());
        send("health", Map.of("ready", false, "detail", problem.title()));
        if (!closed) {
            pause();
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private void pause() {
        try {
            Thread.sleep(retry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
