package dateline.app.demo;

import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topics;
import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.TopicReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of everything that was read, counted where it ended up: in the topics and in the database.
 *
 * @param polls how often feeds were asked
 * @param articles records on {@code dateline.articles}
 * @param enriched records on {@code dateline.enriched}
 * @param duplicates articles that were there already
 * @param unreadableDocuments answers that were no feed
 * @param unreadableArticles articles that could not be annotated
 * @param storedArticles rows of articles
 * @param storedRevisions rows of revisions
 * @param alertsRaised alerts on {@code dateline.alerts}
 * @param alertsStored rows of alerts
 */
public record Account(
        long polls,
        long articles,
        long enriched,
        long duplicates,
        long unreadableDocuments,
        long unreadableArticles,
        long storedArticles,
        long storedRevisions,
        long alertsRaised,
        long alertsStored) {

    /**
     * Counts.
     *
     * @param duplicates as the enrich role remembers them
     */
    public static Account count(KafkaConnection kafka, DatabaseConnection database, long duplicates)
            throws SQLException {
        TopicReader reader = new TopicReader(kafka);
        Map<String, Long> letters = new HashMap<>();
        reader.toTheEnd(
                Topics.DEAD_LETTERS,
                r -> letters.merge(String.valueOf(CloudEvents.get(r.headers(), DeadLetter.STAGE)), 1L, Long::sum));
        try (Connection c = DriverManager.getConnection(database.url())) {
            return new Account(
                    one(c, "select coalesce(sum(polls), 0) from feed"),
                    records(reader, "articles"),
                    records(reader, "enriched"),
                    duplicates,
                    letters.getOrDefault("ingest", 0L),
                    letters.getOrDefault("enrich", 0L),
                    one(c, "select count(*) from article"),
                    one(c, "select count(*) from article_revision"),
                    reader.latest(Topics.ALERTS).size(),
                    one(c, "select count(*) from alert"));
        }
    }

    /** Whether nothing went missing on the way. */
    public boolean addsUp() {
        return articles == enriched + duplicates + unreadableArticles
                && storedRevisions == enriched
                && alertsStored == alertsRaised;
    }

    /** Lines for people. */
    public List<String> lines() {
        return List.of(
                "polled          %6d times".formatted(polls),
                "new             %6d articles and revisions in".formatted(articles),
                "duplicates      %6d held back".formatted(duplicates),
                "enriched        %6d".formatted(enriched),
                "dead-lettered   %6d articles, %d documents that were no feed"
                        .formatted(unreadableArticles, unreadableDocuments),
                "stored          %6d articles in %d revisions".formatted(storedArticles, storedRevisions),
                "alerts          %6d raised, %d stored".formatted(alertsRaised, alertsStored),
                "%d in = %d enriched + %d duplicates + %d dead-lettered: %s"
                        .formatted(
                                articles,
                                enriched,
                                duplicates,
                                unreadableArticles,
                                addsUp() ? "it adds up" : "IT DOES NOT ADD UP"));
    }

    private static long records(TopicReader reader, String topic) {
        long[] count = {0};
        reader.toTheEnd(Topics.named(topic).orElseThrow(), r -> count[0]++);
        return count[0];
    }

    private static long one(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getLong(1);
        }
    }
}
