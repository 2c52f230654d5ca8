package dateline.sink.outbox;

import dateline.sink.sql.Row;
import dateline.sink.sql.StorageUnavailable;
import dateline.sink.sql.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How channels fare: the table {@code channel}. Safe for any number of threads and processes.
 *
 * <p>Every method throws {@link StorageUnavailable} where the database cannot be reached.
 */
public final class ChannelStates {
    private static final String NEW = """
            insert into channel (name, type, configuration, state, since) values (?, ?, ?, 'OK', ?)
            on conflict (name) do nothing""";

    private static final String CHANGED = "update channel set type = ?, configuration = ? where name = ?";

    private static final String ENABLED = """
            update channel set state = 'OK', since = ?, reason = null, failures = 0, failing_since = null,
                   next_attempt = null, notice = null, warned = false
             where name = ?""";

    private static final String TOO_OLD = """
            update delivery set state = 'GIVEN_UP',
                   last_error = coalesce(last_error, 'the channel was enabled again too late')
             where channel = ? and state = 'PENDING' and due < ?""";

    private static final String AT_ONCE =
            "update delivery set next_attempt = due where channel = ? and state = 'PENDING'";

    private static final String UNCONFIGURED = """
            update channel set state = 'UNKNOWN', since = ?, reason = 'no channel of this name is configured'
             where state <> 'UNKNOWN' and not name = any (?)""";

    private static final String LIST = """
            select c.name, c.type, c.state, c.since, c.reason, c.failures, c.last_success,
                   count(d.alert_id) filter (where d.state = 'PENDING') as pending,
                   count(d.alert_id) filter (where d.state = 'GIVEN_UP') as given_up
              from channel c left join delivery d on d.channel = c.name
             group by c.name order by c.name""";

    private static final String NOTICE = """
            update channel set notice_after = ? where name = (
              select name from channel where notice is not null and (notice_after is null or notice_after <= ?)
               order by name limit 1 for update skip locked)
            returning name, notice, since""";

    private static final String NOTICED =
            "update channel set notice = null, notice_after = null where name = ? and notice = ?";

    private final Transactions transactions;
    private final Duration giveUpAfter;

    /** @param giveUpAfter what has waited for longer when a channel is enabled again is given up */
    public ChannelStates(Transactions transactions, Duration giveUpAfter) {
        this.transactions = transactions;
        this.giveUpAfter = giveUpAfter;
    }

    /**
     * Something about a channel that people are to be told.
     *
     * @param channel the channel
     * @param text goes on after its name
     * @param since when the channel came into its state: the same words may be told again another time
     */
    public record Notice(String channel, String text, Instant since) {}

    /**
     * A channel is configured. With other settings than before it is enabled again.
     *
     * @param configuration a digest of its settings
     */
    public void configured(String name, String type, String configuration, Instant now) {
        transactions.update(connection -> {
            run(
                    connection,
                    NEW,
                    row -> row.text(name).text(type).text(configuration).time(now));
            ChannelRow row = ChannelRow.lock(connection, name);
            if (row != null && !configuration.equals(row.configuration())) {
                run(connection, CHANGED, r -> r.text(type).text(configuration).text(name));
                enable(connection, name, now);
            }
        });
    }

    /** No other channels are configured. */
    public void configuredAre(Collection<String> names, Instant now) {
        transactions.update(connection -> {
            run(connection, UNCONFIGURED, row -> row.time(now).texts(List.copyOf(names)));
        });
    }

    /**
     * Lets a channel that was disabled work again: what waits for it is told at once, or given up if it has waited too
     * long.
     *
     * @return whether there is such a channel
     */
    public boolean enable(String name, Instant now) {
        return transactions.run(
                connection -> ChannelRow.lock(connection, name) != null && enable(connection, name, now));
    }

    /** All channels that were ever configured or named. */
    public List<ChannelState> list() {
        return transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LIST);
                    ResultSet rows = statement.executeQuery()) {
                List<ChannelState> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(state(rows));
                }
                return all;
            }
        });
    }

    /** Takes something that people are to be told of a channel; nobody else gets it until the lease ends. */
    public Optional<Notice> takeNotice(Instant now, Duration lease) {
        return transactions.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(NOTICE)) {
                new Row(statement).time(now.plus(lease)).time(now);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(notice(rows)) : Optional.<Notice>empty();
                }
            }
        });
    }

    private static Notice notice(ResultSet row) throws SQLException {
        Instant since = ChannelRow.instant(row, "since");
        return new Notice(row.getString("name"), row.getString("notice"), since == null ? Instant.EPOCH : since);
    }

    /** People were told. */
    public void noticed(Notice notice) {
        transactions.update(connection -> {
            run(connection, NOTICED, row -> row.text(notice.channel()).text(notice.text()));
        });
    }

    private boolean enable(Connection connection, String name, Instant now) throws SQLException {
        run(connection, ENABLED, row -> row.time(now).text(name));
        run(connection, TOO_OLD, row -> row.text(name).time(now.minus(giveUpAfter)));
        run(connection, AT_ONCE, row -> row.text(name));
        return true;
    }

    private static ChannelState state(ResultSet row) throws SQLException {
        Instant since = ChannelRow.instant(row, "since");
        return new ChannelState(
                row.getString("name"),
                row.getString("type"),
                ChannelState.Condition.valueOf(row.getString("state")),
                since == null ? Instant.EPOCH : since,
                row.getString("reason"),
                row.getInt("failures"),
                ChannelRow.instant(row, "last_success"),
                row.getLong("pending"),
                row.getLong("given_up"));
    }

    @FunctionalInterface
    private interface Binding {
        @Nullable
        Row bind(Row row) throws SQLException;
    }

    private static void run(Connection connection, String sql, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(new Row(statement));
            statement.executeUpdate();
        }
    }
}
