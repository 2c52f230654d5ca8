package dateline.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import dateline.contract.json.Json;
import dateline.contract.record.Alert;
import dateline.contract.record.ArticleIds;
import dateline.contract.record.Country;
import dateline.contract.record.Field;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Writes rows as the sink would, each in a transaction of its own with its announcement. */
final class SampleRows {
    private final DataSource database;

    SampleRows(DataSource database) {
        this.database = database;
    }

    /**
     * An article to write.
     *
     * @param countries code to the words that name it
     * @param people names in the text
     */
    record Story(
            String outlet,
            String language,
            String title,
            String text,
            Map<String, String> countries,
            List<String> people,
            List<String> topics) {
        String id() {
            return ArticleIds.ofUrl(url());
        }

        String url() {
            return "https://" + feed() + ".example/news/"
                    + ArticleIds.hash(title).substring(0, 8);
        }

        String feed() {
            return outlet.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
        }
    }

    static Story story(String outlet, String language, String title, String text, Map<String, String> countries) {
        return new Story(outlet, language, title, text, countries, List.of(), List.of());
    }

    void feed(String id, String outlet, String status, Instant now) {
        boolean failing = status.equals("FAILING");
        Instant success = failing ? now.minus(Duration.ofHours(7)) : now.minus(Duration.ofSeconds(95));
        execute(
                "insert into feed (id, url, outlet, country, language, added, status, last_poll, last_success,"
                        + " last_new, next_poll, failures, error_reason, error_message, error_since, polls, articles, title, icon,"
                        + " past_since, past_until, past_reason, past_message)"
                        + " values (?, ?, ?, 'GB', 'en', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                "feed",
                id,
                "https://" + id + ".example/rss.xml",
                outlet,
                now,
                status,
                now,
                status.equals("NEW") ? null : success,
                status.equals("NEW") ? null : success,
                now.plus(Duration.ofMinutes(4)),
                failing ? 12 : 0,
                failing ? "http-404" : null,
                failing ? "The server says that there is nothing at this address; check it, or remove the feed." : null,
                failing ? success : null,
                140L,
                62L,
                "<img src=x onerror=alert(1)> " + outlet,
                failing ? "https://" + id + ".example/icon.png" : null,
                failing ? success : null,
                failing ? now : null,
                failing ? "not-offered" : null,
                failing ? "The feed offers no pages of its past." : null);
    }

    void article(Story story, Instant seen) {
        article(story, seen, 1);
    }

    void article(Story story, Instant seen, int revision) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            article(connection, story, seen, revision);
            announce(connection, "article");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Within the caller's transaction. */
    static void article(Connection connection, Story story, Instant seen, int revision) throws SQLException {
        execute(
                connection,
                "insert into article (id, revision, kind, feed_id, outlet, outlet_country, url, canonical_url, title,"
                        + " summary, text, authors, categories, published, published_status, first_seen, seen, changed,"
                        + " story_id, language, language_confidence, entities_status, about_countries, annotator)"
                        + " values (?, ?, ?, ?, ?, 'GB', ?, ?, ?, ?, ?, ?, ?, ?, 'CLAIMED', ?, ?, ?, ?, ?, 0.98,"
                        + " 'TAGGED', ?, 'sample')"
                        + " on conflict (id) do update set revision = excluded.revision, kind = excluded.kind,"
                        + " title = excluded.title, text = excluded.text, seen = excluded.seen, seq = excluded.seq",
                story.id(),
                revision,
                revision == 1 ? "NEW" : "UPDATED",
                story.feed(),
                story.outlet(),
                story.url(),
                story.url(),
                story.title(),
                story.text().split("\n", 2)[0],
                story.text(),
                new String[] {"Staff writer"},
                new String[] {"World"},
                seen.minusSeconds(140),
                seen,
                seen,
                new String[0],
                "story-" + story.id(),
                story.language(),
                story.countries().keySet().stream().sorted().limit(1).toArray(String[]::new));
        execute(
                connection,
                "insert into article_revision values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                story.id(),
                revision,
                revision == 1 ? "NEW" : "UPDATED",
                story.title(),
                "",
                story.text(),
                revision == 1 ? new String[0] : new String[] {"title", "text"},
                seen);
        annotate(connection, story);
    }

