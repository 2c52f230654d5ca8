package dateline.sink.store;

import dateline.sink.sql.RefusedChange;
import dateline.sink.sql.Sql;
import dateline.sink.sql.SqlErrors;
import dateline.sink.sql.StorageUnavailable;
import dateline.sink.store.Change.Alerted;
import dateline.sink.store.Change.Annotated;
import dateline.sink.store.Change.DeadLettered;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A PostgreSQL database (16 or later) as a storage. Each call of {@link #store} is one transaction. A transaction that
 * changes something sends {@code article}, {@code alert}, {@code feed} or {@code dead-letter} on the channel {@code
 * dateline}, so that a reader that listens need not ask again and again.
 */
public final class PostgresStorage implements Storage {
    private static final int CHECK_SECONDS = 2;

    private final DataSource database;
    private final ArticleWriter articles = new ArticleWriter();
    private final AlertWriter alerts;
    private final FeedWriter feeds = new FeedWriter();
    private final DeadLetterWriter deadLetters = new DeadLetterWriter();

    /**
     * @param database gives connections with auto-commit off and {@code reWriteBatchedInserts} on; remains the caller's
     *     to close
     * @param routes who is told of alerts: for each channel, what it is to tell gets a row in {@code delivery}
     */
    public PostgresStorage(DataSource database, List<Route> routes) {
        this.database = database;
        this.alerts = new AlertWriter(routes);
    }

    @Override
    public void prepare() {
        try {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StorageUnavailable(
                    "the tables cannot be created or migrated: " + SqlErrors.firstLine(String.valueOf(e.getMessage())),
                    e);
        }
    }

    @Override
    public List<Change> store(List<Change> changes) {
        try (Connection connection = database.getConnection()) {
            try {
                List<Change> stored = write(connection, changes);
                connection.commit();
                return stored;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        } catch (RuntimeException e) {
            // a value that this code cannot handle must not be tried for ever
            throw new RefusedChange("cannot be written: " + e, e);
        }
    }

    @Override
    public void check() {
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid(CHECK_SECONDS)) {
                throw new SQLException("no answer within " + CHECK_SECONDS + " s", "08006");
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    @Override
    public void close() {
        // the data source is the caller's
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private List<Change> write(Connection connection, List<Change> changes) throws SQLException {
        Sorted sorted = Sorted.of(changes);
        List<String> news = new ArrayList<>();
        List<Change> stored = new ArrayList<>(changes.size());
        note(news, "feed", stored, feeds.write(connection, sorted.feeds()));
        note(news, "article", stored, articles.write(connection, sorted.articles()));
        note(news, "alert", stored, alerts.write(connection, sorted.alerts()));
        note(news, "dead-letter", stored, deadLetters.write(connection, sorted.deadLetters()));
        tell(connection, news);
        return stored;
    }

    private static void note(List<String> news, String kind, List<Change> stored, List<? extends Change> more) {
        if (!more.isEmpty()) {
            news.add(kind);
            stored.addAll(more);
        }
    }

    private static void tell(Connection connection, List<String> news) throws SQLException {
        if (news.isEmpty()) {
            return;
        }
        String sql = "select pg_notify('dateline', news) from unnest(?::text[]) as news";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, Sql.textArray(connection, news));
            statement.execute();
        }
    }

    /** Changes by who writes them. */
    private record Sorted(
            List<Change> feeds, List<Annotated> articles, List<Alerted> alerts, List<DeadLettered> deadLetters) {

        static Sorted of(List<Change> changes) {
            Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (Change change : changes) {
                switch (change) {
                    case Annotated annotated -> sorted.articles.add(annotated);
                    case Alerted alerted -> sorted.alerts.add(alerted);
                    case DeadLettered letter -> sorted.deadLetters.add(letter);
                    case Change.FeedAdded added -> sorted.feeds.add(added);
                    case Change.FeedRemoved removed -> sorted.feeds.add(removed);
                    case Change.FeedPolled polled -> sorted.feeds.add(polled);
                }
            }
            return sorted;
        }
    }
}
