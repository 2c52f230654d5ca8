package dateline.console.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import dateline.contract.json.Json;
import dateline.contract.record.Alert;
import dateline.contract.record.Field;
import dateline.contract.record.Watch;
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

/** Reads alerts, each with the sentences that the country was found in. */
public final class StoredAlerts {
    private static final int TEXT_READ = 20_000;
    private static final String ROW = "select seq, record::text as record from alert";

    private StoredAlerts() {}

    /**
     * What a list is narrowed to; null means any.
     *
     * @param states empty for any
     */
    public record Filter(
            long before, @Nullable String country, @Nullable String watch, List<String> states) {}

    /**
     * An alert: what is on {@code dateline.alerts}, with quotations.
     *
     * @param windowSeconds how long the country had to be absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            long seq,
            String id,
            int revision,
            String watchId,
            int watchVersion,
            String watchName,
            Alert.State state,
            String country,
            String countryName,
            int episode,
            Instant at,
            Instant updated,
            @Nullable Instant lastMention,
            long windowSeconds,
            String why,
            Watch.@Nullable Mode mode,
            @Nullable String scope,
            Watch.@Nullable Level level,
            @Nullable Integer publishers,
            @Nullable Integer mentions,
            @Nullable List<Alert.Entry> entries,
            Alert.@Nullable Baseline baseline,
            @Nullable List<Alert.Gap> gaps,
            @Nullable Integer heldBack,
            @Nullable Instant deliverAfter,
            @Nullable Boolean digest,
            @Nullable List<String> channels,
            @Nullable Boolean silent,
            @Nullable String reason,
            Alert.@Nullable Feedback feedback,
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
            @Nullable String publisher,
            String url,
            Instant seen,
            Snippet title,
            @Nullable Snippet sentence) {}

    /** A record that there was of an alert. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Revision(
            int revision,
            Alert.State state,
            Instant updated,
            Watch.@Nullable Level level,
            @Nullable Integer publishers,
            @Nullable Integer mentions,
            int countries,
            boolean silent,
            @Nullable String reason,
            Alert.@Nullable Feedback feedback) {
        static Revision of(Alert a) {
            Instant updated = a.updated();
            List<Alert.Entry> entries = a.entries();
            return new Revision(
                    number(a),
                    a.state(),
                    updated == null ? a.at() : updated,
                    a.level(),
                    a.publishers(),
                    a.mentions(),
                    entries == null ? 1 : entries.size(),
                    Boolean.TRUE.equals(a.silent()),
                    a.reason(),
                    a.feedback());
        }
    }

    /** Who was told, or is to be told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            String channel,
            int revision,
            String event,
            String state,
            int attempts,
            @Nullable Instant deliveredAt,
            @Nullable String lastError) {}

    /** Everything about an alert. */
    public record Detail(@JsonUnwrapped Item item, List<Revision> history, List<Told> told) {}

    private record Row(long seq, Alert alert) {
        Item with(Map<String, String> texts) {
            Alert a = alert;
            Instant updated = a.updated();
            return new Item(
                    seq,
                    a.id(),
                    number(a),
                    a.watchId(),
                    a.watchVersion(),
                    a.watchName(),
                    a.state(),
                    a.country(),
                    a.countryName(),
                    a.episode(),
                    a.at(),
                    updated == null ? a.at() : updated,
                    a.lastMention(),
                    a.window().toSeconds(),
                    a.why(),
                    a.mode(),
                    a.scope(),
                    a.level(),
                    a.publishers(),
                    a.mentions(),
                    a.entries(),
                    a.baseline(),
                    a.gaps(),
                    a.heldBack(),
                    a.deliverAfter(),
                    a.digest(),
                    a.channels(),
                    a.silent(),
                    a.reason(),
                    a.feedback(),
                    a.articles().stream()
                            .map(s -> source(s, texts.get(s.articleId())))
                            .toList());
        }
    }

    public static List<Item> newest(Connection connection, Filter filter, int limit) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(filter.before()));
        StringBuilder sql = new StringBuilder(ROW).append(" where seq < ?");
        and(sql, parameters, " and country = ?", filter.country());
        and(sql, parameters, " and watch_id = ?", filter.watch());
        if (!filter.states().isEmpty()) {
            sql.append(" and state = any (?)");
            parameters.add(connection.createArrayOf("text", filter.states().toArray()));
        }
        parameters.add(limit);
        return withTexts(
                connection,
                Rows.list(
                        connection,
                        sql.append(" order by seq desc limit ?").toString(),
                        parameters,
                        StoredAlerts::row));
    }

    /** Alerts stored after a number, oldest first, without the ones whose numbers are given. */
    public static List<Item> after(Connection connection, long seq, List<Long> without, int limit) throws SQLException {
        String sql = ROW + " where seq > ? and seq <> all (?) order by seq limit ?";
        Object known = connection.createArrayOf("bigint", without.toArray());
        return withTexts(connection, Rows.list(connection, sql, List.of(seq, known, limit), StoredAlerts::row));
    }

    public static Optional<Item> one(Connection connection, String id) throws SQLException {
        List<Row> rows = Rows.list(connection, ROW + " where id = ?", List.of(id), StoredAlerts::row);
        return withTexts(connection, rows).stream().findFirst();
    }

    public static Optional<Detail> detail(Connection connection, String id) throws SQLException {
        Optional<Item> item = one(connection, id);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        List<Revision> history = Rows.list(
                connection,
                "select record::text as record from alert_event where alert_id = ? order by revision desc limit 100",
                List.of(id),
                r -> Revision.of(alert(r)));
        List<Told> told = Rows.list(
                connection,
                "select channel, revision, event, state, attempts, delivered_at, last_error from delivery"
                        + " where alert_id = ? order by revision desc, channel limit 100",
                List.of(id),
                r -> new Told(
                        r.getString("channel"),
                        r.getInt("revision"),
                        r.getString("event"),
                        r.getString("state"),
                        r.getInt("attempts"),
                        Rows.instant(r, "delivered_at"),
                        r.getString("last_error")));
        return item.map(i -> new Detail(i, history, told));
    }

    private static List<Item> withTexts(Connection connection, List<Row> rows) throws SQLException {
        Map<String, String> texts = texts(connection, rows);
        return rows.stream().map(r -> r.with(texts)).toList();
    }

    private static Map<String, String> texts(Connection connection, List<Row> rows) throws SQLException {
        Object[] ids = rows.stream()
                .flatMap(r -> r.alert.articles().stream())
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
                source.publisher(),
                source.url(),
                source.seen(),
                Snippet.whole(Field.TITLE, source.title(), source.evidence()),
                text == null ? null : Snippet.sentence(text, source.evidence()));
    }

    private static Row row(ResultSet r) throws SQLException {
        return new Row(r.getLong("seq"), alert(r));
    }

    private static Alert alert(ResultSet r) throws SQLException {
        try {
            return Json.MAPPER.readValue(r.getString("record"), Alert.class);
        } catch (JsonProcessingException e) {
            throw new SQLException("an alert's record has another shape", "22000", e);
        }
    }

    private static int number(Alert alert) {
        Integer revision = alert.revision();
        return revision == null ? 1 : revision;
    }

    private static void and(StringBuilder sql, List<Object> parameters, String condition, @Nullable String value) {
        if (value != null) {
            sql.append(condition);
            parameters.add(value);
        }
    }
}
