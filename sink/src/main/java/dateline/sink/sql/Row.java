package dateline.sink.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the values of one row after the other to a batch, in the order of the statement's placeholders. */
public final class Row {
    private final PreparedStatement statement;
    private int index;

    public Row(PreparedStatement statement) {
        this.statement = statement;
    }

    public Row text(@Nullable String value) throws SQLException {
        statement.setString(++index, value == null ? null : StorableText.of(value));
        return this;
    }

    public Row number(int value) throws SQLException {
        statement.setInt(++index, value);
        return this;
    }

    public Row number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    public Row number(double value) throws SQLException {
        statement.setDouble(++index, value);
        return this;
    }

    public Row numberOrNull(@Nullable Number value) throws SQLException {
        statement.setObject(++index, value);
        return this;
    }

    public Row time(@Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(++index, value.atOffset(ZoneOffset.UTC));
        }
        return this;
    }

    public Row texts(List<String> values) throws SQLException {
        statement.setArray(++index, Sql.textArray(statement.getConnection(), values));
        return this;
    }

    public Row textsOrNull(@Nullable List<String> values) throws SQLException {
        if (values == null) {
            statement.setNull(++index, Types.ARRAY);
            return this;
        }
        return texts(values);
    }

    public Row bool(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    /** The placeholder must be {@code ?::jsonb}. */
    public Row json(Object value) throws SQLException {
        statement.setString(++index, StorableText.json(value));
        return this;
    }

    public Row bytes(byte[] value) throws SQLException {
        statement.setBytes(++index, value);
        return this;
    }

    /** Ends the row. */
    void add() throws SQLException {
        statement.addBatch();
        index = 0;
    }
}
