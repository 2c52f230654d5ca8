package dateline.app.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dateline.contract.json.Json;
import dateline.contract.record.Article;
import dateline.contract.record.Country;
import dateline.enrich.alert.article.Sighting;
import dateline.runtime.config.DatabaseConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sightings of the articles that the database holds, in the order in which they were first seen, a few at a time. Of
 * each article it has the latest text's countries only; these are taken for those of its first. Withdrawn articles are
 * left out.
 */
public final class StoredSightings implements AutoCloseable {
    private static final TypeReference<List<Country>> COUNTRIES = new TypeReference<>() {};
    private static final int FETCH = 1_000;
    private static final String QUERY = """
        select a.id, a.feed_id, a.outlet, coalesce(a.publisher, a.outlet) as publisher, a.language, a.title, a.url,
               a.story_id, a.published, a.first_seen, a.annotator,
               array(select t.code from article_topic t where t.article_id = a.id order by t.score desc) as topics,
               array(select distinct e.name from article_entity e where e.article_id = a.id) as entities,
               (select coalesce(jsonb_agg(jsonb_build_object('code', c.country, 'confidence', c.confidence,
                    'salience', c.salience, 'how', c.how, 'evidence', c.evidence)
                    order by c.salience desc, c.country), '[]')
                  from article_country c where c.article_id = a.id)::text as countries
          from article a
         where a.first_seen >= ? and a.kind <> 'WITHDRAWN'
         order by a.first_seen, a.id
        """;

    private final Connection connection;
    private final PreparedStatement statement;
    private @Nullable Rows sequence;

    private StoredSightings(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /**
     * Connects.
     *
     * @param since articles first seen before are left out
     * @throws IllegalStateException if the database does not answer or has no tables
     */
    @SuppressWarnings("resource")
    public static StoredSightings since(DatabaseConnection database, Instant since) {
        Properties login = new Properties();
        if (database.user() != null) {
            login.put("user", database.user());
        }
        if (database.password() != null) {
            login.put("password", database.password().value());
        }
        try {
            Connection connection = DriverManager.getConnection(database.url(), login);
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            PreparedStatement statement = connection.prepareStatement(QUERY);
            statement.setFetchSize(FETCH);
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            return new StoredSightings(connection, statement);
        } catch (SQLException e) {
            throw away(e);
        }
    }

    /** The sightings, once. */
    public Stream<Sighting> stream() {
        try {
            Rows rows = new Rows(statement.executeQuery());
            sequence = rows;
            return rows.stream();
        } catch (SQLException e) {
            throw away(e);
        }
    }

    /** How many articles have been handed out. */
    public long articles() {
        return sequence == null ? 0 : sequence.taken();
    }

    @Override
    public void close() {
        try (connection) {
            statement.close();
        } catch (SQLException e) {
            // nothing was written
        }
    }

    private static final class Rows extends Sequence {
        private final ResultSet rows;

        Rows(ResultSet rows) {
            this.rows = rows;
        }

        @Override
        @Nullable
        Sighting advance() {
            try {
                return rows.next() ? sighting(rows) : null;
            } catch (SQLException e) {
                throw away(e);
            }
        }
    }

    private static Sighting sighting(ResultSet r) throws SQLException {
        Instant firstSeen = time(r, "first_seen");
        return new Sighting(
                r.getString("id"),
                1,
                Article.Kind.NEW,
                r.getString("feed_id"),
                r.getString("outlet"),
                r.getString("publisher"),
                r.getString("language"),
                r.getString("title"),
                r.getString("url"),
                r.getString("story_id"),
                time(r, "published"),
                firstSeen,
                firstSeen,
                r.getString("annotator"),
                strings(r, "topics"),
                strings(r, "entities"),
                countries(r.getString("countries")));
    }

    private static List<Country> countries(String json) throws SQLException {
        try {
            return Json.MAPPER.readValue(json, COUNTRIES);
        } catch (JsonProcessingException e) {
            throw new SQLException("an article's countries are of another shape: " + e.getOriginalMessage(), e);
        }
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static IllegalStateException away(SQLException e) {
        return new IllegalStateException("the database cannot be read: " + e.getMessage(), e);
    }
}
