package dateline.sink.store;

import dateline.contract.Alert;
import dateline.sink.store.Change.Alerted;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes alerts and, in the same transaction, who is still to be told of them. */
final class AlertWriter {
    private static final String ALERT = """
            insert into alert (id, watch_id, watch_version, watch_name, state, country, country_name, episode, at,
              last_mention, window_s, why, articles)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (id) do update set
              watch_id = excluded.watch_id, watch_version = excluded.watch_version, watch_name = excluded.watch_name,
              state = excluded.state, country = excluded.country, country_name = excluded.country_name,
              episode = excluded.episode, at = excluded.at, last_mention = excluded.last_mention,
              window_s = excluded.window_s, why = excluded.why, articles = excluded.articles,
              seq = nextval('alert_seq'), stored_at = now()
            where (alert.watch_id, alert.watch_version, alert.watch_name, alert.state, alert.country,
                   alert.country_name, alert.episode, alert.at, alert.last_mention, alert.window_s, alert.why,
                   alert.articles)
              is distinct from
                  (excluded.watch_id, excluded.watch_version, excluded.watch_name, excluded.state, excluded.country,
                   excluded.country_name, excluded.episode, excluded.at, excluded.last_mention, excluded.window_s,
                   excluded.why, excluded.articles)""";

    // what was in the news long before this database began is history, not news
    private static final String DELIVERY = """
            insert into delivery (alert_id, channel)
            select ?, ? from installation where ?::timestamptz >= started - interval '24 hours'
            on conflict do nothing""";

    private final List<String> channels;

    /** @param channels who is told of alerts */
    AlertWriter(List<String> channels) {
        this.channels = List.copyOf(channels);
    }

    /** @return those that are new or differ from what was kept */
    List<Alerted> write(Connection connection, List<Alerted> changes) throws SQLException {
        if (changes.isEmpty()) {
            return List.of();
        }
        SortedMap<String, Alert> last = new TreeMap<>();
        changes.forEach(c -> last.put(StorableText.of(c.alert().id()), c.alert()));
        Sql.batch(connection, ALERT, last.values(), AlertWriter::bind);
        Set<String> written = Sql.written(connection, "alert", last.keySet());
        List<Alerted> stored = new ArrayList<>();
        for (Alerted change : changes) {
            String id = StorableText.of(change.alert().id());
            if (written.contains(id) && last.get(id) == change.alert()) {
                stored.add(change);
            }
        }
        writeDeliveries(connection, stored);
        return stored;
    }

    private void writeDeliveries(Connection connection, List<Alerted> stored) throws SQLException {
        for (String channel : channels) {
            Sql.batch(
                    connection,
                    DELIVERY,
                    stored,
                    (row, c) -> row.text(c.alert().id())
                            .text(channel)
                            .time(c.alert().at()));
        }
    }

    private static void bind(Row row, Alert a) throws SQLException {
        row.text(a.id()).text(a.watchId()).number(a.watchVersion()).text(a.watchName());
        row.text(a.state().name()).text(a.country()).text(a.countryName()).number(a.episode());
        row.time(a.at()).time(a.lastMention()).number(a.window().toSeconds()).text(a.why());
        row.json(a.articles());
    }
}
