package dateline.sink.store;

import com.zaxxer.hikari.HikariDataSource;
import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.config.Secret;
import dateline.sink.sql.PostgresPool;
import java.time.Duration;

/** Connections as the sink has them, without waiting long. */
public final class Pools {
    private Pools() {}

    public static HikariDataSource of(String url, String user, String password) {
        HikariDataSource pool = PostgresPool.create("test", new DatabaseConnection(url, user, new Secret(password)), 2);
        pool.setConnectionTimeout(Duration.ofMillis(500).toMillis());
        return pool;
    }
}
