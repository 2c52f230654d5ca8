package dateline.sink;

import static org.awaitility.Awaitility.await;

import dateline.contract.record.EnrichedArticle;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.config.Secret;
import dateline.runtime.life.Component.Status;
import dateline.runtime.topic.KafkaConnection;
import dateline.sink.message.MessageLinks;
import dateline.sink.store.PostgresKept;
import dateline.testsupport.TestDatabase;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A sink between empty topics and an empty database, for one test; it runs when told to. */
final class RunningSink implements BeforeEachCallback, AfterEachCallback {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SinkConfig config;
    private TestDatabase database;
    private PostgresKept kept;
    private Producer<String, byte[]> producer;
    private @Nullable SinkService service;

    RunningSink() {
        this(SinkConfig.defaults());
    }

    RunningSink(SinkConfig config) {
        this.config = config;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TestKafka.emptyTopics();
        use(TestDatabase.create());
        producer = TestKafka.producer();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stop();
        producer.close();
    }

    /** Takes another database. */
    void use(TestDatabase other) {
        database = other;
        kept = new PostgresKept(other.dataSource());
    }

    void start() {
        start(TestKafka.connection(), database.jdbcUrl());
    }

    void startThrough(TcpProxy proxy) {
        start(TestKafka.connection(), database.jdbcUrl().replace(":" + databasePort() + "/", ":" + proxy.port() + "/"));
    }

    void startAt(KafkaConnection kafka) {
        start(kafka, database.jdbcUrl());
    }

    private void start(KafkaConnection kafka, String jdbcUrl) {
        service = new SinkService(
                kafka,
                new DatabaseConnection(jdbcUrl, database.user(), new Secret(database.password())),
                config,
                MessageLinks.NONE,
                registry,
                InstantSource.system());
        service.start();
    }

    void stop() {
        if (service != null) {
            service.close();
            service = null;
        }
    }

    Status ready() {
        return service.ready();
    }

    Status live() {
        return service.live();
    }

    Duration lag() {
        return service.lag().orElseThrow();
    }

    PostgresKept kept() {
        return kept;
    }

    SimpleMeterRegistry registry() {
        return registry;
    }

    /** What a counter of the sink says, over all topics. */
    double count(String what) {
        return registry.find("dateline.sink." + what).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    void sendArticle(EnrichedArticle article) {
        send(Topics.ENRICHED, article.article().id(), article);
    }

    <V> void send(Topic<String, V> topic, String key, V value) {
        send(new ProducerRecord<>(topic.name(), key, topic.value().serializer().serialize(topic.name(), value)));
    }

    void send(ProducerRecord<String, byte[]> record) {
        producer.send(record);
        producer.flush();
    }

    void awaitRows(String table, long rows) {
        await().atMost(PATIENCE).until(() -> kept.count(table) == rows);
    }

    int databasePort() {
        return uri().getPort();
    }

    String databaseName() {
        return uri().getPath().substring(1);
    }

    private URI uri() {
        return URI.create(database.jdbcUrl().substring("jdbc:".length()));
    }

    /** Does something to the database from outside, also while it is read-only. */
    void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute(sql);
        }
    }
}
