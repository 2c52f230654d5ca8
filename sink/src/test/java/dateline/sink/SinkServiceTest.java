package dateline.sink;

import static dateline.sink.Samples.alert;
import static dateline.sink.Samples.article;
import static dateline.sink.Samples.articleId;
import static dateline.sink.Samples.spec;
import static dateline.sink.Samples.state;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.EnrichedArticle;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.config.Secret;
import dateline.runtime.topic.KafkaConnection;
import dateline.sink.message.MessageLinks;
import dateline.sink.store.PostgresKept;
import dateline.testsupport.TestDatabase;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SinkServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private TestDatabase database;
    private PostgresKept kept;
    private Producer<String, byte[]> producer;
    private SinkService sink;

    @BeforeEach
    void emptyEverything() {
        TestKafka.emptyTopics();
        database = TestDatabase.create();
        kept = new PostgresKept(database.dataSource());
        producer = TestKafka.connection().producer(Map.of("linger.ms", 0));
    }

    @AfterEach
    void close() {
        if (sink != null) {
            sink.close();
        }
        producer.close();
    }

    @Test
    void everythingThatFlows_isStored() {
        send(Topics.FEEDS, "f", spec("f", "The Example"));
        send(Topics.FEED_STATE, "f", state("f", 4));
        sendArticle(article("a"));
        send(Topics.ALERTS, "x", alert("x", Instant.now()));
        producer.send(letter("k").toRecord());
        start(database.jdbcUrl());

        awaitRows("feed", 1);
        awaitRows("article", 1);
        awaitRows("alert", 1);
        awaitRows("dead_letter", 1);
        await().atMost(PATIENCE).until(() -> count("stored") == 5);
        await().atMost(PATIENCE).until(() -> sink.ready().ok());
        assertThat(sink.live().ok()).isTrue();
        assertThat(registry.get("dateline.sink.lag").timer().count()).isEqualTo(1);
        assertThat(count("received")).isEqualTo(5);
    }

    @Test
    void replay_leavesTheSameRows() throws Exception {
        for (int i = 0; i < 40; i++) {
            sendArticle(article("a" + i % 10, 1 + i / 10, "rules-1", "Kenya votes " + i));
        }
        start(database.jdbcUrl());
        await().atMost(PATIENCE).until(() -> count("stored") == 40);
        List<String> before = kept.everything();
        sink.close();

        forgetOffsets();
        start(database.jdbcUrl());
        await().atMost(PATIENCE).until(() -> count("duplicate") == 40);
        assertThat(kept.everything()).isEqualTo(before);
        assertThat(kept.article(articleId("a3")).revision()).isEqualTo(4);
    }

    @Test
    void restart_goesOnWhereItWasCommitted() {
        sendArticle(article("a"));
        start(database.jdbcUrl());
        awaitRows("article", 1);
        sink.close();

        sendArticle(article("b"));
        start(database.jdbcUrl());
        awaitRows("article", 2);
        await().atMost(PATIENCE).until(() -> count("stored") == 2);
        assertThat(count("duplicate")).isZero();
    }

    @Test
    void recordThatCannotBeRead_becomesADeadLetter_andTheRestIsStored() {
        sendArticle(article("a"));
        producer.send(new ProducerRecord<>(Topics.ENRICHED.name(), "broken", "{\"article\":".getBytes(UTF_8)));
        producer.send(new ProducerRecord<>(Topics.ENRICHED.name(), "empty", null));
        producer.send(new ProducerRecord<>(Topics.ALERTS.name(), "z", "[]".getBytes(UTF_8)));
        sendArticle(article("b"));
        start(database.jdbcUrl());

        awaitRows("article", 2);
        awaitRows("dead_letter", 3);
        assertThat(kept.deadLetters()).allMatch(l -> l.startsWith("sink not-readable dateline."));
        assertThat(kept.strings("select convert_from(bytes, 'UTF8') from dead_letter where key = 'broken'"))
                .containsExactly("{\"article\":");
        assertThat(count("dead-lettered")).isEqualTo(3);
    }

    @Test
    void recordThatTheDatabaseRefuses_becomesADeadLetter_andTheRestIsStored() {
        for (int i = 0; i < 20; i++) {
            sendArticle(article("a" + i));
        }
        producer.send(new ProducerRecord<>(Topics.FEEDS.name(), "bad", """
                {"id":"bad","url":"https://example.org/","categories":[],"text":"FEED","added":"+900000000-01-01T00:00:00Z"}""".getBytes(UTF_8)));
        send(Topics.FEEDS, "good", spec("good", "The Example"));
        start(database.jdbcUrl());

        awaitRows("article", 20);
        awaitRows("dead_letter", 1);
        awaitRows("feed", 1);
        assertThat(kept.deadLetters()).singleElement().asString().startsWith("sink not-storable dateline.feeds/");
    }

    @Test
    void deadLetterThatCannotBeStored_doesNotBecomeAnother() {
        DeadLetter odd =
                new DeadLetter("k", new byte[0], "ingest", "odd", "", "", Instant.parse("+900000000-01-01T00:00:00Z"));
        producer.send(new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, "k", new byte[0], odd.headers()));
        sendArticle(article("a"));
        start(database.jdbcUrl());

        awaitRows("article", 1);
        await().atMost(PATIENCE).until(() -> count("failed") == 1);
        assertThat(kept.count("dead_letter")).isZero();
        assertThat(count("dead-lettered")).isZero();
    }

    @Test
    void deadLetterThatIsTooLargeForItsTopic_isCut_andTheSinkGoesOn() throws Exception {
        limit(Topics.DEAD_LETTERS.name(), 20_000);
        byte[] broken = "x".repeat(100_000).getBytes(UTF_8);
        producer.send(new ProducerRecord<>(Topics.ENRICHED.name(), "broken", broken));
        sendArticle(article("b"));
        start(database.jdbcUrl());

        awaitRows("article", 1);
        awaitRows("dead_letter", 1);
        assertThat(kept.strings("select key || ' ' || (length(bytes) > 1000)::text from dead_letter"))
                .containsExactly("broken true");
        assertThat(count("dead-lettered")).isEqualTo(1);
    }

    @Test
    void lag_risesWhileNothingIsStored_andReadinessSaysWhy() throws Exception {
        try (TcpProxy proxy = new TcpProxy(port(database.jdbcUrl()))) {
            start(through(proxy));
            await().atMost(PATIENCE).until(() -> sink.ready().ok());
            assertThat(sink.lag()).contains(Duration.ZERO);

            proxy.cut();
            sendArticle(article("a"));
            await().atMost(PATIENCE).until(() -> sink.lag().orElseThrow().compareTo(Duration.ofSeconds(3)) > 0);
            await().atMost(PATIENCE).until(() -> sink.ready().detail().contains("database: away"));

            proxy.restore();
            awaitRows("article", 1);
            await().atMost(PATIENCE).until(() -> sink.lag().orElseThrow().isZero());
        }
    }

    @Test
    void topicThatIsGone_isSeen_andMadeAgain() throws Exception {
        start(database.jdbcUrl());
        await().atMost(PATIENCE).until(() -> sink.ready().ok());
        try (Admin admin = TestKafka.connection().admin()) {
            admin.deleteTopics(List.of(Topics.ENRICHED.name())).all().get();
        }
        await().atMost(PATIENCE).until(() -> sink.ready().detail().contains(Topics.ENRICHED.name() + " is missing"));
        await().atMost(PATIENCE).until(() -> sink.ready().ok());
        sendArticle(article("a"));
        awaitRows("article", 1);
    }

    @Test
    void kafkaThatIsAway_isSaid() {
        sink = new SinkService(
                new KafkaConnection("127.0.0.1:1", Map.of()),
                new DatabaseConnection(database.jdbcUrl(), database.user(), new Secret(database.password())),
                SinkConfig.defaults(),
                MessageLinks.NONE,
                registry,
                InstantSource.system());
        sink.start();
        await().atMost(PATIENCE).until(() -> sink.ready().detail().contains("kafka: 127.0.0.1:1"));
        assertThat(sink.live().ok()).isTrue();
    }

    @Test
    void databaseThatIsReadOnly_isTold_andRecoversByItself() throws SQLException {
        start(database.jdbcUrl());
        await().atMost(PATIENCE).until(() -> sink.ready().ok());
        String name = URI.create(database.jdbcUrl().substring("jdbc:".length()))
                .getPath()
                .substring(1);
        execute("alter database " + name + " set default_transaction_read_only = on");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dateline-sink'"
                + " and datname = '" + name + "'");
        sendArticle(article("a"));
        await().atMost(PATIENCE).until(() -> sink.ready().detail().contains("read-only"));

        execute("alter database " + name + " reset default_transaction_read_only");
        awaitRows("article", 1);
        await().atMost(PATIENCE).until(() -> sink.ready().ok());
        assertThat(count("dead-lettered")).isZero();
    }

    /** As a full disk answers. */
    @Test
    void databaseThatIsFull_isTold_andLosesNothing() throws SQLException {
        start(database.jdbcUrl());
        await().atMost(PATIENCE).until(() -> sink.ready().ok());
        execute("create function full_disk() returns trigger language plpgsql as $$ begin"
                + " raise exception using errcode = '53100', message = 'could not extend file'; end $$");
        execute("create trigger full_disk before insert on article execute function full_disk()");
        sendArticle(article("a"));
        await().atMost(PATIENCE).until(() -> sink.ready().detail().contains("could not extend file"));

        execute("drop trigger full_disk on article");
        awaitRows("article", 1);
        assertThat(count("dead-lettered")).isZero();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute(sql);
        }
    }

    private static void limit(String topic, int bytes) throws Exception {
        try (Admin admin = TestKafka.connection().admin()) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            ConfigEntry entry = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
            admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    @Test
    void databaseThatGoesAway_delaysButLosesNothing() throws IOException {
        try (TcpProxy proxy = new TcpProxy(port(database.jdbcUrl()))) {
            start(through(proxy));
            sendArticle(article("before"));
            awaitRows("article", 1);
            await().atMost(PATIENCE).until(() -> sink.ready().ok());

            proxy.cut();
            for (int i = 0; i < 30; i++) {
                sendArticle(article("meanwhile" + i));
            }
            await().atMost(PATIENCE).until(() -> !sink.ready().ok());
            assertThat(sink.live().ok())
                    .as("a database that is down is no reason to be restarted")
                    .isTrue();
            assertThat(sink.ready().detail()).contains("database: away");
            assertThat(kept.count("article")).isEqualTo(1);

            proxy.restore();
            awaitRows("article", 31);
            await().atMost(PATIENCE).until(() -> sink.ready().ok());
            assertThat(count("dead-lettered")).isZero();
        }
    }

    @Test
    void databaseThatComesLate_isWaitedFor_andPrepared() throws IOException {
        database = TestDatabase.empty();
        kept = new PostgresKept(database.dataSource());
        try (TcpProxy proxy = new TcpProxy(port(database.jdbcUrl()))) {
            proxy.cut();
            start(through(proxy));
            sendArticle(article("a"));
            await().atMost(PATIENCE)
                    .until(() -> sink.ready().detail().contains("SQLSTATE")
                            || sink.ready().detail().contains("cannot be created"));
            assertThat(sink.live().ok()).isTrue();

            proxy.restore();
            await().atMost(PATIENCE).until(() -> sink.ready().ok());
            awaitRows("article", 1);
        }
    }

    @Test
    void uncommittedTransaction_isNotRead() {
        try (Producer<String, byte[]> aborted =
                TestKafka.connection().producer(Map.of("transactional.id", "test-aborted"))) {
            aborted.initTransactions();
            aborted.beginTransaction();
            aborted.send(new ProducerRecord<>(
                    Topics.ENRICHED.name(),
                    "a",
                    Topics.ENRICHED.value().serializer().serialize("", article("a"))));
            aborted.flush();
            aborted.abortTransaction();
        }
        sendArticle(article("b"));
        start(database.jdbcUrl());
        awaitRows("article", 1);
        assertThat(kept.article(articleId("b")).revision()).isEqualTo(1);
    }

    private void start(String jdbcUrl) {
        DatabaseConnection connection =
                new DatabaseConnection(jdbcUrl, database.user(), new Secret(database.password()));
        sink = new SinkService(
                TestKafka.connection(),
                connection,
                SinkConfig.defaults(),
                MessageLinks.NONE,
                registry,
                InstantSource.system());
        sink.start();
    }

    private void sendArticle(EnrichedArticle article) {
        send(Topics.ENRICHED, article.article().id(), article);
    }

    private <V> void send(Topic<String, V> topic, String key, V value) {
        producer.send(new ProducerRecord<>(
                topic.name(), key, topic.value().serializer().serialize(topic.name(), value)));
        producer.flush();
    }

    private static DeadLetter letter(String key) {
        return new DeadLetter(
                key, "<rss".getBytes(UTF_8), "ingest", "not-a-feed", "odd", "https://example.org/", Instant.now());
    }

    private void awaitRows(String table, long rows) {
        await().atMost(PATIENCE).until(() -> kept.count(table) == rows);
    }

    private double count(String what) {
        return registry.find("dateline.sink." + what).counters().stream()
                .mapToDouble(c -> c.count())
                .sum();
    }

    private static void forgetOffsets() throws Exception {
        try (Admin admin = TestKafka.connection().admin()) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                admin.deleteConsumerGroups(List.of(SinkLoop.GROUP)).all().get();
                return true;
            });
        }
    }

    private static int port(String jdbcUrl) {
        return URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
    }

    private static String through(TcpProxy proxy, String jdbcUrl) {
        return jdbcUrl.replace(":" + port(jdbcUrl) + "/", ":" + proxy.port() + "/");
    }

    private String through(TcpProxy proxy) {
        return through(proxy, database.jdbcUrl());
    }
}
