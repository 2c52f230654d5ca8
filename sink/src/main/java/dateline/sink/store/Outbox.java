package dateline.sink.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dateline.contract.Alert;
import dateline.contract.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that someone is still to be told of: the table {@code delivery}, filled in the same transaction as the
 * alerts. Safe for any number of threads and processes: an alert that was taken is nobody else's until its lease ends.
 *
 * <p>Every method throws {@link StorageUnavailable} where the database cannot be reached.
 */
public final class Outbox {
    private static final TypeReference<List<Alert.Source>> SOURCES = new TypeReference<>() {};

    private static final String TAKE = """
            with due as (
              select alert_id, channel from delivery
               where channel = ? and delivered_at is null and next_attempt <= ?
               order by next_attempt
               limit 1 for update skip locked),
            taken as (
              update delivery d set attempts = d.attempts + 1, next_attempt = ?
                from due where d.alert_id = due.alert_id and d.channel = due.channel
              returning d.alert_id, d.attempts)
            select a.*, taken.attempts from taken join alert a on a.id = taken.alert_id""";

    private static final String DELIVERED =
            "update delivery set delivered_at = ?, last_error = null where alert_id = ? and channel = ?";

    private static final String FAILED =
            "update delivery set next_attempt = ?, last_error = ? where alert_id = ? and channel = ?";

    private final DataSource database;
    private final String channel;
    private final Duration lease;

    /**
     * @param database gives connections with auto-commit off
     * @param channel whose deliveries
     * @param lease longer than any attempt takes; after it an alert is due again if nobody said what became of it
     */
    public Outbox(DataSource database, String channel, Duration lease) {
        this.database = database;
        this.channel = channel;
        this.lease = lease;
    }

    /**
     * An alert to be delivered now.
     *
     * @param alert the alert
     * @param attempt which attempt this is, from 1
     */
    public record Delivery(Alert alert, int attempt) {}

    /** Takes the alert that has been due the longest. */
    public Optional<Delivery> take(Instant now) {
        return inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
                statement.setString(1, channel);
                statement.setObject(2, now.atOffset(ZoneOffset.UTC));
                statement.setObject(3, now.plus(lease).atOffset(ZoneOffset.UTC));
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(delivery(rows)) : Optional.empty();
                }
            }
        });
    }

    /** The alert has arrived. */
    public void delivered(String alertId, Instant at) {
        settle(DELIVERED, row -> row.time(at).text(alertId).text(channel));
    }

    /** The alert has not arrived and is due again at a time. */
    public void failed(String alertId, Instant nextAttempt, String error) {
        settle(FAILED, row -> row.time(nextAttempt).text(error).text(alertId).text(channel));
    }

    private void settle(String sql, Settlement settlement) {
        inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                settlement.bind(new Row(statement));
                return statement.executeUpdate();
            }
        });
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new StorageUnavailable(SqlErrors.describe(e), e);
        }
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Alert alert = new Alert.Draft(
                        row.getString("id"),
                        row.getString("watch_id"),
                        row.getInt("watch_version"),
                        row.getString("watch_name"),
                        Alert.State.valueOf(row.getString("state")),
                        row.getString("country"),
                        row.getString("country_name"),
                        row.getInt("episode"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("last_mention", OffsetDateTime.class)),
                        Duration.ofSeconds(row.getLong("window_s")),
                        row.getString("why"),
                        sources(row.getString("articles")))
                .finish();
        return new Delivery(alert, row.getInt("attempts"));
    }

    private static List<Alert.Source> sources(String json) throws SQLException {
        try {
            return Json.MAPPER.readValue(json, SOURCES);
        } catch (JsonProcessingException e) {
            throw new SQLException("an alert's articles are not what was written", e);
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Settlement {
        Row bind(Row row) throws SQLException;
    }
}
