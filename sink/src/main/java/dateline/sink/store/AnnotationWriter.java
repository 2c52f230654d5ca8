package dateline.sink.store;

import dateline.contract.record.Country;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Entity;
import dateline.contract.record.Field;
import dateline.contract.record.Place;
import dateline.contract.record.TopicScore;
import dateline.sink.sql.ColumnArrays;
import dateline.sink.sql.Sql;
import dateline.sink.sql.StorableText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what was found in articles: entities, some 26 rows an article and half of the database, countries and topics. */
final class AnnotationWriter {
    /** What an index takes, however many bytes its characters have. */
    private static final int LONGEST_NAME = 600;

    private static final String ENTITY = """
            insert into article_entity (article_id, field, start_at, end_at, type, text, name, salience,
              geonames_id, latitude, longitude, place_country)
            select * from unnest(?::text[], ?::text[], ?::integer[], ?::integer[], ?::text[], ?::text[], ?::text[],
              ?::float8[], ?::bigint[], ?::float8[], ?::float8[], ?::text[])
            on conflict do nothing""";

    private static final String COUNTRY = """
            insert into article_country (article_id, country, confidence, salience, how, evidence)
            select a, c, o, s, h, e::jsonb
              from unnest(?::text[], ?::text[], ?::float8[], ?::float8[], ?::text[], ?::text[]) as n (a, c, o, s, h, e)
            on conflict do nothing""";

    private static final String TOPIC = """
            insert into article_topic (article_id, code, name, score)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::float8[])
            on conflict do nothing""";

    private AnnotationWriter() {}

    /**
     * Replaces what was known of articles.
     *
     * @param ids of the articles, as the database knows them
     * @param articles the same, in the order of their ids
     */
    static void replace(Connection connection, Collection<String> ids, List<EnrichedArticle> articles)
            throws SQLException {
        Sql.update(connection, "delete from article_entity where article_id = any (?)", ids);
        Sql.update(connection, "delete from article_country where article_id = any (?)", ids);
        Sql.update(connection, "delete from article_topic where article_id = any (?)", ids);
        ColumnArrays entities = new ColumnArrays(
                "text", "text", "int4", "int4", "text", "text", "text", "float8", "int8", "float8", "float8", "text");
        ColumnArrays countries = new ColumnArrays("text", "text", "float8", "float8", "text", "text");
        ColumnArrays topics = new ColumnArrays("text", "text", "text", "float8");
        for (EnrichedArticle article : articles) {
            String id = article.article().id();
            article.annotation().entities().forEach(e -> add(entities, id, e));
            article.annotation().countries().forEach(c -> add(countries, id, c));
            article.annotation().topics().forEach(t -> add(topics, id, t));
        }
        entities.execute(connection, ENTITY);
        countries.execute(connection, COUNTRY);
        topics.execute(connection, TOPIC);
    }

    private static void add(ColumnArrays rows, String id, Entity e) {
        @Nullable Place place = e.place();
        rows.add(
                id,
                e.field() == Field.TITLE ? "title" : "text",
                e.start(),
                e.end(),
                e.type().name(),
                e.text(),
                StorableText.cut(e.name(), LONGEST_NAME),
                e.salience(),
                place == null ? null : (Object) place.geonamesId(),
                place == null ? null : (Object) place.latitude(),
                place == null ? null : (Object) place.longitude(),
                place == null ? null : place.country());
    }

    private static void add(ColumnArrays rows, String id, Country c) {
        rows.add(id, c.code(), c.confidence(), c.salience(), c.how().name(), StorableText.json(c.evidence()));
    }

    private static void add(ColumnArrays rows, String id, TopicScore t) {
        rows.add(id, t.code(), t.name(), t.score());
    }
}
