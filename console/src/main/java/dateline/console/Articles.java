package dateline.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import dateline.contract.Country;
import dateline.contract.Entity;
import dateline.contract.Field;
import dateline.contract.Place;
import dateline.contract.TopicScore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads articles. Newest means stored last: the order of {@code seq}, which no two articles share. */
final class Articles {
    private static final TypeReference<List<CountryRow>> COUNTRIES = new TypeReference<>() {};
    private static final TypeReference<List<TopicScore>> TOPICS = new TypeReference<>() {};
    private static final TypeReference<List<Country.Evidence>> EVIDENCE = new TypeReference<>() {};

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

    private Articles() {}

    /** What a list may be narrowed to; null and empty mean anything. */
    record Filter(
            long before,
            @Nullable String country,
            @Nullable String language,
            @Nullable String feed,
            List<String> words) {}

    /** A country of an article in a list. */
    record CountryItem(String code, String name, double confidence, double salience, Country.How how) {}

    private record CountryRow(String code, double confidence, double salience, Country.How how) {
        CountryItem item() {
            return new CountryItem(code, Countries.name(code), confidence, salience, how);
        }
    }

    /** An article in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
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

    /** A country of an article with what makes us think so. */
    record CountryDetail(
            String code,
            String name,
            double confidence,
            double salience,
            Country.How how,
            List<Country.Evidence> evidence) {}

    /** A text that an article had. */
    record Revision(
            int revision, String kind, String title, String summary, String text, List<String> changed, Instant seen) {}

    /** Everything about an article. */
    record Detail(
            Item article,
            String text,
            String canonicalUrl,
            List<String> authors,
            List<String> categories,
            String annotator,
            double languageConfidence,
            String entitiesStatus,
            List<Entity> entities,
            List<CountryDetail> countries,
            List<Revision> revisions) {}

    static List<Item> newest(Connection connection, Filter filter, int limit) throws SQLException {
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
        return Rows.list(connection, sql.append(" order by a.seq desc limit ?").toString(), parameters, Articles::item);
    }

    /** Articles stored after a number, oldest first, without the ones whose numbers are given. */
    static List<Item> after(Connection connection, long seq, List<Long> without, int limit) throws SQLException {
        String sql = ITEM + " where a.seq > ? and a.seq <> all (?) order by a.seq limit ?";
        Object known = connection.createArrayOf("bigint", without.toArray());
        return Rows.list(connection, sql, List.of(seq, known, limit), Articles::item);
    }

    static Optional<Detail> detail(Connection connection, String id) throws SQLException {
        Item item = Rows.first(connection, ITEM + " where a.id = ?", List.of(id), Articles::item);
        if (item == null) {
            return Optional.empty();
        }
        List<Entity> entities = entities(connection, id);
        List<CountryDetail> countries = countries(connection, id);
        List<Revision> revisions = revisions(connection, id);
        return Optional.ofNullable(Rows.first(
                connection,
                "select text, canonical_url, authors, categories, annotator, language_confidence, entities_status"
                        + " from article where id = ?",
                List.of(id),
                r -> new Detail(
                        item,
                        r.getString("text"),
                        r.getString("canonical_url"),
                        Rows.strings(r, "authors"),
                        Rows.strings(r, "categories"),
                        r.getString("annotator"),
                        r.getDouble("language_confidence"),
                        r.getString("entities_status"),
                        entities,
                        countries,
                        revisions)));
    }

    private static List<Entity> entities(Connection connection, String id) throws SQLException {
        return Rows.list(
                connection,
                "select type, field, start_at, end_at, text, name, salience, geonames_id,"
                        + " latitude, longitude, place_country from article_entity where article_id = ?"
                        + " order by field desc, start_at, end_at desc",
                List.of(id),
                r -> new Entity(
                        Entity.Type.valueOf(r.getString("type")),
                        Field.valueOf(r.getString("field").toUpperCase(Locale.ROOT)),
                        r.getInt("start_at"),
                        r.getInt("end_at"),
                        r.getString("text"),
                        r.getString("name"),
                        r.getDouble("salience"),
                        place(r)));
    }

    private static @Nullable Place place(ResultSet row) throws SQLException {
        long id = row.getLong("geonames_id");
        return row.wasNull()
                ? null
                : new Place(id, row.getDouble("latitude"), row.getDouble("longitude"), row.getString("place_country"));
    }

    private static List<CountryDetail> countries(Connection connection, String id) throws SQLException {
        return Rows.list(
                connection,
                "select country, confidence, salience, how, evidence::text from article_country where article_id = ?"
                        + " order by salience desc, country",
                List.of(id),
                r -> new CountryDetail(
                        r.getString("country"),
                        Countries.name(r.getString("country")),
                        r.getDouble("confidence"),
                        r.getDouble("salience"),
                        Country.How.valueOf(r.getString("how")),
                        Rows.json(r, "evidence", EVIDENCE)));
    }

    private static List<Revision> revisions(Connection connection, String id) throws SQLException {
        return Rows.list(
                connection,
                "select revision, kind, title, summary, text, changed, seen from article_revision"
                        + " where article_id = ? order by revision desc limit 20",
                List.of(id),
                r -> new Revision(
                        r.getInt("revision"),
                        r.getString("kind"),
                        r.getString("title"),
                        r.getString("summary"),
                        r.getString("text"),
                        Rows.strings(r, "changed"),
                        Rows.time(r, "seen")));
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
