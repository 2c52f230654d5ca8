package dateline.sink.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Connections as the sink has them, without waiting long. */
final class Pools {
    private Pools() {}

    static HikariDataSource of(String url, String user, String password) {
        HikariDataSource pool = PostgresPool.create("test", url, user, password, 2);
        pool.setConnectionTimeout(Duration.ofMillis(500).toMillis());
        return pool;
    }
}
