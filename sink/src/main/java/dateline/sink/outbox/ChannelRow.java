package dateline.sink.outbox;

import dateline.sink.sql.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A channel's row, locked by this transaction, so that sinks take turns in looking for what is due.
 *
 * @param name the channel
 * @param configuration digest of its settings
 * @param state see {@link ChannelState.Condition}
 * @param failures in a row
 * @param failingSince null while it works
 * @param lastSuccess null if there was none
 * @param nextAttempt null for at once
 * @param warned whether people were told that it fails
 */
record ChannelRow(
        String name,
        @Nullable String configuration,
        ChannelState.Condition state,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant lastSuccess,
        @Nullable Instant nextAttempt,
        boolean warned) {
    private static final String LOCK = """
            select name, configuration, state, failures, failing_since, last_success, next_attempt, warned
              from channel where name = ? for update""";

    private static final String WORKED = """
            update channel set state = 'OK', failures = 0, failing_since = null, last_success = ?, next_attempt = null,
                   reason = null, warned = false, since = case when state = 'OK' then since else ? end,
                   notice = case when warned then 'works again' else notice end
             where name = ? and state <> 'DISABLED'
               and (state <> 'OK' or failures > 0 or last_success is null
                    or last_success < ?::timestamptz - interval '10 seconds')""";

    private static final String FAILED = """
            update channel set state = 'FAILING', since = case when state = 'FAILING' then since else ? end, reason = ?,
                   failures = failures + 1, failing_since = coalesce(failing_since, ?), next_attempt = ?,
                   notice = case when ? then ? else notice end, warned = warned or ?
             where name = ? and state <> 'DISABLED'""";

    private static final String DISABLED = """
            update channel set state = 'DISABLED', since = ?, reason = ?, notice = ?, notice_after = null
             where name = ? and state <> 'DISABLED'""";

    /** Null if there is no such channel. */
    static @Nullable ChannelRow lock(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            new Row(statement).text(name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? of(row) : null;
            }
        }
    }

    private static ChannelRow of(ResultSet row) throws SQLException {
        return new ChannelRow(
                row.getString("name"),
                row.getString("configuration"),
                ChannelState.Condition.valueOf(row.getString("state")),
                row.getInt("failures"),
                instant(row, "failing_since"),
                instant(row, "last_success"),
                instant(row, "next_attempt"),
                row.getBoolean("warned"));
    }

    /** Whether anything may be sent now. */
    boolean isOpen(Instant now) {
        return state != ChannelState.Condition.DISABLED && (nextAttempt == null || !nextAttempt.isAfter(now));
    }

    /** Whether nothing has arrived since. */
    boolean isSilentSince(Instant time) {
        return lastSuccess == null || lastSuccess.isBefore(time);
    }

    /** Nobody else tries meanwhile. */
    void holdBack(Connection connection, Instant until) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update channel set next_attempt = ? where name = ?")) {
            new Row(statement).time(until).text(name);
            statement.executeUpdate();
        }
    }

    /** Something arrived. Writes nothing where that is no news. */
    static void worked(Connection connection, String name, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WORKED)) {
            new Row(statement).time(now).time(now).text(name).time(now);
            statement.executeUpdate();
        }
    }

    void failed(Connection connection, String error, Instant next, Duration warnAfter, Instant now)
            throws SQLException {
        Instant began = failingSince == null ? now : failingSince;
        boolean warn = !warned && !began.plus(warnAfter).isAfter(now);
        try (PreparedStatement statement = connection.prepareStatement(FAILED)) {
            Row row = new Row(statement).time(now).text(error).time(now).time(next);
            row.bool(warn)
                    .text("has failed since " + began + ": " + error)
                    .bool(warn)
                    .text(name);
            statement.executeUpdate();
        }
    }

    void disable(Connection connection, String reason, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DISABLED)) {
            new Row(statement)
                    .time(now)
                    .text(reason)
                    .text("is disabled: " + reason)
                    .text(name);
            statement.executeUpdate();
        }
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
