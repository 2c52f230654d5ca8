package dateline.sink.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dateline.contract.json.Json;
import dateline.contract.record.Alert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks into a PostgreSQL database. */
public final class PostgresKept implements Kept {
    private static final List<String> TABLES = List.of(
            "feed",
            "article",
            "article_revision",
            "article_entity",
            "article_country",
            "article_topic",
            "alert",
            "alert_event",
            "delivery",
            "dead_letter");

    private final DataSource database;

    public PostgresKept(DataSource database) {
        this.database = database;
    }

    @Override
    public Kept.Article article(String id) {
        List<String> entities = strings(
                "select field || ' ' || start_at || '-' || end_at || ' ' || name from article_entity"
                        + " where article_id = ? order by field, start_at",
                id);
        List<String> countries =
                strings("select country from article_country where article_id = ? order by country", id);
        List<String> topics = strings("select code from article_topic where article_id = ? order by code", id);
        return one("select revision, title, annotator, seq from article where id = ?", id, r -> {
            return new Kept.Article(
                    r.getInt(1), r.getString(2), r.getString(3), entities, countries, topics, r.getLong(4));
        });
    }

    @Override
    public List<Integer> revisions(String articleId) {
        return query(
                "select revision from article_revision where article_id = ? order by revision",
                List.of(articleId),
                r -> r.getInt(1));
    }

    @Override
    public Kept.Feed feed(String id) {
        return one("select url, outlet, title, status, removed, icon, past_reason from feed where id = ?", id, r -> {
            return new Kept.Feed(
                    r.getString(1),
                    r.getString(2),
                    r.getString(3),
                    r.getString(4),
                    r.getBoolean(5),
                    r.getString(6),
                    r.getString(7));
        });
    }

    @Override
    public List<String> alerts() {
        return strings(
                "select id || ' ' || revision || ' ' || state || ' ' || why || ' ' || articles from alert order by id");
    }

    @Override
    public Alert alert(String id) {
        try {
            return Json.MAPPER.readValue(
                    strings("select record::text from alert where id = ?", id).getFirst(), Alert.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> alertEvents() {
        return strings(
                "select alert_id || ' ' || revision || ' ' || state from alert_event order by alert_id, revision");
    }

    @Override
    public List<String> deadLetters() {
        return strings("select stage || ' ' || reason || ' ' || source from dead_letter order by 1");
    }

    @Override
    public List<String> everything() {
        List<String> all = new ArrayList<>();
        for (String table : TABLES) {
            all.addAll(strings(
                    "select '" + table + " ' || (to_jsonb(t) - 'seq' - 'stored_at' - 'next_attempt' - 'due')::text"
                            + " from " + table + " t order by 1"));
        }
        return all;
    }

    /** Removes every row. */
    public void clear() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate " + String.join(", ", TABLES) + ", channel");
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<String> strings(String sql, String... arguments) {
        return query(sql, List.of(arguments), r -> r.getString(1));
    }

    public long count(String table) {
        return query("select count(*) from " + table, List.of(), r -> r.getLong(1))
                .getFirst();
    }

    private <T> T one(String sql, String argument, Reading<T> reading) {
        return query(sql, List.of(argument), reading).getFirst();
    }

    private <T> List<T> query(String sql, List<String> arguments, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setString(i + 1, arguments.get(i));
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }
}
