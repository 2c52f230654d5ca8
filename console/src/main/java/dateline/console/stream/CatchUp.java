package dateline.console.stream;

import dateline.console.read.Rows;
import dateline.console.read.StoredAlerts;
import dateline.console.read.StoredArticles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a client that comes back has missed since a position. */
final class CatchUp {
    private static final int MAX = 500;

    /** What a client gets that has to begin anew. */
    static final Event RESET =
            Event.of("reset", null, Map.of("reason", "There is too much to catch up on; load the lists."));

    private CatchUp() {}

    /** Events since a position, or a single {@code reset} where there are too many, or the tables have been emptied. */
    static List<Event> since(Position position, Connection connection) throws SQLException {
        List<StoredArticles.Item> articles = StoredArticles.after(connection, position.article(), List.of(), MAX + 1);
        List<StoredAlerts.Item> alerts = StoredAlerts.after(connection, position.alert(), List.of(), MAX + 1);
        if (articles.size() > MAX || alerts.size() > MAX || isAhead(position, connection)) {
            return List.of(RESET);
        }
        List<Event> events = new ArrayList<>();
        articles.forEach(a -> events.add(Event.of("article", null, a)));
        alerts.forEach(a -> events.add(Event.of("alert", null, a)));
        return events;
    }

    private static boolean isAhead(Position position, Connection connection) throws SQLException {
        return Rows.number(connection, "select coalesce(max(seq), 0) from article") < position.article()
                || Rows.number(connection, "select coalesce(max(seq), 0) from alert") < position.alert();
    }
}
