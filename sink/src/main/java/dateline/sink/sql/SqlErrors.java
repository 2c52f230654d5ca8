package dateline.sink.sql;

import java.sql.SQLException;
import java.util.Set;

/**
 * Tells what a database refuses from a database that is away, by the class of the SQLSTATE (PostgreSQL manual, appendix
 * A): only the classes that speak of the values themselves are the record's fault. Everything else, also what is not
 * known, is worth another attempt and must not cost a record.
 */
public final class SqlErrors {
    private static final Set<String> ABOUT_VALUES = Set.of(
            "21", // cardinality violation
            "22", // data exception
            "23", // integrity constraint violation
            "54"); // program limit exceeded, such as a value too long for an index

    private static final int LONGEST_MESSAGE = 300;

    private SqlErrors() {}

    public static RuntimeException translate(SQLException e) {
        return isAboutValues(e) ? new RefusedChange(describe(e), e) : new StorageUnavailable(describe(e), e);
    }

    /** One line. A batch's own message repeats the statement with its values; the error behind it does not. */
    static String describe(SQLException e) {
        SQLException next = e.getNextException();
        SQLException said = next == null ? e : next;
        return "SQLSTATE " + e.getSQLState() + ": " + firstLine(String.valueOf(said.getMessage()));
    }

    static boolean isAboutValues(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.length() == 5 && ABOUT_VALUES.contains(state.substring(0, 2));
    }

    public static String firstLine(String message) {
        int newline = message.indexOf('\n');
        String line = newline < 0 ? message : message.substring(0, newline);
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE);
    }
}
