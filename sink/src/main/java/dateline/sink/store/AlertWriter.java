package dateline.sink.store;

import dateline.contract.record.Alert;
import dateline.sink.sql.Row;
import dateline.sink.sql.Sql;
import dateline.sink.sql.StorableText;
import dateline.sink.store.Change.Alerted;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes alerts with their history and, in the same transaction, who is still to be told of them. */
final class AlertWriter {
    private static final String ALERT = """
            insert into alert (id, watch_id, watch_version, watch_name, state, country, country_name, episode, at,
              last_mention, window_s, why, articles, revision, updated, mode, scope, level, publishers, mentions,
              held_back, deliver_after, silent, digest, channels, reason, record)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (id) do update set
              watch_id = excluded.watch_id, watch_version = excluded.watch_version, watch_name = excluded.watch_name,
              state = excluded.state, country = excluded.country, country_name = excluded.country_name,
              episode = excluded.episode, at = excluded.at, last_mention = excluded.last_mention,
              window_s = excluded.window_s, why = excluded.why, articles = excluded.articles,
              revision = excluded.revision, updated = excluded.updated, mode = excluded.mode, scope = excluded.scope,
              level = excluded.level, publishers = excluded.publishers, mentions = excluded.mentions,
              held_back = excluded.held_back, deliver_after = excluded.deliver_after, silent = excluded.silent,
              digest = excluded.digest, channels = excluded.channels, reason = excluded.reason,
              record = excluded.record, seq = nextval('alert_seq'), stored_at = now()
            where excluded.revision > alert.revision""";

    private static final String EVENT = """
            insert into alert_event (alert_id, revision, state, updated, silent, record)
            values (?, ?, ?, ?, ?, ?::jsonb)
            on conflict do nothing""";

    /** A rewritten batch has no update counts, but a row's xmin is the transaction that wrote it. */
    private static final String WRITTEN = """
            select alert_id, revision from alert_event
             where alert_id = any (?) and xmin = pg_current_xact_id()::xid""";

    private final DeliveryWriter deliveries;

    /** @param routes who is told of alerts */
    AlertWriter(List<Route> routes) {
        this.deliveries = new DeliveryWriter(routes);
    }

    /** An alert's identity in its history. Records from before schema 2 have no revision and are the first. */
    record Key(String id, int revision) implements Comparable<Key> {
        static Key of(Alert alert) {
            Integer revision = alert.revision();
            return new Key(StorableText.of(alert.id()), revision == null ? 1 : revision);
        }

        @Override
        public int compareTo(Key other) {
            int byId = id.compareTo(other.id);
            return byId != 0 ? byId : Integer.compare(revision, other.revision);
        }
    }

    /** @return those that nobody had stored yet; of several with one id and revision the first */
    List<Alerted> write(Connection connection, List<Alerted> changes) throws SQLException {
        if (changes.isEmpty()) {
            return List.of();
        }
        SortedMap<Key, Alerted> events = new TreeMap<>();
        changes.forEach(c -> events.putIfAbsent(Key.of(c.alert()), c));
        SortedMap<String, Alert> latest = new TreeMap<>();
        events.forEach((key, change) -> latest.put(key.id(), change.alert()));
        Sql.batch(connection, ALERT, latest.values(), AlertWriter::bind);
        Sql.batch(connection, EVENT, events.values(), (row, c) -> bindEvent(row, c.alert()));
        Set<Key> written = written(connection, latest.keySet());
        List<Alerted> stored = events.entrySet().stream()
                .filter(e -> written.contains(e.getKey()))
                .map(SortedMap.Entry::getValue)
                .toList();
        deliveries.write(connection, stored);
        return stored;
    }

    private static Set<Key> written(Connection connection, Collection<String> ids) throws SQLException {
        Set<Key> written = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(WRITTEN)) {
            Array any = Sql.textArray(connection, ids);
            statement.setArray(1, any);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.add(new Key(rows.getString(1), rows.getInt(2)));
                }
            }
        }
        return written;
    }

    private static void bind(Row row, Alert a) throws SQLException {
        row.text(a.id()).text(a.watchId()).number(a.watchVersion()).text(a.watchName());
        row.text(a.state().name()).text(a.country()).text(a.countryName()).number(a.episode());
        row.time(a.at()).time(a.lastMention()).number(a.window().toSeconds()).text(a.why());
        row.json(a.articles()).number(Key.of(a).revision()).time(updated(a));
        row.text(name(a.mode())).text(a.scope()).text(name(a.level()));
        row.numberOrNull(a.publishers()).numberOrNull(a.mentions()).numberOrNull(a.heldBack());
        row.time(a.deliverAfter()).bool(isTrue(a.silent())).bool(isTrue(a.digest()));
        row.textsOrNull(a.channels()).text(a.reason()).json(a);
    }

    private static void bindEvent(Row row, Alert a) throws SQLException {
        row.text(a.id()).number(Key.of(a).revision()).text(a.state().name()).time(updated(a));
        row.bool(isTrue(a.silent())).json(a);
    }

    private static Instant updated(Alert alert) {
        Instant updated = alert.updated();
        return updated == null ? alert.at() : updated;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
