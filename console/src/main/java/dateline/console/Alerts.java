package dateline.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import dateline.contract.Alert;
import dateline.contract.Field;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads alerts, each with the sentence that the country was found in. */
final class Alerts {
    private static final TypeReference<List<Alert.Source>> SOURCES = new TypeReference<>() {};
    private static final int TEXT_READ = 20_000;
    private static final String ROW = "select seq, id, watch_id, watch_name, state, country, country_name, episode, at,"
            + " last_mention, window_s, why, articles::text from alert";

    private Alerts() {}

    /**
     * An alert.
     *
     * @param lastMention when the country was in the news before; null if never
     * @param windowSeconds how long it had to be absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            long seq,
            String id,
            String watchId,
            String watchName,
            String state,
            String country,
            String countryName,
            int episode,
            Instant at,
            @Nullable Instant lastMention,
            long windowSeconds,
            String why,
            List<Source> articles) {}

    /**
     * An article behind an alert.
     *
     * @param title the title with the evidence in it
     * @param sentence the sentence with the first evidence in the text; null if only the title has any, or the text has
     *     changed since
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Source(
            String articleId,
            String outlet,
            String url,
            Instant seen,
            Snippet title,
            @Nullable Snippet sentence) {}

    private record Row(Item item, List<Alert.Source> sources) {
        Item with(Map<String, String> texts) {
            List<Source> articles = sources.stream()
                    .map(s -> source(s, texts.get(s.articleId())))
                    .toList();
            return new Item(
                    item.seq,
                    item.id,
                    item.watchId,
                    item.watchName,
                    item.state,
                    item.country,
                    item.countryName,
                    item.episode,
                    item.at,
                    item.lastMention,
                    item.windowSeconds,
                    item.why,
                    articles);
        }
    }

    static List<Item> newest(Connection connection, long before, @Nullable String country, int limit)
            throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(before));
        String sql = ROW + " where seq < ?";
        if (country != null) {
            sql += " and country = ?";
            parameters.add(country);
        }
        parameters.add(limit);
        return withTexts(
                connection, Rows.list(connection, sql + " order by seq desc limit ?", parameters, Alerts::row));
    }

    /** Alerts stored after a number, oldest first, without the ones whose numbers are given. */
    static List<Item> after(Connection connection, long seq, List<Long> without, int limit) throws SQLException {
        String sql = ROW + " where seq > ? and seq <> all (?) order by seq limit ?";
        Object known = connection.createArrayOf("bigint", without.toArray());
        return withTexts(connection, Rows.list(connection, sql, List.of(seq, known, limit), Alerts::row));
    }

    static Optional<Item> one(Connection connection, String id) throws SQLException {
        List<Row> rows = Rows.list(connection, ROW + " where id = ?", List.of(id), Alerts::row);
        return withTexts(connection, rows).stream().findFirst();
    }

    private static List<Item> withTexts(Connection connection, List<Row> rows) throws SQLException {
        Map<String, String> texts = texts(connection, rows);
        return rows.stream().map(r -> r.with(texts)).toList();
    }

    private static Map<String, String> texts(Connection connection, List<Row> rows) throws SQLException {
        Object[] ids = rows.stream()
                .flatMap(r -> r.sources.stream())
                .map(Alert.Source::articleId)
                .distinct()
                .toArray();
        Map<String, String> texts = new HashMap<>();
        if (ids.length > 0) {
            String sql = "select id, left(text, " + TEXT_READ + ") from article where id = any (?)";
            Object any = connection.createArrayOf("text", ids);
            Rows.list(connection, sql, List.of(any), r -> texts.put(r.getString(1), r.getString(2)));
        }
        return texts;
    }

    private static Source source(Alert.Source source, @Nullable String text) {
        return new Source(
                source.articleId(),
                source.outlet(),
                source.url(),
                source.seen(),
                Snippet.whole(Field.TITLE, source.title(), source.evidence()),
                text == null ? null : Snippet.sentence(text, source.evidence()));
    }

    private static Row row(ResultSet r) throws SQLException {
        Item item = new Item(
                r.getLong("seq"),
                r.getString("id"),
                r.getString("watch_id"),
                r.getString("watch_name"),
                r.getString("state"),
                r.getString("country"),
                r.getString("country_name"),
                r.getInt("episode"),
                Rows.time(r, "at"),
                Rows.instant(r, "last_mention"),
                r.getLong("window_s"),
                r.getString("why"),
                List.of());
        return new Row(item, Rows.json(r, "articles", SOURCES));
    }
}
