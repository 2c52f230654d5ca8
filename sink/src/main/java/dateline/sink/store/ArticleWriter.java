package dateline.sink.store;

import dateline.contract.record.Annotation;
import dateline.contract.record.Article;
import dateline.contract.record.EnrichedArticle;
import dateline.sink.sql.Row;
import dateline.sink.sql.Sql;
import dateline.sink.sql.StorableText;
import dateline.sink.store.Change.Annotated;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes articles: the latest revision with its annotation, and the text of every revision. A row of {@code article}
 * gives way only to a higher revision, or to the same revision as another annotator sees it.
 *
 * <p>Several sinks write at the same time, so numbers of the sequence become visible in any order; readers that follow
 * it have to allow for that.
 */
final class ArticleWriter {
    private static final String REVISION = """
            insert into article_revision (article_id, revision, kind, title, summary, text, changed, seen)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (article_id, revision) do nothing""";

    private static final String REVISIONS_WRITTEN = """
            select r.article_id, r.revision
              from unnest(?::text[], ?::integer[]) as given (article_id, revision)
              join article_revision r on r.article_id = given.article_id and r.revision = given.revision
             where r.xmin = pg_current_xact_id()::xid""";

    private static final String INSERT = """
            insert into article (id, revision, kind, feed_id, outlet, outlet_country, url, canonical_url, guid, title,
              summary, text, authors, categories, image_url, image_caption, language_hint, published,
              published_status, first_seen, seen, changed, story_id, language, language_confidence,
              entities_status, about_countries, annotator, modified, text_status, withdrawn,
              language_status, second_language, publisher, text_reason, truncated)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ARTICLE = INSERT + """
            on conflict (id) do update set
              revision = excluded.revision, kind = excluded.kind, feed_id = excluded.feed_id,
              outlet = excluded.outlet, outlet_country = excluded.outlet_country, url = excluded.url,
              canonical_url = excluded.canonical_url, guid = excluded.guid, title = excluded.title,
              summary = excluded.summary, text = excluded.text, authors = excluded.authors,
              categories = excluded.categories, image_url = excluded.image_url,
              image_caption = excluded.image_caption, language_hint = excluded.language_hint,
              published = excluded.published, published_status = excluded.published_status,
              first_seen = excluded.first_seen, seen = excluded.seen, changed = excluded.changed,
              story_id = excluded.story_id, language = excluded.language,
              language_confidence = excluded.language_confidence, entities_status = excluded.entities_status,
              about_countries = excluded.about_countries, annotator = excluded.annotator,
              modified = excluded.modified, text_status = excluded.text_status, withdrawn = null,
              language_status = excluded.language_status, second_language = excluded.second_language,
              publisher = excluded.publisher, text_reason = excluded.text_reason, truncated = excluded.truncated,
              seq = nextval('article_seq'), stored_at = now()
            where article.revision < excluded.revision
               or (article.revision = excluded.revision and article.annotator <> excluded.annotator)""";

    /** A withdrawal carries no text: that of the revisions before stays. */
    private static final String WITHDRAWAL = INSERT + """
            on conflict (id) do update set
              revision = excluded.revision, kind = excluded.kind, seen = excluded.seen, changed = excluded.changed,
              withdrawn = excluded.withdrawn, seq = nextval('article_seq'), stored_at = now()
            where article.revision < excluded.revision""";

    /** @return those that are the first of their revision, or became the latest */
    List<Annotated> write(Connection connection, List<Annotated> changes) throws SQLException {
        if (changes.isEmpty()) {
            return List.of();
        }
        SortedMap<Key, EnrichedArticle> revisions = new TreeMap<>();
        SortedMap<String, EnrichedArticle> latest = new TreeMap<>();
        SortedMap<String, EnrichedArticle> withdrawals = new TreeMap<>();
        for (Annotated change : changes) {
            EnrichedArticle enriched = change.enriched();
            revisions.putIfAbsent(Key.of(enriched), enriched);
            (isWithdrawal(enriched) ? withdrawals : latest)
                    .merge(StorableText.of(enriched.article().id()), enriched, ArticleWriter::later);
        }
        Set<Key> newRevisions = writeRevisions(connection, revisions);
        Set<String> newLatest = writeLatest(connection, latest);
        Sql.batch(connection, WITHDRAWAL, withdrawals.values(), ArticleWriter::bindArticle);
        return changes.stream()
                .filter(c -> {
                    Key key = Key.of(c.enriched());
                    boolean becameLatest = newLatest.contains(key.id()) && latest.get(key.id()) == c.enriched();
                    return newRevisions.remove(key) || becameLatest;
                })
                .toList();
    }

    private static boolean isWithdrawal(EnrichedArticle enriched) {
        return enriched.article().kind() == Article.Kind.WITHDRAWN;
    }

    /** The same rule as the statement's, within a batch. */
    private static EnrichedArticle later(EnrichedArticle kept, EnrichedArticle next) {
        int order = Integer.compare(next.article().revision(), kept.article().revision());
        return order > 0 || (order == 0 && !annotator(next).equals(annotator(kept))) ? next : kept;
    }

    private static Set<Key> writeRevisions(Connection connection, SortedMap<Key, EnrichedArticle> revisions)
            throws SQLException {
        Sql.batch(connection, REVISION, revisions.values(), ArticleWriter::bindRevision);
        Set<Key> written = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(REVISIONS_WRITTEN)) {
            Collection<Key> keys = revisions.keySet();
            statement.setArray(
                    1, Sql.textArray(connection, keys.stream().map(Key::id).toList()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "integer", keys.stream().map(Key::revision).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.add(new Key(rows.getString(1), rows.getInt(2)));
                }
            }
        }
        return written;
    }

    private static Set<String> writeLatest(Connection connection, SortedMap<String, EnrichedArticle> latest)
            throws SQLException {
        Sql.batch(connection, ARTICLE, latest.values(), ArticleWriter::bindArticle);
        Set<String> written = Sql.written(connection, "article", latest.keySet());
        if (!written.isEmpty()) {
            List<EnrichedArticle> changed = new ArrayList<>(written.size());
            latest.forEach((id, enriched) -> {
                if (written.contains(id)) {
                    changed.add(enriched);
                }
            });
            AnnotationWriter.replace(connection, written, changed);
        }
        return written;
    }

    private static void bindRevision(Row row, EnrichedArticle enriched) throws SQLException {
        Article a = enriched.article();
        row.text(a.id()).number(a.revision()).text(a.kind().name());
        row.text(a.title()).text(a.summary()).text(a.text()).texts(a.changed()).time(a.seen());
    }

    private static void bindArticle(Row row, EnrichedArticle enriched) throws SQLException {
        Article a = enriched.article();
        Article.Image image = a.image();
        row.text(a.id()).number(a.revision()).text(a.kind().name()).text(a.feedId());
        row.text(a.outlet())
                .text(a.outletCountry())
                .text(a.url())
                .text(a.canonicalUrl())
                .text(a.guid());
        row.text(a.title()).text(a.summary()).text(a.text()).texts(a.authors()).texts(a.categories());
        row.text(image == null ? null : image.url()).text(image == null ? null : image.caption());
        row.text(a.languageHint()).time(a.published()).text(a.publishedStatus().name());
        row.time(a.firstSeen()).time(a.seen()).texts(a.changed()).text(enriched.storyId());
        Annotation n = enriched.annotation();
        row.text(n.language())
                .number(n.languageConfidence())
                .text(n.entitiesStatus().name());
        row.texts(n.aboutCountries()).text(annotator(enriched)).time(a.modified());
        row.text(a.textStatus() == null ? null : a.textStatus().name());
        row.time(isWithdrawal(enriched) ? a.seen() : null);
        row.text(n.languageStatus() == null ? null : n.languageStatus().name());
        row.text(n.secondLanguage()).text(enriched.publisher());
        row.text(a.textReason()).textsOrNull(a.truncated());
    }

    private static String annotator(EnrichedArticle enriched) {
        return Objects.requireNonNullElse(enriched.annotation().annotator(), "");
    }

    /** Ids as the database knows them, so that what comes back can be compared. */
    private record Key(String id, int revision) implements Comparable<Key> {
        static Key of(EnrichedArticle enriched) {
            return new Key(
                    StorableText.of(enriched.article().id()), enriched.article().revision());
        }

        @Override
        public int compareTo(Key other) {
            int byId = id.compareTo(other.id);
            return byId != 0 ? byId : Integer.compare(revision, other.revision);
        }
    }
}
