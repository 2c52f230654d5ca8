package dateline.sink.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The few shapes of statement that the writers share. */
public final class Sql {
    private Sql() {}

    /** Fills in one row of a batch. */
    @FunctionalInterface
    public interface Binder<T> {
        void bind(Row row, T value) throws SQLException;
    }

    /** Runs a statement for each of the values, as one batch. */
    public static <T> void batch(Connection connection, String sql, Iterable<T> values, Binder<T> binder)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Row row = new Row(statement);
            for (T value : values) {
                binder.bind(row, value);
                row.add();
            }
            statement.executeBatch();
        }
    }

    /** Runs a statement whose only placeholder is an array of keys. */
    public static void update(Connection connection, String sql, Collection<String> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, textArray(connection, keys));
            statement.executeUpdate();
        }
    }

    /**
     * Which rows this transaction has inserted or updated. A rewritten batch has no update counts, but a row's xmin is
     * the transaction that wrote this version of it.
     *
     * @param table has a text column {@code id}
     */
    public static Set<String> written(Connection connection, String table, Collection<String> ids) throws SQLException {
        String sql = "select id from " + table + " where id = any (?) and xmin = pg_current_xact_id()::xid";
        Set<String> written = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, textArray(connection, ids));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.add(rows.getString(1));
                }
            }
        }
        return written;
    }

    public static Array textArray(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf(
                "text", values.stream().map(StorableText::of).toArray());
    }
}
