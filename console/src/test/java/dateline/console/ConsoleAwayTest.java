package dateline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dateline.console.Client.Following;
import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.config.Secret;
import dateline.runtime.topic.KafkaConnection;
import dateline.testsupport.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class ConsoleAwayTest {
    @Test
    void databaseWithoutTables_makesReadyFailUntilTheyAreThere() {
        TestDatabase database = TestDatabase.empty();
        try (ConsoleService console = started(database, TestConfig.local());
                Client client = new Client(console.port())) {
            await().untilAsserted(() -> assertThat(console.ready().detail()).contains("not ready yet"));
            HttpResponse<String> response = client.get("/api/articles");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("urn:dateline:problem:not-migrated");
            assertThat(console.live().ok()).isTrue();
            assertThat(client.get("/").statusCode()).isEqualTo(200);

            Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();

            await().until(() -> console.ready().ok());
            assertThat(client.get("/api/articles").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void databaseThatIsNotThere_isAnswered503AndTheServiceLives() {
        DatabaseConnection away =
                new DatabaseConnection("jdbc:postgresql://127.0.0.1:1/none", "nobody", new Secret("secret"));
        try (ConsoleService console = started(away, TestConfig.local());
                Client client = new Client(console.port())) {
            HttpResponse<String> response = client.get("/api/status");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(response.body()).contains("database-away").doesNotContain("secret", "127.0.0.1:1");
            assertThat(console.ready().ok()).isFalse();
            assertThat(console.live().ok()).isTrue();
        }
    }

    @Test
    void connectionsThatAreCut_areMadeAgainAndTheStreamGoesOn() throws Exception {
        TestDatabase database = TestDatabase.create();
        SampleRows rows = new SampleRows(database.dataSource());
        try (ConsoleService console = started(database, TestConfig.local());
                Client client = new Client(console.port())) {
            await().until(() -> console.ready().ok());
            try (Following following = client.follow("/api/stream")) {
                await().until(() -> !following.named("hello").isEmpty());
                cut(database);
                rows.article(
                        SampleStories.ALL.getFirst(), InstantSource.system().instant());

                await().until(() -> following.titles().size() == 1);
                await().until(() -> console.ready().ok());
                await().until(() -> client.get("/api/articles").statusCode() == 200);
            }
        }
    }

    @Test
    void tooMuchToCatchUpOn_tellsToLoadTheLists() throws Exception {
        TestDatabase database = TestDatabase.create();
        Instant at = Instant.now();
        new SampleRows(database.dataSource())
                .execute(
                        "insert into article select 'bulk' || n, 1, 'NEW', 'bulk', 'Bulk', null, '', '', null, 'Bulk',"
                                + " '', '', '{}', '{}', null, null, null, ?, 'MISSING', ?, ?, '{}', 's', 'en', 1,"
                                + " 'TAGGED', '{}', 'x' from generate_series(1, 600) n",
                        "article",
                        at,
                        at,
                        at);
        try (ConsoleService console = started(database, TestConfig.local());
                Client client = new Client(console.port())) {
            await().until(() -> console.ready().ok());
            try (Following following = client.follow("/api/stream", "Last-Event-ID", "0.0")) {
                await().until(() -> !following.named("hello").isEmpty());
                assertThat(following.named("reset")).hasSize(1);
                assertThat(following.titles()).isEmpty();
            }
        }
    }

    @Test
    void kafkaThatIsAway_isSaid_andEverythingCanBeRead() {
        TestDatabase database = TestDatabase.create();
        try (ConsoleService console = new ConsoleService(
                        ConsoleTest.connection(database),
                        new KafkaConnection("127.0.0.1:1", Map.of()),
                        TestConfig.local(),
                        null,
                        new SimpleMeterRegistry(),
                        InstantSource.system());
                Client client = started(console)) {
            await().until(() -> console.ready().detail().contains("kafka: 127.0.0.1:1"));
            assertThat(console.ready().ok()).isFalse();
            assertThat(client.get("/api/articles").statusCode()).isEqualTo(200);
        }
    }

    private static Client started(ConsoleService console) {
        console.start();
        return new Client(console.port());
    }

    @Test
    void oneClientTooMany_isTurnedAway() throws Exception {
        TestDatabase database = TestDatabase.create();
        try (ConsoleService console = started(database, TestConfig.withClients(1));
                Client client = new Client(console.port());
                Following first = client.follow("/api/stream")) {
            await().until(() -> !first.named("hello").isEmpty());
            assertThat(client.get("/api/stream").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void portThatIsTaken_saysWhatToDo() {
        TestDatabase database = TestDatabase.create();
        try (ConsoleService console = started(database, TestConfig.local())) {
            assertThatThrownBy(() -> started(database, TestConfig.on(console.port())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("console.port");
        }
    }

    @Test
    void foreignHostName_isRefused() throws IOException {
        TestDatabase database = TestDatabase.create();
        try (ConsoleService console = started(database, TestConfig.local())) {
            assertThat(raw(console.port(), "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421")
                    .contains("Content-Security-Policy", "foreign-host");
            assertThat(raw(console.port(), "GET / HTTP/1.1\r\nHost: LOCALHOST:80\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
            assertThat(raw(
                            console.port(),
                            "POST /api/articles HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Length: 0\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 405")
                    .contains("Allow: GET, HEAD", "Content-Security-Policy");
            assertThat(raw(console.port(), "NONSENSE\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .contains("Content-Security-Policy");
        }
    }

    private static ConsoleService started(TestDatabase database, ConsoleConfig config) {
        return started(ConsoleTest.connection(database), config);
    }

    private static ConsoleService started(DatabaseConnection database, ConsoleConfig config) {
        ConsoleService console =
                new ConsoleService(database, null, config, null, new SimpleMeterRegistry(), InstantSource.system());
        console.start();
        return console;
    }

    private static void cut(TestDatabase database) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    private static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
