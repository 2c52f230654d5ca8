package dateline.sink.store;

import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.sink.sql.Row;
import dateline.sink.sql.Sql;
import dateline.sink.sql.StorableText;
import dateline.sink.store.Change.FeedAdded;
import dateline.sink.store.Change.FeedPolled;
import dateline.sink.store.Change.FeedRemoved;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes feeds: what is wanted and what is known of it, merged into one row; either may come first. */
final class FeedWriter {
    private static final String SPEC = """
            insert into feed (id, url, outlet, country, language, categories, text_source, added)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set
              url = excluded.url, outlet = excluded.outlet, country = excluded.country, language = excluded.language,
              categories = excluded.categories, text_source = excluded.text_source, added = excluded.added,
              removed = false
            where (feed.url, feed.outlet, feed.country, feed.language, feed.categories, feed.text_source, feed.added,
                   feed.removed)
              is distinct from
                  (excluded.url, excluded.outlet, excluded.country, excluded.language, excluded.categories,
                   excluded.text_source, excluded.added, false)""";

    // a compacted topic may have only the tombstone left, and the state still comes
    private static final String REMOVED = """
            insert into feed (id, url, removed) values (?, '', true)
            on conflict (id) do update set removed = true where not feed.removed""";

    // the address that is wanted stays; the state's may be where a redirect led
    private static final String STATE = """
            insert into feed (id, url, title, status, last_poll, last_success, last_new, next_poll, failures,
              error_reason, error_message, error_since, polls, articles, icon, past_since, past_until, past_reason,
              past_message)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set
              url = case feed.url when '' then excluded.url else feed.url end, title = excluded.title,
              status = excluded.status, last_poll = excluded.last_poll, last_success = excluded.last_success,
              last_new = excluded.last_new, next_poll = excluded.next_poll, failures = excluded.failures,
              error_reason = excluded.error_reason, error_message = excluded.error_message,
              error_since = excluded.error_since, polls = excluded.polls, articles = excluded.articles,
              icon = excluded.icon, past_since = excluded.past_since, past_until = excluded.past_until,
              past_reason = excluded.past_reason, past_message = excluded.past_message
            where (feed.title, feed.status, feed.last_poll, feed.last_success, feed.last_new, feed.next_poll,
                   feed.failures, feed.error_reason, feed.error_message, feed.error_since, feed.polls, feed.articles,
                   feed.icon, feed.past_since, feed.past_until, feed.past_reason, feed.past_message)
              is distinct from
                  (excluded.title, excluded.status, excluded.last_poll, excluded.last_success, excluded.last_new,
                   excluded.next_poll, excluded.failures, excluded.error_reason, excluded.error_message,
                   excluded.error_since, excluded.polls, excluded.articles, excluded.icon, excluded.past_since,
                   excluded.past_until, excluded.past_reason, excluded.past_message)
               or feed.url = ''""";

    /** @return those of feeds whose rows changed */
    List<Change> write(Connection connection, List<? extends Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return List.of();
        }
        SortedMap<String, FeedSpec> specs = new TreeMap<>();
        SortedSet<String> removed = new TreeSet<>();
        SortedMap<String, FeedState> states = new TreeMap<>();
        changes.forEach(change -> sort(change, specs, removed, states));
        Sql.batch(connection, SPEC, specs.values(), FeedWriter::bindSpec);
        Sql.batch(connection, REMOVED, removed, Row::text);
        Sql.batch(connection, STATE, states.values(), FeedWriter::bindState);
        Set<String> written = Sql.written(
                connection, "feed", changes.stream().map(FeedWriter::id).toList());
        return changes.stream()
                .filter(c -> written.contains(id(c)))
                .map(Change.class::cast)
                .toList();
    }

    /** The last of each kind counts, but a removal also needs the specification before it, to know what was removed. */
    private static void sort(
            Change change, Map<String, FeedSpec> specs, Set<String> removed, Map<String, FeedState> states) {
        String id = id(change);
        switch (change) {
            case FeedAdded added -> {
                specs.put(id, added.spec());
                removed.remove(id);
            }
            case FeedPolled polled -> states.put(id, polled.state());
            default -> removed.add(id);
        }
    }

    private static String id(Change change) {
        return StorableText.of(
                switch (change) {
                    case FeedAdded added -> added.spec().id();
                    case FeedRemoved removed -> removed.feedId();
                    case FeedPolled polled -> polled.state().feedId();
                    default -> throw new IllegalArgumentException("not about a feed: " + change);
                });
    }

    private static void bindSpec(Row row, FeedSpec s) throws SQLException {
        row.text(s.id()).text(s.url()).text(s.outlet()).text(s.country()).text(s.language());
        row.texts(s.categories()).text(s.text().name()).time(s.added());
    }

    private static void bindState(Row row, FeedState s) throws SQLException {
        FeedState.Failure error = s.error();
        row.text(s.feedId()).text(s.url()).text(s.title()).text(s.status().name());
        row.time(s.lastPoll()).time(s.lastSuccess()).time(s.lastNew()).time(s.nextPoll());
        row.number(s.failures());
        row.text(error == null ? null : error.reason()).text(error == null ? null : error.message());
        row.time(error == null ? null : error.since());
        row.number(s.polls()).number(s.articles()).text(s.icon());
        FeedState.Past past = s.past();
        row.time(past == null ? null : past.since()).time(past == null ? null : past.until());
        row.text(past == null ? null : past.reason()).text(past == null ? null : past.message());
    }
}
