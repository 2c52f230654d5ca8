package dateline.sink.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/**
 * Transactions of which only some run at one time, so that there are always connections left for storing. Safe for any
 * number of threads.
 */
public final class Transactions {
    private final DataSource database;
    private final Semaphore slots;

    /**
     * @param database gives connections with auto-commit off
     * @param atOnce at least 1
     */
    public Transactions(DataSource database, int atOnce) {
        this.database = database;
        this.slots = new Semaphore(Math.max(1, atOnce));
    }

    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    public interface Update {
        void in(Connection connection) throws SQLException;
    }

    /** @throws StorageUnavailable if the database cannot be reached; then nothing was done */
    public void update(Update update) {
        run(connection -> {
            update.in(connection);
            return true;
        });
    }

    /** @throws StorageUnavailable if the database cannot be reached; then nothing was done */
    public <T> T run(Work<T> work) {
        slots.acquireUninterruptibly();
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
        } finally {
            slots.release();
        }
    }
}
