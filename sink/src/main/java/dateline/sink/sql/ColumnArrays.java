package dateline.sink.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one insert as an array for each column, for {@code insert … select * from unnest(?, ?, …)}: however many
 * rows there are, it is one statement and one round trip, and its text, and so its plan, stays the same. For one thread.
 */
public final class ColumnArrays {
    private final List<String> types;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    /** @param types the columns' types as PostgreSQL names them, such as {@code text} and {@code float8} */
    public ColumnArrays(String... types) {
        this.types = List.of(types);
        this.types.forEach(type -> columns.add(new ArrayList<>()));
    }

    /** Adds a row; texts become what PostgreSQL can keep. */
    public void add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            columns.get(i).add(values[i] instanceof String text ? StorableText.of(text) : values[i]);
        }
    }

    /** Runs a statement with a placeholder for each column; nothing where there are no rows. */
    public void execute(Connection connection, String sql) throws SQLException {
        if (columns.getFirst().isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                Object[] values = columns.get(i).toArray();
                statement.setArray(i + 1, connection.createArrayOf(types.get(i), values));
            }
            statement.executeUpdate();
        }
    }
}
