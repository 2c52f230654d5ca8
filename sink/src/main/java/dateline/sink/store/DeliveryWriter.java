package dateline.sink.store;

import dateline.contract.record.Alert;
import dateline.sink.sql.Row;
import dateline.sink.sql.Sql;
import dateline.sink.store.Change.Alerted;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes which channels are to be told of what. Used by one thread. */
final class DeliveryWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWriter.class);

    // what was in the news long before this database began is history, not news; who was not told of a beginning is
    // not told of the end; what is older than what was told already is not told after it
    private static final String DELIVERY = """
            insert into delivery (alert_id, revision, channel, event, watch_id, digest, due, next_attempt)
            select n.alert_id, n.revision, n.channel, n.event, n.watch_id, n.digest, coalesce(n.due, now()),
                   coalesce(n.due, '-infinity')
              from (select ?::text, ?::integer, ?::text, ?::text, ?::text, ?::boolean, ?::timestamptz, ?::timestamptz,
                           ?::boolean)
                   as n (alert_id, revision, channel, event, watch_id, digest, due, at, is_end), installation i
             where n.at >= i.started - interval '24 hours'
               and (not n.is_end or exists (
                     select 1 from delivery d where d.alert_id = n.alert_id and d.channel = n.channel))
               and not exists (
                     select 1 from delivery d
                      where d.alert_id = n.alert_id and d.channel = n.channel and d.revision > n.revision)
            on conflict do nothing""";

    private static final String UNKNOWN = """
            insert into channel (name, state, since, reason) values (?, 'UNKNOWN', now(), ?)
            on conflict (name) do nothing""";

    private final List<Route> routes;
    private final Set<String> warned = new HashSet<>();

    DeliveryWriter(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    private record Told(Alert alert, String channel) {}

    /** @param stored what nobody had stored before, in the order of ids and revisions */
    void write(Connection connection, List<Alerted> stored) throws SQLException {
        List<Told> told = new ArrayList<>();
        for (Alerted change : stored) {
            for (String channel : Route.of(change.alert(), routes)) {
                if (Route.isTold(change.alert()) || closes(channel, change.alert())) {
                    told.add(new Told(change.alert(), channel));
                }
            }
        }
        List<Told> unknown = told.stream()
                .filter(t -> routes.stream().noneMatch(r -> r.channel().equals(t.channel())))
                .toList();
        Sql.batch(connection, DELIVERY, told, DeliveryWriter::bind);
        Sql.batch(
                connection, UNKNOWN, unknown, (row, t) -> row.text(t.channel()).text(whoNames(t.alert())));
        unknown.stream().filter(t -> warned.add(t.channel())).forEach(DeliveryWriter::warn);
    }

    private boolean closes(String channel, Alert alert) {
        return alert.state().isEnded()
                && routes.stream().anyMatch(r -> r.resolves() && r.channel().equals(channel));
    }

    private static void bind(Row row, Told told) throws SQLException {
        Alert a = told.alert();
        row.text(a.id()).number(AlertWriter.Key.of(a).revision()).text(told.channel());
        row.text(a.state().name()).text(a.watchId()).bool(AlertWriter.isTrue(a.digest()));
        row.time(a.deliverAfter()).time(a.at()).bool(a.state().isEnded());
    }

    private static String whoNames(Alert alert) {
        return "the watch " + alert.watchId() + " names it, but no channel of this name is configured";
    }

    private static void warn(Told told) {
        LOG.atWarn()
                .addKeyValue("channel", told.channel())
                .addKeyValue("watch", told.alert().watchId())
                .log("a watch names a channel that is not configured; its alerts wait until it is");
    }
}
