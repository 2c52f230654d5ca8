package dateline.console.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import dateline.contract.record.Country;
import dateline.contract.record.TopicScore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads articles. Newest means stored last: the order of {@code seq}, which no two articles share. */
public final class StoredArticles {
    private static final TypeReference<List<CountryRow>> COUNTRIES = new TypeReference<>() {};
    private static final TypeReference<List<TopicScore>> TOPICS = new TypeReference<>() {};

    private static final String ITEM = """
            select a.seq, a.id, a.revision, a.kind, a.feed_id, a.outlet, a.outlet_country, a.url, a.title,
                   left(a.summary, 400) as summary, a.published, a.published_status, a.first_seen, a.seen,
                   a.modified, a.text_status, a.language, a.story_id, a.about_countries,
                   (select coalesce(jsonb_agg(jsonb_build_object('code', c.country, 'confidence', c.confidence,
                                                                 'salience', c.salience, 'how', c.how)
                                              order by c.salience desc, c.country), '[]')
                      from article_country c where c.article_id = a.id)::text as countries,
                   (select coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'name', t.name, 'score', t.score)
                                              order by t.score desc, t.code), '[]')
                      from article_topic t where t.article_id = a.id)::text as topics
              from article a
            """;

    private StoredArticles() {}

    /** What a list may be narrowed to; null and empty mean anything. */
    public record Filter(
            long before,
            @Nullable String country,
            @Nullable String language,
            @Nullable String feed,
            List<String> words) {}

    /** A country of an article in a list. */
    record CountryItem(String code, String name, double confidence, double salience, Country.How how) {}

    private record CountryRow(String code, double confidence, double salience, Country.How how) {
        CountryItem item() {
            return new CountryItem(code, CountryNames.name(code), confidence, salience, how);
        }
    }

    /** An article in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            long seq,
            String id,
            int revision,
            String kind,
            String feedId,
            String outlet,
            @Nullable String outletCountry,
            String url,
            String title,
            String summary,
            Instant published,
            String publishedStatus,
            Instant firstSeen,
            Instant seen,
            @Nullable Instant modified,
            @Nullable String textStatus,
            String language,
            String storyId,
            List<String> about,
            List<CountryItem> countries,
            List<TopicScore> topics) {}

    public static List<Item> newest(Connection connection, Filter filter, int limit) throws SQLException {
        StringBuilder sql = new StringBuilder(ITEM).append(" where a.seq < ?");
        List<Object> parameters = new ArrayList<>(List.of(filter.before()));
        and(sql, parameters, " and a.language = ?", filter.language());
        and(sql, parameters, " and a.feed_id = ?", filter.feed());
        and(
                sql,
                parameters,
                " and exists (select from article_country c where c.article_id = a.id and c.country = ?)",
                filter.country());
        for (String word : filter.words()) {
            and(sql, parameters, " and concat_ws(' ', a.title, a.outlet, a.summary, a.text) ilike ?", like(word));
        }
        parameters.add(limit);
        return Rows.list(
                connection, sql.append(" order by a.seq desc limit ?").toString(), parameters, StoredArticles::item);
    }

    /** Articles stored after a number, oldest first, without the ones whose numbers are given. */
    public static List<Item> after(Connection connection, long seq, List<Long> without, int limit) throws SQLException {
        String sql = ITEM + " where a.seq > ? and a.seq <> all (?) order by a.seq limit ?";
        Object known = connection.createArrayOf("bigint", without.toArray());
        return Rows.list(connection, sql, List.of(seq, known, limit), StoredArticles::item);
    }

    public static @Nullable Item one(Connection connection, String id) throws SQLException {
        return Rows.first(connection, ITEM + " where a.id = ?", List.of(id), StoredArticles::item);
    }

    private static Item item(ResultSet r) throws SQLException {
        return new Item(
                r.getLong("seq"),
                r.getString("id"),
                r.getInt("revision"),
                r.getString("kind"),
                r.getString("feed_id"),
                r.getString("outlet"),
                r.getString("outlet_country"),
                r.getString("url"),
                r.getString("title"),
                r.getString("summary"),
                Rows.time(r, "published"),
                r.getString("published_status"),
                Rows.time(r, "first_seen"),
                Rows.time(r, "seen"),
                Rows.instant(r, "modified"),
                r.getString("text_status"),
                r.getString("language"),
                r.getString("story_id"),
                Rows.strings(r, "about_countries"),
                Rows.json(r, "countries", COUNTRIES).stream()
                        .map(CountryRow::item)
                        .toList(),
                Rows.json(r, "topics", TOPICS));
    }

    private static void and(StringBuilder sql, List<Object> parameters, String condition, @Nullable String value) {
        if (value != null) {
            sql.append(condition);
            parameters.add(value);
        }
    }

    private static String like(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
