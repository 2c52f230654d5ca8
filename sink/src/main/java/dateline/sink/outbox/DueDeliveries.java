package dateline.sink.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dateline.contract.json.Json;
import dateline.contract.record.Alert;
import dateline.sink.sql.Row;
import dateline.sink.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is due for a channel, looked for by whoever has locked the channel's row. */
final class DueDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(DueDeliveries.class);
    private static final int MOST_READ = 200;
    private static final int MOST_IN_ONE = 50;
    private static final int TEXT_READ = 20_000;

    // an update is out of date when the next one is there; so is a beginning that nobody has been told of
    private static final String SUPERSEDED = """
            update delivery d set state = 'SKIPPED', last_error = 'a later one says it all'
             where d.channel = ? and d.state = 'PENDING' and d.next_attempt <= ?
               and (d.event = 'UPDATED' or (d.event = 'OPEN' and d.attempts = 0))
               and exists (
                     select 1 from delivery e
                      where e.alert_id = d.alert_id and e.channel = d.channel and e.revision > d.revision
                        and e.state = 'PENDING' and e.event = 'UPDATED' and e.next_attempt <= ?)""";

    // an attempt that failed may have arrived all the same
    private static final String TAKEN_BACK = """
            update delivery d set state = 'SKIPPED', last_error = 'taken back before anyone was told'
             where d.channel = ? and d.state = 'PENDING'
               and exists (
                     select 1 from delivery e
                      where e.alert_id = d.alert_id and e.channel = d.channel and e.state = 'PENDING'
                        and e.event = 'RETRACTED')
               and not exists (
                     select 1 from delivery p
                      where p.alert_id = d.alert_id and p.channel = d.channel and p.attempts > 0)""";

    private static final String FIND = """
            select d.alert_id, d.revision, d.watch_id, d.digest, d.attempts, d.due, e.record::text
              from delivery d join alert_event e on e.alert_id = d.alert_id and e.revision = d.revision
             where d.channel = ? and d.state = 'PENDING' and d.next_attempt <= ?
               and not exists (
                     select 1 from delivery b
                      where b.alert_id = d.alert_id and b.channel = d.channel and b.revision < d.revision
                        and b.state = 'PENDING')
             order by d.next_attempt, d.due, d.alert_id
             limit ?""";

    private static final String TEXTS = "select id, left(text, " + TEXT_READ + ") from article where id = any (?)";

    private static final String UNREADABLE = """
            update delivery set state = 'GIVEN_UP', last_error = 'the alert cannot be read'
             where channel = ? and alert_id = ? and revision = ? and state = 'PENDING'""";

    private final Connection connection;
    private final String channel;
    private final Instant now;

    private final boolean probe;

    private record Unreadable(String alertId, int revision) {}

    /** @param probe whether the channel fails, so that one thing is tried */
    DueDeliveries(Connection connection, String channel, boolean probe, Instant now) {
        this.connection = connection;
        this.channel = channel;
        this.probe = probe;
        this.now = now;
    }

    void skipWhatIsOver() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKEN_BACK)) {
            new Row(statement).text(channel);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(SUPERSEDED)) {
            new Row(statement).text(channel).time(now).time(now);
            statement.executeUpdate();
        }
    }

    /** @return lists of what goes into one message, those that have waited longest first */
    List<List<Claim>> find(boolean people, int atMost) throws SQLException {
        int most = probe ? 1 : atMost;
        Map<String, List<Claim>> messages = new LinkedHashMap<>();
        List<Unreadable> unreadable = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, channel);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setInt(3, people ? MOST_READ : most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Claim claim = claim(rows);
                    if (claim == null) {
                        unreadable.add(new Unreadable(rows.getString(1), rows.getInt(2)));
                        continue;
                    }
                    boolean together = people && rows.getBoolean(4);
                    String message = together
                            ? "watch " + rows.getString(3)
                            : "alert " + rows.getString(1) + " " + rows.getInt(2);
                    messages.computeIfAbsent(message, m -> new ArrayList<>()).add(claim);
                }
            }
        }
        giveUp(unreadable);
        List<List<Claim>> taken = messages.values().stream()
                .limit(most)
                .map(m -> m.subList(0, Math.min(m.size(), MOST_IN_ONE)))
                .toList();
        return people ? withTexts(taken) : taken;
    }

    /** One alert that nobody can read must not keep back all others. */
    private void giveUp(List<Unreadable> deliveries) throws SQLException {
        Sql.batch(
                connection,
                UNREADABLE,
                deliveries,
                (row, d) -> row.text(channel).text(d.alertId()).number(d.revision()));
        deliveries.forEach(d -> LOG.atError()
                .addKeyValue("channel", channel)
                .addKeyValue("alert", d.alertId())
                .addKeyValue("revision", d.revision())
                .log("an alert is not what was written, and is not told"));
    }

    /** Null if its alert cannot be read. */
    private @Nullable Claim claim(ResultSet row) throws SQLException {
        Alert alert = alert(row.getString(7));
        if (alert == null) {
            return null;
        }
        Instant due = row.getObject(6, OffsetDateTime.class).toInstant();
        return new Claim(channel, row.getString(1), row.getInt(2), row.getInt(5) + 1, probe, due, alert, Map.of());
    }

    private List<List<Claim>> withTexts(List<List<Claim>> messages) throws SQLException {
        Set<String> ids = messages.stream()
                .flatMap(List::stream)
                .flatMap(c -> c.alert().articles().stream())
                .map(Alert.Source::articleId)
                .collect(Collectors.toSet());
        Map<String, String> texts = texts(ids);
        return messages.stream()
                .map(m -> m.stream().map(c -> c.with(of(c.alert(), texts))).toList())
                .toList();
    }

    private static Map<String, String> of(Alert alert, Map<String, String> texts) {
        Map<String, String> its = new HashMap<>();
        alert.articles().forEach(a -> {
            String text = texts.get(a.articleId());
            if (text != null) {
                its.put(a.articleId(), text);
            }
        });
        return its;
    }

    private Map<String, String> texts(Collection<String> ids) throws SQLException {
        Map<String, String> texts = new HashMap<>();
        if (ids.isEmpty()) {
            return texts;
        }
        try (PreparedStatement statement = connection.prepareStatement(TEXTS)) {
            statement.setArray(1, Sql.textArray(connection, ids));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return texts;
    }

    private static @Nullable Alert alert(String json) {
        try {
            return Json.MAPPER.readValue(json, Alert.class);
        } catch (JsonProcessingException e) {
            LOG.debug("not an alert", e);
            return null;
        }
    }
}
