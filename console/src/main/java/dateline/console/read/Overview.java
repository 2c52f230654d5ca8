package dateline.console.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what describes the whole: feeds, countries, dead letters, totals. */
public final class Overview {
    private static final int HOURS = 24;
    private static final int PREVIEW_BYTES = 2_000;
    private static final long COUNTED_EXACTLY = 200_000;

    private Overview() {}

    /**
     * A feed and how it fares.
     *
     * @param outlet its name for people: the operator's, else the feed's own title, else its address
     * @param title the feed's own title
     * @param icon the http or https address of its picture, as the publisher gives it; whoever loads it tells the
     *     publisher so
     * @param pastSince start of a time of which items may be missing; null if none is known
     * @param pastUntil when that was noticed
     * @param pastReason what is in the way of reading them, in one word; null while they are being read
     * @param pastMessage the same in a sentence for people
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FeedItem(
            String id,
            String url,
            String outlet,
            @Nullable String country,
            @Nullable String language,
            String status,
            @Nullable Instant lastPoll,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastNew,
            @Nullable Instant nextPoll,
            int failures,
            @Nullable String errorReason,
            @Nullable String errorMessage,
            @Nullable Instant errorSince,
            long polls,
            long articles,
            @Nullable String title,
            @Nullable String icon,
            @Nullable Instant pastSince,
            @Nullable Instant pastUntil,
            @Nullable String pastReason,
            @Nullable String pastMessage) {}

    /**
     * A country in the news.
     *
     * @param day articles that mention it, of the last 24 hours
     * @param week of the last 7 days
     * @param hours articles for each of the last 24 hours, the oldest first
     */
    public record CountryItem(String code, String name, long day, long week, Instant last, int[] hours) {}

    /**
     * Something that could not be processed.
     *
     * @param preview the first bytes as text
     * @param size bytes in all
     */
    public record DeadLetterItem(
            int partition,
            long offset,
            String key,
            String stage,
            String reason,
            String detail,
            String source,
            Instant at,
            String preview,
            long size) {}

    /**
     * Totals and newest times.
     *
     * @param articlesExact false where {@code articles} is the database's estimate, which it is for large tables
     * @param lastMinute articles first seen in the last minute
     * @param feeds how many feeds have which status
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Totals(
            Instant now,
            long articles,
            boolean articlesExact,
            long lastMinute,
            long lastHour,
            long alerts,
            long deadLetters,
            Map<String, Long> feeds,
            @Nullable Instant newestArticle,
            @Nullable Instant newestAlert) {}

    public static List<FeedItem> feeds(Connection connection) throws SQLException {
        return Rows.list(
                connection,
                "select *, coalesce(outlet, title, url) as name from feed where not removed"
                        + " order by lower(coalesce(outlet, title, url)), url limit 20000",
                List.of(),
                Overview::feed);
    }

    public static Map<String, Long> feedCounts(Connection connection) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        Rows.list(
                connection,
                "select status, count(*) from feed where not removed group by status",
                List.of(),
                r -> counts.put(r.getString(1), r.getLong(2)));
        return counts;
    }

    public static List<CountryItem> countries(Connection connection, Instant now) throws SQLException {
        Map<String, int[]> hours = hours(connection, now);
        return Rows.list(
                connection,
                """
                select c.country, count(*) as week, count(*) filter (where a.first_seen > ?) as day,
                       max(a.first_seen) as last
                  from article_country c join article a on a.id = c.article_id
                 where a.first_seen > ?
                 group by c.country order by day desc, week desc, c.country
                """,
                List.of(now.minus(Duration.ofHours(HOURS)), now.minus(Duration.ofDays(7))),
                r -> new CountryItem(
                        r.getString("country"),
                        CountryNames.name(r.getString("country")),
                        r.getLong("day"),
                        r.getLong("week"),
                        Rows.time(r, "last"),
                        hours.getOrDefault(r.getString("country"), new int[HOURS])));
    }

    public static List<DeadLetterItem> deadLetters(Connection connection, int limit) throws SQLException {
        return Rows.list(
                connection,
                "select topic_partition, topic_offset, key, stage, reason, detail, source, at, length(bytes) as size,"
                        + " substring(bytes from 1 for " + PREVIEW_BYTES + ") as head"
                        + " from dead_letter order by at desc, topic_partition, topic_offset desc limit ?",
                List.of(limit),
                r -> new DeadLetterItem(
                        r.getInt("topic_partition"),
                        r.getLong("topic_offset"),
                        r.getString("key"),
                        r.getString("stage"),
                        r.getString("reason"),
                        r.getString("detail"),
                        r.getString("source"),
                        Rows.time(r, "at"),
                        new String(r.getBytes("head"), StandardCharsets.UTF_8),
                        r.getLong("size")));
    }

    public static Totals totals(Connection connection, Instant now) throws SQLException {
        long estimate = Rows.number(
                connection,
                "select coalesce((select reltuples::bigint from pg_class where oid = to_regclass('article')), 0)");
        boolean exact = estimate < COUNTED_EXACTLY;
        return new Totals(
                now,
                exact ? Rows.number(connection, "select count(*) from article") : estimate,
                exact,
                seenSince(connection, now.minus(Duration.ofMinutes(1))),
                seenSince(connection, now.minus(Duration.ofHours(1))),
                Rows.number(connection, "select count(*) from alert"),
                Rows.number(connection, "select count(*) from dead_letter"),
                feedCounts(connection),
                newest(connection, "select first_seen as t from article order by first_seen desc limit 1"),
                newest(connection, "select at as t from alert order by at desc limit 1"));
    }

    private static Map<String, int[]> hours(Connection connection, Instant now) throws SQLException {
        Map<String, int[]> hours = new HashMap<>();
        Rows.list(
                connection,
                """
                select c.country, floor(extract(epoch from (?::timestamptz - a.first_seen)) / 3600)::int as ago,
                       count(*) as articles
                  from article_country c join article a on a.id = c.article_id
                 where a.first_seen > ? group by 1, 2
                """,
                List.of(now, now.minus(Duration.ofHours(HOURS))),
                r -> hours.computeIfAbsent(r.getString("country"), code -> new int[HOURS])[
                                HOURS - 1 - Math.clamp(r.getInt("ago"), 0, HOURS - 1)] +=
                        r.getInt("articles"));
        return hours;
    }

    private static @Nullable Instant newest(Connection connection, String sql) throws SQLException {
        return Rows.first(connection, sql, List.of(), r -> Rows.time(r, "t"));
    }

    private static long seenSince(Connection connection, Instant since) throws SQLException {
        return Rows.number(connection, "select count(*) from article where first_seen > ?", since);
    }

    private static FeedItem feed(ResultSet r) throws SQLException {
        return new FeedItem(
                r.getString("id"),
                r.getString("url"),
                r.getString("name"),
                r.getString("country"),
                r.getString("language"),
                r.getString("status"),
                Rows.instant(r, "last_poll"),
                Rows.instant(r, "last_success"),
                Rows.instant(r, "last_new"),
                Rows.instant(r, "next_poll"),
                r.getInt("failures"),
                r.getString("error_reason"),
                r.getString("error_message"),
                Rows.instant(r, "error_since"),
                r.getLong("polls"),
                r.getLong("articles"),
                r.getString("title"),
                r.getString("icon"),
                Rows.instant(r, "past_since"),
                Rows.instant(r, "past_until"),
                r.getString("past_reason"),
                r.getString("past_message"));
    }
}
