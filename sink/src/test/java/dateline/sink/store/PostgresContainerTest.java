package dateline.sink.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The storage contract against a PostgreSQL server as people run it. */
class PostgresContainerTest extends StorageContract {
    private static PostgreSQLContainer server;
    private static HikariDataSource pool;

    @BeforeAll
    static void startServer() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "there is no Docker engine, so the storage is not tested against the image postgres:17");
        server = new PostgreSQLContainer("postgres:17");
        server.start();
        pool = Pools.of(server.getJdbcUrl(), server.getUsername(), server.getPassword());
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            pool.close();
            server.stop();
        }
    }

    @Override
    Storage emptyStorage() {
        Storage storage = new PostgresStorage(pool, List.of(new Route("webhook", true, false)));
        storage.prepare();
        new PostgresKept(pool).clear();
        return storage;
    }

    @Override
    Kept kept() {
        return new PostgresKept(pool);
    }
}
