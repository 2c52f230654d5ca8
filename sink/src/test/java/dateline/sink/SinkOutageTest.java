package dateline.sink;

import static dateline.sink.Samples.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.topic.Topics;
import dateline.runtime.topic.KafkaConnection;
import dateline.testsupport.TestDatabase;
import dateline.testsupport.TestKafka;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Kafka or the database is away, late, read-only or full: told, and nothing is lost. */
class SinkOutageTest {
    private static final Duration PATIENCE = RunningSink.PATIENCE;

    @RegisterExtension
    final RunningSink sink = new RunningSink();

    @Test
    void kafkaThatIsAway_isSaid() {
        sink.startAt(new KafkaConnection("127.0.0.1:1", Map.of()));
        await().atMost(PATIENCE).until(() -> sink.ready().detail().contains("kafka: 127.0.0.1:1"));
        assertThat(sink.live().ok()).isTrue();
    }

    @Test
    void topicThatIsGone_isSeen_andMadeAgain() throws Exception {
        sink.start();
        await().atMost(PATIENCE).until(() -> sink.ready().ok());
        try (Admin admin = TestKafka.connection().admin()) {
            admin.deleteTopics(List.of(Topics.ENRICHED.name())).all().get();
        }
        await().atMost(PATIENCE).until(() -> sink.ready().detail().contains(Topics.ENRICHED.name() + " is missing"));
        await().atMost(PATIENCE).until(() -> sink.ready().ok());
        sink.sendArticle(article("a"));
        sink.awaitRows("article", 1);
    }

    @Test
    void lag_risesWhileNothingIsStored_andReadinessSaysWhy() throws Exception {
        try (TcpProxy proxy = new TcpProxy(sink.databasePort())) {
            sink.startThrough(proxy);
            await().atMost(PATIENCE).until(() -> sink.ready().ok());
            assertThat(sink.lag()).isZero();

            proxy.cut();
            sink.sendArticle(article("a"));
            await().atMost(PATIENCE).until(() -> sink.lag().compareTo(Duration.ofSeconds(3)) > 0);
            await().atMost(PATIENCE).until(() -> sink.ready().detail().contains("database: away"));

            proxy.restore();
            sink.awaitRows("article", 1);
            await().atMost(PATIENCE).until(() -> sink.lag().isZero());
        }
    }

    @Test
    void databaseThatGoesAway_delaysButLosesNothing() throws IOException {
        try (TcpProxy proxy = new TcpProxy(sink.databasePort())) {
            sink.startThrough(proxy);
            sink.sendArticle(article("before"));
            sink.awaitRows("article", 1);
            await().atMost(PATIENCE).until(() -> sink.ready().ok());

            proxy.cut();
            for (int i = 0; i < 30; i++) {
                sink.sendArticle(article("meanwhile" + i));
            }
            await().atMost(PATIENCE).until(() -> !sink.ready().ok());
            assertThat(sink.live().ok())
                    .as("a database that is down is no reason to be restarted")
                    .isTrue();
            assertThat(sink.ready().detail()).contains("database: away");
            assertThat(sink.kept().count("article")).isEqualTo(1);

            proxy.restore();
            sink.awaitRows("article", 31);
            await().atMost(PATIENCE).until(() -> sink.ready().ok());
            assertThat(sink.count("dead-lettered")).isZero();
        }
    }

    @Test
    void databaseThatComesLate_isWaitedFor_andPrepared() throws IOException {
        sink.use(TestDatabase.empty());
        try (TcpProxy proxy = new TcpProxy(sink.databasePort())) {
            proxy.cut();
            sink.startThrough(proxy);
            sink.sendArticle(article("a"));
            await().atMost(PATIENCE)
                    .until(() -> sink.ready().detail().contains("SQLSTATE")
                            || sink.ready().detail().contains("cannot be created"));
            assertThat(sink.live().ok()).isTrue();

            proxy.restore();
            await().atMost(PATIENCE).until(() -> sink.ready().ok());
            sink.awaitRows("article", 1);
        }
    }

    @Test
    void databaseThatIsReadOnly_isTold_andRecoversByItself() throws SQLException {
        sink.start();
        await().atMost(PATIENCE).until(() -> sink.ready().ok());
        String name = sink.databaseName();
        sink.execute("alter database " + name + " set default_transaction_read_only = on");
        sink.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dateline-sink'"
                + " and datname = '" + name + "'");
        sink.sendArticle(article("a"));
        await().atMost(PATIENCE).until(() -> sink.ready().detail().contains("read-only"));

        sink.execute("alter database " + name + " reset default_transaction_read_only");
        sink.awaitRows("article", 1);
        await().atMost(PATIENCE).until(() -> sink.ready().ok());
        assertThat(sink.count("dead-lettered")).isZero();
    }

    /** As a full disk answers. */
    @Test
    void databaseThatIsFull_isTold_andLosesNothing() throws SQLException {
        sink.start();
        await().atMost(PATIENCE).until(() -> sink.ready().ok());
        sink.execute("create function full_disk() returns trigger language plpgsql as $$ begin"
                + " raise exception using errcode = '53100', message = 'could not extend file'; end $$");
        sink.execute("create trigger full_disk before insert on article execute function full_disk()");
        sink.sendArticle(article("a"));
        await().atMost(PATIENCE).until(() -> sink.ready().detail().contains("could not extend file"));

        sink.execute("drop trigger full_disk on article");
        sink.awaitRows("article", 1);
        assertThat(sink.count("dead-lettered")).isZero();
    }
}
