package dateline.console.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dateline.contract.json.Json;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading rows into records. */
public final class Rows {
    private Rows() {}

    /** Makes a record of the row a result stands on. */
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    public static <T> List<T> list(Connection connection, String sql, List<?> parameters, Row<T> row)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, value(parameters.get(i)));
            }
            try (ResultSet result = statement.executeQuery()) {
                List<T> list = new ArrayList<>();
                while (result.next()) {
                    list.add(row.of(result));
                }
                return list;
            }
        }
    }

    /** The only row, or null if there is none. */
    public static <T> @Nullable T first(Connection connection, String sql, List<?> parameters, Row<T> row)
            throws SQLException {
        List<T> list = list(connection, sql, parameters, row);
        return list.isEmpty() ? null : list.getFirst();
    }

    public static long number(Connection connection, String sql, Object... parameters) throws SQLException {
        return list(connection, sql, List.of(parameters), r -> r.getLong(1)).getFirst();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A time from a column that is never null. */
    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    public static <T> T json(ResultSet row, String column, TypeReference<T> type) throws SQLException {
        String text = row.getString(column);
        try {
            return Json.MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("column " + column + " has JSON of another shape", "22000", e);
        }
    }

    private static Object value(Object parameter) {
        return parameter instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameter;
    }
}