    private static void annotate(Connection connection, Story story) throws SQLException {
        for (Map.Entry<String, String> country : story.countries().entrySet()) {
            execute(
                    connection,
                    "insert into article_country values (?, ?, 0.97, 0.6, 'NAME', ?::jsonb) on conflict do nothing",
                    story.id(),
                    country.getKey(),
                    json(evidence(story, country.getValue())));
        }
        for (String person : story.people()) {
            int at = story.text().indexOf(person);
            execute(
                    connection,
                    "insert into article_entity values (?, 'text', ?, ?, ?, ?, ?, 0.5) on conflict do nothing",
                    story.id(),
                    at,
                    at + person.length(),
                    person.contains(" ") ? "PERSON" : "ORGANIZATION",
                    person,
                    person);
        }
        for (String topic : story.topics()) {
            execute(
                    connection,
                    "insert into article_topic values (?, ?, ?, 0.81) on conflict do nothing",
                    story.id(),
                    "medtop:" + Math.abs(topic.hashCode() % 100000000),
                    topic);
        }
    }

    static List<Country.Evidence> evidence(Story story, String words) {
        List<Country.Evidence> evidence = new ArrayList<>();
        for (Field field : Field.values()) {
            String text = field == Field.TITLE ? story.title() : story.text();
            for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
                evidence.add(new Country.Evidence(field, at, at + words.length(), words, Country.How.NAME, null));
            }
        }
        return evidence;
    }

    void alert(String country, String name, String words, Story story, Instant at) {
        alert(SampleAlerts.of(country, name, at, List.of(SampleAlerts.source(story, words, at)))
                .build());
    }

    /** The latest record of an alert, and the same in its history. */
    void alert(Alert alert) {
        String json = json(alert);
        execute(
                "insert into alert (id, watch_id, watch_version, watch_name, state, country, country_name, episode, at,"
                        + " window_s, why, articles, revision, updated, record)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?, ?::jsonb)"
                        + " on conflict (id) do update set state = excluded.state, revision = excluded.revision,"
                        + " updated = excluded.updated, record = excluded.record, seq = excluded.seq",
                "alert",
                alert.id(),
                alert.watchId(),
                alert.watchVersion(),
                alert.watchName(),
                alert.state().name(),
                alert.country(),
                alert.countryName(),
                alert.episode(),
                alert.at(),
                alert.window().toSeconds(),
                alert.why(),
                alert.revision(),
                alert.updated(),
                json);
        execute(
                "insert into alert_event (alert_id, revision, state, updated, silent, record)"
                        + " values (?, ?, ?, ?, ?, ?::jsonb)",
                "alert",
                alert.id(),
                alert.revision(),
                alert.state().name(),
                alert.updated(),
                Boolean.TRUE.equals(alert.silent()),
                json);
    }

    void deadLetter(long offset, String reason, String detail, String bytes, Instant at) {
        execute(
                "insert into dead_letter values (0, ?, 'key', 'ingest', ?, ?, 'https://broken.example/rss.xml', ?, ?)",
                "dead-letter",
                offset,
                reason,
                detail,
                at,
                bytes.getBytes(StandardCharsets.UTF_8));
    }

    void execute(String sql, String announcement, Object... parameters) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, sql, parameters);
            announce(connection, announcement);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void announce(Connection connection, String what) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("notify dateline, '" + what + "'");
        }
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                Object value = parameters[i];
                if (value instanceof String[] texts) {
                    statement.setArray(i + 1, connection.createArrayOf("text", texts));
                } else if (value instanceof Instant time) {
                    statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
                } else {
                    statement.setObject(i + 1, value);
                }
            }
            statement.execute();
        }
    }

    static String json(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
