package dateline.console.read;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dateline.runtime.config.DatabaseConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/**
 * The database, for reading only: every read is one read-only transaction on one snapshot, and no statement runs longer
 * than its timeout. Opening does not wait for the server to be there; reads fail while it is away and work again when
 * it is back. Any thread may read.
 */
public final class Database implements AutoCloseable {
    private static final long CONNECTION_TIMEOUT_MS = 2_000;

    private final DatabaseConnection database;
    private final HikariDataSource pool;

    /**
     * @param poolSize connections for reads; one more listens
     * @param statementTimeout reads that take longer are given up
     */
    public Database(DatabaseConnection database, int poolSize, Duration statementTimeout) {
        this.database = database;
        this.pool = new HikariDataSource(pool(database, poolSize, statementTimeout));
    }

    /** Something to read. */
    public interface Read<T> {
        T from(Connection connection) throws SQLException;
    }

    public <T> T read(Read<T> read) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            T value = read.from(connection);
            connection.commit();
            return value;
        }
    }

    /** A connection of its own that hears what the sink announces. The caller closes it. */
    public Connection listen() throws SQLException {
        Connection connection = DriverManager.getConnection(database.url(), listening());
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen dateline");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariConfig pool(DatabaseConnection database, int poolSize, Duration statementTimeout) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("console");
        hikari.setJdbcUrl(database.url());
        login(database, hikari.getDataSourceProperties());
        hikari.addDataSourceProperty("ApplicationName", "dateline-console");
        hikari.addDataSourceProperty("tcpKeepAlive", "true");
        hikari.addDataSourceProperty("connectTimeout", "2");
        hikari.addDataSourceProperty("socketTimeout", Long.toString(statementTimeout.toSeconds() + 5));
        hikari.setMaximumPoolSize(poolSize);
        hikari.setMinimumIdle(1);
        hikari.setInitializationFailTimeout(-1);
        hikari.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        hikari.setValidationTimeout(1_000);
        hikari.setAutoCommit(false);
        hikari.setReadOnly(true);
        // several statements of one answer must not contradict each other, and the follower reasons about snapshots
        hikari.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        hikari.setConnectionInitSql("set statement_timeout = "
                + statementTimeout.toMillis()
                + "; set idle_in_transaction_session_timeout = 30000; set default_transaction_read_only = on");
        return hikari;
    }

    private Properties listening() {
        Properties properties = new Properties();
        login(database, properties);
        properties.setProperty("ApplicationName", "dateline-console-listen");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        return properties;
    }

    private static void login(DatabaseConnection database, Properties properties) {
        if (database.user() != null) {
            properties.setProperty("user", database.user());
        }
        if (database.password() != null) {
            properties.setProperty("password", database.password().value());
        }
    }
}
