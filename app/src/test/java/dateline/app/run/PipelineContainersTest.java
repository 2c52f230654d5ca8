package dateline.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.app.config.ConfigLoader;
import dateline.app.config.DatelineConfig;
import dateline.app.demo.DemoFeedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** All roles against the servers that people run: Kafka and PostgreSQL in containers. */
class PipelineContainersTest {

    @BeforeAll
    static void needsAContainerEngine() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "skipped: there is no container engine; start Docker to run this test");
    }

    @Test
    void articlesOfTheSampleFeeds_reachTheDatabase_andRaiseAlerts(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data)
            throws Exception {
        try (KafkaContainer kafka = new KafkaContainer(DockerImageName.parse("apache/kafka:4.3.1"));
                PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:17");
                DemoFeedServer outlets =
                        DemoFeedServer.start(0, Instant.now(), Duration.ofSeconds(5), InstantSource.system())) {
            kafka.start();
            postgres.start();
            DatelineConfig config = config(data, kafka, postgres);
            try (Backends backends = Backends.configured(config, Role.SINK);
                    Pipeline pipeline = Pipeline.start(
                            config, backends, EnumSet.allOf(Role.class), outlets.feeds(), InstantSource.system())) {
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> pipeline.isReady() && count(postgres, "article") >= 20);
                await().atMost(Duration.ofMinutes(1)).until(() -> count(postgres, "alert") >= 10);
                assertThat(new TopicPlan(backends.kafka()).plan()).isEmpty();
            }
        }
    }

    private static DatelineConfig config(Path data, KafkaContainer kafka, PostgreSQLContainer postgres) {
        return new ConfigLoader(
                        null,
                        Map.of(
                                "DATELINE_DATABASE_USER", postgres.getUsername(),
                                "DATELINE_DATABASE_PASSWORD", postgres.getPassword()),
                        Map.of(
                                "data", data.toString(),
                                "kafka.bootstrap.servers", kafka.getBootstrapServers(),
                                "database.url", postgres.getJdbcUrl(),
                                "ingest.allow-private-addresses", "127.0.0.0/8",
                                "ingest.min-interval", "500ms",
                                "ingest.default-interval", "1s",
                                "ingest.max-interval", "2s",
                                "watch.learning", "none",
                                "console.port", "0",
                                "management.port", "0"))
                .load()
                .config();
    }

    private static long count(PostgreSQLContainer postgres, String table) {
        try (Connection c = DriverManager.getConnection(
                        postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select count(*) from " + table)) {
            r.next();
            return r.getLong(1);
        } catch (SQLException e) {
            return -1; // the sink has not made the tables yet
        }
    }
}
