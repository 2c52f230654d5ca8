package dateline.sink.sql;

import com.zaxxer.hikari.HikariDataSource;
import dateline.runtime.config.DatabaseConnection;
import java.time.Duration;

/** Connections to PostgreSQL as the storage and the outbox need them. */
public final class PostgresPool {
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(3);
    private static final String CONNECT_SECONDS = "3";
    /** A server that answers nothing for so long is as good as away. */
    private static final String ANSWER_SECONDS = "30";

    private PostgresPool() {}

    /** A pool that connects when it is first used, and again after the server was away. */
    public static HikariDataSource create(String name, DatabaseConnection database, int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(database.url());
        if (database.user() != null) {
            pool.setUsername(database.user());
        }
        if (database.password() != null) {
            pool.setPassword(database.password().value());
        }
        pool.setMaximumPoolSize(size);
        pool.setAutoCommit(false);
        pool.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.setExceptionOverrideClassName(ReadOnlyEviction.class.getName());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", name);
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        pool.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
        // a row's values belong neither in logs nor in the headers of dead letters
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return pool;
    }
}
