package dateline.sink.store;

import static dateline.sink.Samples.NOON;
import static dateline.sink.Samples.alert;
import static dateline.sink.Samples.article;
import static dateline.sink.Samples.articleId;
import static dateline.sink.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dateline.contract.record.Alert;
import dateline.contract.record.ArticleBuilder;
import dateline.contract.record.EnrichedArticle;
import dateline.sink.sql.RefusedChange;
import dateline.sink.sql.StorableText;
import dateline.sink.sql.StorageUnavailable;
import dateline.sink.store.Change.Alerted;
import dateline.sink.store.Change.Annotated;
import dateline.sink.store.Change.FeedAdded;
import dateline.testsupport.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class PostgresStorageTest extends StorageContract {
    private static final Route WEBHOOK = new Route("webhook", true, false);

    private static TestDatabase database;
    private static HikariDataSource pool;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
        pool = Pools.of(database.jdbcUrl(), database.user(), database.password());
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @Override
    Storage emptyStorage() {
        return emptyStorage(List.of(WEBHOOK));
    }

    @Override
    PostgresKept kept() {
        return new PostgresKept(database.dataSource());
    }

    private PostgresStorage emptyStorage(List<Route> routes) {
        kept().clear();
        return new PostgresStorage(pool, routes);
    }

    @Test
    void emptyDatabase_isPrepared_once() {
        TestDatabase empty = TestDatabase.empty();
        try (HikariDataSource connections = Pools.of(empty.jdbcUrl(), empty.user(), empty.password())) {
            PostgresStorage storage = new PostgresStorage(connections, List.of());
            storage.prepare();
            storage.prepare();
            assertThat(storage.store(List.of(annotated(article("a"))))).hasSize(1);
        }
    }

    @Test
    void whatWasCutOfAnArticle_andWhyItsPageGaveNoText_isKept() {
        PostgresStorage storage = emptyStorage(List.of());
        EnrichedArticle cut = article("a");
        ArticleBuilder draft = ArticleBuilder.builder(cut.article());
        draft.textReason("consent");
        draft.truncated(List.of("title", "image"));
        storage.store(List.of(
                annotated(new EnrichedArticle(draft.build(), cut.annotation(), cut.storyId(), null, null)),
                annotated(article("b"))));
        assertThat(kept().everything())
                .anyMatch(row -> row.contains("\"truncated\": [\"title\", \"image\"]")
                        && row.contains("\"text_reason\": \"consent\""))
                .anyMatch(row -> row.contains("\"truncated\": null") && row.contains("\"text_reason\": null"));
    }

    @Test
    void whatChanges_isNotified_andNothingElse() throws SQLException {
        PostgresStorage storage = emptyStorage(List.of());
        try (Connection listener = database.dataSource().getConnection()) {
            try (Statement statement = listener.createStatement()) {
                statement.execute("listen dateline");
            }
            storage.store(List.of(annotated(article("a")), new Alerted(alert("x", NOON))));
            assertThat(notifications(listener)).containsExactlyInAnyOrder("article", "alert");
            storage.store(List.of(annotated(article("a")), new FeedAdded(spec("f", "The Example"))));
            assertThat(notifications(listener)).containsExactly("feed");
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> notifications(Connection connection) throws SQLException {
        PGNotification[] all = connection.unwrap(PGConnection.class).getNotifications(5_000);
        return Arrays.stream(all).map(PGNotification::getParameter).toList();
    }

    @Test
    void valueTooLongForAnIndex_isRefused() {
        Storage storage = emptyStorage(List.of());
        // random, as what compresses well fits
        String id = new Random(1)
                .ints(9_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThatThrownBy(() -> storage.store(List.of(new FeedAdded(spec(id, "Long")))))
                .isInstanceOf(RefusedChange.class)
                .message()
                .hasSizeLessThan(500);
    }

    @Test
    void databaseThatIsAway_isUnavailable() {
        try (HikariDataSource nowhere = Pools.of("jdbc:postgresql://localhost:1/dateline", "nobody", "")) {
            PostgresStorage storage = new PostgresStorage(nowhere, List.of());
            assertThatThrownBy(storage::prepare).isInstanceOf(StorageUnavailable.class);
            assertThatThrownBy(storage::check).isInstanceOf(StorageUnavailable.class);
            assertThatThrownBy(() -> storage.store(List.of(annotated(article("a")))))
                    .isInstanceOf(StorageUnavailable.class);
        }
    }

    @Test
    void twoSinks_writeAtTheSameTime() throws Exception {
        Storage storage = emptyStorage(List.of());
        Annotated slow = new Annotated(article("slow"));
        try (Connection first = database.dataSource().getConnection();
                ExecutorService second = Executors.newVirtualThreadPerTaskExecutor()) {
            first.setAutoCommit(false);
            new ArticleWriter().write(first, List.of(slow));
            Change quick = annotated(article("quick"));
            assertThat(second.submit(() -> storage.store(List.of(quick))).get(20, TimeUnit.SECONDS))
                    .as("does not wait for the other")
                    .containsExactly(quick);
            first.commit();
        }
        assertThat(kept().article(articleId("slow")).position())
                .isLessThan(kept().article(articleId("quick")).position());
    }

    @Test
    void nameOfAnyLength_isKept_asFarAsAnIndexTakesIt() {
        Storage storage = emptyStorage(List.of());
        StringBuilder name = new StringBuilder();
        new Random(1).ints(20_000, 0x4e00, 0x9000).forEach(name::appendCodePoint);
        storage.store(List.of(annotated(article("long", 1, "rules-1", name.toString()))));
        assertThat(kept().article(articleId("long")).entities()).hasSize(2).allMatch(e -> e.endsWith("…"));
    }

    @Test
    void missingTable_isNotTheRecordsFault() throws SQLException {
        Storage storage = emptyStorage(List.of());
        execute("alter table article_revision rename to elsewhere");
        assertThatThrownBy(() -> storage.store(List.of(annotated(article("a")))))
                .isInstanceOf(StorageUnavailable.class);
        execute("alter table elsewhere rename to article_revision");
    }

    @Test
    void deletedArticle_takesItsAnnotationAlong() throws SQLException {
        Storage storage = emptyStorage(List.of());
        storage.store(List.of(annotated(article("gone")), annotated(article("stays"))));
        execute("delete from article where id = '" + articleId("gone") + "'");
        for (String table : List.of("article_entity", "article_country", "article_topic")) {
            assertThat(kept().strings("select distinct article_id from " + table))
                    .as(table)
                    .containsExactly(articleId("stays"));
        }
    }

    @Test
    void alertsFromLongBeforeTheDatabase_areNotDelivered() {
        Storage storage = emptyStorage(List.of(WEBHOOK));
        Instant now = Instant.now();
        storage.store(List.of(
                new Alerted(alert("old", now.minus(Duration.ofHours(25)))),
                new Alerted(alert("recent", now.minus(Duration.ofHours(23))))));
        assertThat(kept().strings("select alert_id from delivery")).containsExactly("recent");
    }

    @Test
    void databaseOfTheVersionBefore_keepsItsAlerts_andWhatWasStillToBeTold() throws SQLException {
        TestDatabase old = TestDatabase.empty();
        try (HikariDataSource connections = Pools.of(old.jdbcUrl(), old.user(), old.password())) {
            Flyway.configure()
                    .dataSource(connections)
                    .locations("classpath:db/migration")
                    .target("3")
                    .load()
                    .migrate();
            PostgresKept kept = new PostgresKept(old.dataSource());
            try (Connection connection = old.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                Alert alert = alert("x", NOON);
                statement.execute(
                        "insert into alert values ('x', 'default', 1, 'Any country', 'OPEN', 'KE', 'Kenya', 1, '"
                                + NOON + "', '" + alert.lastMention() + "', 604800, '" + alert.why() + "', '"
                                + StorableText.json(alert.articles()) + "')");
                statement.execute("insert into delivery (alert_id, channel) values ('x', 'webhook')");
            }
            new PostgresStorage(connections, List.of()).prepare();

            assertThat(kept.alert("x")).isEqualTo(alert("x", NOON));
            assertThat(kept.alertEvents()).containsExactly("x 1 OPEN");
            assertThat(kept.strings("select state from delivery")).containsExactly("PENDING");
        }
    }
}
