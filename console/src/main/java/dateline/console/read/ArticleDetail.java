package dateline.console.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import dateline.contract.record.Country;
import dateline.contract.record.Entity;
import dateline.contract.record.Field;
import dateline.contract.record.KeyEntities;
import dateline.contract.record.KeyEntity;
import dateline.contract.record.Place;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything about an article. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleDetail(
        StoredArticles.Item article,
        String text,
        String canonicalUrl,
        List<String> authors,
        List<String> categories,
        String annotator,
        double languageConfidence,
        @Nullable String languageStatus,
        @Nullable String secondLanguage,
        @Nullable String publisher,
        @Nullable String textReason,
        List<String> truncated,
        String entitiesStatus,
        List<Entity> entities,
        List<KeyEntity> keyEntities,
        List<CountryDetail> countries,
        StoryDetail story,
        List<Revision> revisions) {
    private static final TypeReference<List<Country.Evidence>> EVIDENCE = new TypeReference<>() {};

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

    /**
     * The story that an article tells.
     *
     * @param articles how many articles tell it, this one among them
     * @param publishers how many publishers they have; outlets of one owner count once
     * @param others the newest of the other articles, at most twenty
     */
    record StoryDetail(String id, int articles, int publishers, List<OtherArticle> others) {}

    /** Another article that tells the story. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OtherArticle(
            String id,
            String outlet,
            @Nullable String publisher,
            String url,
            String title,
            String language,
            Instant published) {}

    public static Optional<ArticleDetail> of(Connection connection, String id) throws SQLException {
        StoredArticles.Item item = StoredArticles.one(connection, id);
        if (item == null) {
            return Optional.empty();
        }
        List<Entity> entities = entities(connection, id);
        List<CountryDetail> countries = countries(connection, id);
        StoryDetail story = story(connection, item);
        List<Revision> revisions = revisions(connection, id);
        return Optional.ofNullable(Rows.first(
                connection,
                "select text, canonical_url, authors, categories, annotator, language_confidence, language_status,"
                        + " second_language, publisher, text_reason, truncated, entities_status from article where id = ?",
                List.of(id),
                r -> new ArticleDetail(
                        item,
                        r.getString("text"),
                        r.getString("canonical_url"),
                        Rows.strings(r, "authors"),
                        Rows.strings(r, "categories"),
                        r.getString("annotator"),
                        r.getDouble("language_confidence"),
                        r.getString("language_status"),
                        r.getString("second_language"),
                        r.getString("publisher"),
                        r.getString("text_reason"),
                        Rows.strings(r, "truncated"),
                        r.getString("entities_status"),
                        entities,
                        KeyEntities.of(entities),
                        countries,
                        story,
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
                        CountryNames.name(r.getString("country")),
                        r.getDouble("confidence"),
                        r.getDouble("salience"),
                        Country.How.valueOf(r.getString("how")),
                        Rows.json(r, "evidence", EVIDENCE)));
    }

    private static StoryDetail story(Connection connection, StoredArticles.Item item) throws SQLException {
        List<OtherArticle> others = Rows.list(
                connection,
                "select id, outlet, publisher, url, title, language, published from article"
                        + " where story_id = ? and id <> ? and withdrawn is null order by seq desc limit 20",
                List.of(item.storyId(), item.id()),
                r -> new OtherArticle(
                        r.getString("id"),
                        r.getString("outlet"),
                        r.getString("publisher"),
                        r.getString("url"),
                        r.getString("title"),
                        r.getString("language"),
                        Rows.time(r, "published")));
        String counts = "select count(*), count(distinct coalesce(publisher, outlet)) from article"
                + " where story_id = ? and (withdrawn is null or id = ?)";
        return Rows.list(
                        connection,
                        counts,
                        List.of(item.storyId(), item.id()),
                        r -> new StoryDetail(item.storyId(), r.getInt(1), r.getInt(2), others))
                .getFirst();
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
}
