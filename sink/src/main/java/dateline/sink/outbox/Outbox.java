package dateline.sink.outbox;

import dateline.sink.sql.Row;
import dateline.sink.sql.Sql;
import dateline.sink.sql.StorageUnavailable;
import dateline.sink.sql.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What channels are still to be told of: the table {@code delivery}, filled in the same transaction as the alerts. A
 * later revision of an alert waits until the earlier one was told or given up. Safe for any number of threads and
 * processes: what was taken is nobody else's until its lease ends.
 *
 * <p>Every method throws {@link StorageUnavailable} where the database cannot be reached.
 */
public final class Outbox {
    private static final String DUE =
            "select 1 from delivery where channel = ? and state = 'PENDING' and next_attempt <= ? limit 1";

    private static final String CLAIM = """
            update delivery set attempts = attempts + 1, next_attempt = ?
             where channel = ? and alert_id = ? and revision = ?""";

    // whoever's lease has ended says nothing any more
    private static final String MINE =
            " where channel = ? and alert_id = ? and revision = ? and attempts = ? and state = 'PENDING'";

    private static final String DELIVERED =
            "update delivery set state = 'DELIVERED', delivered_at = ?, last_error = null" + MINE;

    private static final String LATER = "update delivery set next_attempt = ?, last_error = ?" + MINE;

    private static final String GIVEN_UP = "update delivery set state = 'GIVEN_UP', last_error = ?" + MINE;

    private final Transactions transactions;
    private final Retries retries;

    public Outbox(Transactions transactions, Retries retries) {
        this.transactions = transactions;
        this.retries = retries;
    }

    /**
     * What became of a failure.
     *
     * @param next when it is tried again; null if it was given up
     * @param disabled whether the channel gets nothing any more
     */
    public record Settled(@Nullable Instant next, boolean disabled) {}

    /**
     * Takes what is due for a channel. Nothing if the channel is disabled or to be left alone for now; while it fails,
     * one thing at a time.
     *
     * @param people whether what is over or out of date before it was told is left out, and digests are put together
     * @param most messages
     * @return lists of what goes into one message
     */
    public List<List<Claim>> take(String channel, boolean people, int most, Instant now) {
        return transactions.run(connection -> {
            if (!isDue(connection, channel, now)) {
                return List.of();
            }
            ChannelRow row = ChannelRow.lock(connection, channel);
            if (row == null || !row.isOpen(now)) {
                return List.of();
            }
            DueDeliveries due = new DueDeliveries(connection, channel, row.failures() > 0, now);
            if (people) {
                due.skipWhatIsOver();
            }
            List<List<Claim>> taken = due.find(people, most);
            claim(connection, taken, now);
            if (row.failures() > 0 && !taken.isEmpty()) {
                row.holdBack(connection, now.plus(retries.lease()));
            }
            return taken;
        });
    }

    /** They have arrived. */
    public void delivered(List<Claim> claims, Instant at) {
        transactions.update(connection -> {
            Sql.batch(connection, DELIVERED, claims, (row, c) -> mine(row.time(at), c));
            ChannelRow.worked(connection, claims.getFirst().channel(), at);
        });
    }

    /**
     * They have not arrived, and nothing else would have.
     *
     * @param retryAfter how long the channel wants to be left alone; null if it did not say
     */
    public Settled failed(List<Claim> claims, String error, @Nullable Duration retryAfter, Instant now) {
        return transactions.run(connection -> {
            ChannelRow row = ChannelRow.lock(connection, claims.getFirst().channel());
            Settled settled = later(connection, claims, error, retryAfter, row, now);
            // of several that failed together one counts
            boolean counts =
                    row != null && (row.failures() == 0 || claims.getFirst().probe());
            if (row != null && counts && !settled.disabled()) {
                int failures = row.failures() + 1;
                row.failed(connection, error, now.plus(wait(failures, retryAfter)), retries.warnAfter(), now);
            }
            return settled;
        });
    }

    /** They have not arrived, but others may. */
    public Settled rejected(List<Claim> claims, String error, Instant now) {
        return transactions.run(connection -> {
            ChannelRow row = ChannelRow.lock(connection, claims.getFirst().channel());
            return later(connection, claims, error, null, row, now);
        });
    }

    /** The channel wants no more. They stay for when it is enabled again. */
    public Settled gone(List<Claim> claims, String error, Instant now) {
        return transactions.run(connection -> {
            ChannelRow row = ChannelRow.lock(connection, claims.getFirst().channel());
            if (row != null) {
                row.disable(connection, error, now);
            }
            Sql.batch(connection, LATER, claims, (r, c) -> mine(r.time(now).text(error), c));
            return new Settled(now, true);
        });
    }

    private Settled later(
            Connection connection,
            List<Claim> claims,
            String error,
            @Nullable Duration retryAfter,
            @Nullable ChannelRow row,
            Instant now)
            throws SQLException {
        Instant next = now.plus(wait(claims.getFirst().attempt(), retryAfter));
        List<Claim> over = claims.stream()
                .filter(c -> !c.due().plus(retries.giveUpAfter()).isAfter(now))
                .toList();
        List<Claim> others = claims.stream().filter(c -> !over.contains(c)).toList();
        Sql.batch(connection, LATER, others, (r, c) -> mine(r.time(next).text(error), c));
        Sql.batch(connection, GIVEN_UP, over, (r, c) -> mine(r.text(error), c));
        if (row == null || over.stream().noneMatch(c -> row.isSilentSince(c.due()))) {
            return new Settled(others.isEmpty() ? null : next, false);
        }
        row.disable(
                connection, "nothing has arrived for " + retries.giveUpAfter().toHours() + " h: " + error, now);
        return new Settled(others.isEmpty() ? null : next, true);
    }

    private Duration wait(int failures, @Nullable Duration retryAfter) {
        Duration own = retries.backoff().after(failures, retries.random());
        return retryAfter != null && retryAfter.compareTo(own) > 0 ? retryAfter : own;
    }

    private void claim(Connection connection, List<List<Claim>> taken, Instant now) throws SQLException {
        Instant lease = now.plus(retries.lease());
        List<Claim> all = taken.stream().flatMap(List::stream).toList();
        Sql.batch(connection, CLAIM, all, (row, c) -> {
            row.time(lease).text(c.channel()).text(c.alertId()).number(c.revision());
        });
    }

    private static void mine(Row row, Claim c) throws SQLException {
        row.text(c.channel()).text(c.alertId()).number(c.revision()).number(c.attempt());
    }

    private static boolean isDue(Connection connection, String channel, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DUE)) {
            statement.setString(1, channel);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            return statement.executeQuery().next();
        }
    }
}
