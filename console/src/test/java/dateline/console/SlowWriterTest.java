package dateline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.console.Client.Following;
import dateline.testsupport.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Several sinks write at the same time; what one draws a number for first may become visible last. */
class SlowWriterTest {
    private static final String ARTICLES =
            "insert into article select ? || n, 1, 'NEW', 'feed', 'Outlet', null, '', '', null, ? || n, '', '', '{}',"
                    + " '{}', null, null, null, now(), 'MISSING', now(), now(), '{}', 's', 'en', 1, 'TAGGED', '{}', 'x'"
                    + " from generate_series(1, ?) n";

    private final TestDatabase database = TestDatabase.create();

    @Test
    void rowsThatBecomeVisibleOutOfOrder_areAllTold() throws Exception {
        try (ConsoleService console = started();
                Client client = new Client(console.port());
                Connection first = transaction();
                Connection second = transaction()) {
            await().until(() -> console.ready().ok());
            try (Following following = client.follow("/api/stream")) {
                await().until(() -> !following.named("hello").isEmpty());
                insert(first, "first", 1);
                insert(second, "second", 1);
                second.commit();
                await().until(() -> following.titles().contains("second1"));
                first.commit();
                await().until(() -> following.titles().contains("first1"));
                assertThat(following.titles()).containsExactly("second1", "first1");
            }
        }
    }

    @Test
    void transactionThatWasOpenWhenTheConsoleBegan_makesClientsLookAgain() throws Exception {
        try (Connection slow = transaction();
                Connection others = transaction()) {
            insert(slow, "slow", 1);
            insert(others, "bulk", 600);
            others.commit();
            try (ConsoleService console = started();
                    Client client = new Client(console.port())) {
                await().until(() -> console.ready().ok());
                try (Following following = client.follow("/api/stream")) {
                    await().until(() -> !following.named("hello").isEmpty());
                    assertThat(following.named("reset")).isEmpty();
                    slow.commit();
                    await().until(() -> following.titles().contains("slow1")
                            || !following.named("reset").isEmpty());
                }
            }
        }
    }

    private ConsoleService started() {
        ConsoleService console = new ConsoleService(
                ConsoleTest.connection(database),
                null,
                TestConfig.local(),
                null,
                new SimpleMeterRegistry(),
                InstantSource.system());
        console.start();
        return console;
    }

    private Connection transaction() throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void insert(Connection connection, String name, int rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ARTICLES)) {
            statement.setString(1, name);
            statement.setString(2, name);
            statement.setInt(3, rows);
            statement.executeUpdate();
        }
    }
}
