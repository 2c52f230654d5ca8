package dateline.testsupport;

import dateline.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A fresh PostgreSQL database with Dateline's tables, on a server shared by all tests of one JVM and started at first
 * use.
 *
 * @param jdbcUrl address, with the user in it
 * @param user the user
 * @param password empty: the server asks for none
 */
public record TestDatabase(String jdbcUrl, String user, String password) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final class Shared {
        static final EmbeddedDatabase SERVER = start();

        private static EmbeddedDatabase start() {
            try {
                Path directory = Files.createTempDirectory("dateline-test-database");
                EmbeddedDatabase server = EmbeddedDatabase.start(directory, 0);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    server.close();
                    TestFiles.delete(directory);
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A new database with all migrations applied. */
    public static TestDatabase create() {
        TestDatabase database = empty();
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return database;
    }

    /** A new database with nothing in it. */
    public static TestDatabase empty() {
        String name = "test" + COUNT.incrementAndGet();
        Shared.SERVER.createDatabase(name);
        return new TestDatabase(Shared.SERVER.jdbcUrl(name), EmbeddedDatabase.USER, "");
    }

    /** Connections to it, not pooled. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(jdbcUrl);
        return source;
    }
}
