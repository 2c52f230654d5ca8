package dateline.enrich.alert.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.contract.topic.JsonSerde;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The engine's state in tables of bytes, as Kafka Streams keeps them. {@code docs/alerts.md} has the sizes. What there is
 * much of is written compactly, the rest as JSON.
 */
public final class StoredAlertState implements AlertState {
    private static final JsonSerde<Tracked> ALERT = new JsonSerde<>(Tracked.class);
    private static final JsonSerde<WatchState> WATCH = new JsonSerde<>(WatchState.class);
    private static final JsonSerde<FeedOutages> FEED = new JsonSerde<>(FeedOutages.class);
    private static final String CLOCK = "clock";
    private static final String WATCHES = "watch/";
    private static final String FEEDS = "feed/";
    private static final String STORIES = "story/";
    private static final String END = "~";
    private static final int ALERTS_AT_HAND = 2_000;
    private static final int COUNTS_AT_HAND = 5_000;

    private final Table memories;
    private final Table alerts;
    private final Table articles;
    private final Table dues;
    private final Table desk;
    private final Cache<String, Tracked> alertsAtHand = atHand(ALERTS_AT_HAND);
    private final Cache<String, HourCounts> countsAtHand = atHand(COUNTS_AT_HAND);
    private long time = Memory.NEVER;
    private long began = Memory.NEVER;

    /** Nothing is due before. */
    private long earliest;

    private final Unreadable unreadable;

    /** Is told of an entry that cannot be decoded; it is taken out of its table, and the engine goes on without it. */
    public interface Unreadable {
        void found(Table table, String key, byte[] entry, RuntimeException error);
    }

    /**
     * @param memories what each watch remembers of each country
     * @param alerts the alerts that are open, and those that ended lately
     * @param articles the articles of late
     * @param dues what is to be done when, by time
     * @param desk the clock, watches, stories and feeds: little
     * @param unreadable is told of what cannot be decoded
     */
    public StoredAlertState(
            Table memories, Table alerts, Table articles, Table dues, Table desk, Unreadable unreadable) {
        this.unreadable = unreadable;
        this.memories = memories;
        this.alerts = alerts;
        this.articles = articles;
        this.dues = dues;
        this.desk = desk;
        long[] clock = read(desk, CLOCK, bytes -> Bytes.numbers(bytes, 2));
        if (clock != null) {
            time = clock[0];
            began = clock[1];
        }
    }

    private <V> @Nullable V read(Table table, String key, Function<byte[], V> decoder) {
        byte[] bytes = table.get(key);
        if (bytes == null) {
            return null;
        }
        try {
            return decoder.apply(bytes);
        } catch (RuntimeException e) {
            putAside(table, key, bytes, e);
            return null;
        }
    }

    private void putAside(Table table, String key, byte[] bytes, RuntimeException error) {
        unreadable.found(table, key, bytes, error);
        table.delete(key);
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public void time(long now) {
        began = began == Memory.NEVER ? now : began;
        time = now;
        desk.put(CLOCK, Bytes.ofNumbers(time, began));
    }

    @Override
    public long began() {
        return began;
    }

    @Override
    public @Nullable Memory memory(MemoryKey key) {
        return read(memories, "m/" + key(key), Bytes::memory);
    }

    @Override
    public void remember(MemoryKey key, Memory memory) {
        memories.put("m/" + key(key), Bytes.of(memory));
    }

    @Override
    public @Nullable HourCounts counts(MemoryKey key) {
        String name = "c/" + key(key);
        HourCounts counts = countsAtHand.getIfPresent(name);
        return counts == null ? read(memories, name, Bytes::counts) : counts;
    }

    @Override
    public void count(MemoryKey key, HourCounts counts) {
        String name = "c/" + key(key);
        countsAtHand.put(name, counts);
        memories.put(name, Bytes.of(counts));
    }

    @Override
    public void forget(String watch, int generation) {
        countsAtHand.invalidateAll();
        for (String kind : List.of("m/", "c/")) {
            keys(memories, kind + watch + "/" + generation + "/").forEach(memories::delete);
        }
    }

    private static String key(MemoryKey key) {
        return key.watch() + "/" + key.generation() + "/" + key.country() + "/" + key.scope();
    }

    @Override
    public @Nullable WatchState watch(String id) {
        return read(desk, WATCHES + id, WATCH::decode);
    }

    @Override
    public void watch(WatchState watch) {
        desk.put(WATCHES + watch.id(), WATCH.encode(watch));
    }

    @Override
    public void eachWatch(Consumer<WatchState> action) {
        for (String key : keys(desk, WATCHES)) {
            WatchState watch = watch(key.substring(WATCHES.length()));
            if (watch != null) {
                action.accept(watch);
            }
        }
    }

    @Override
    public @Nullable Tracked alert(String id) {
        Tracked alert = alertsAtHand.getIfPresent(id);
        return alert == null ? read(alerts, id, ALERT::decode) : alert;
    }

    @Override
    public void keep(Tracked alert) {
        alertsAtHand.put(alert.id(), alert);
        alerts.put(alert.id(), ALERT.encode(alert));
    }

    @Override
    public void drop(String alert) {
        alertsAtHand.invalidate(alert);
        alerts.delete(alert);
    }

    @Override
    public void eachAlert(Consumer<Tracked> action) {
        for (String key : keys(alerts, "")) {
            Tracked alert = alert(key);
            if (alert != null) {
                action.accept(alert);
            }
        }
    }

    @Override
    public @Nullable String story(String key) {
        byte[] bytes = desk.get(STORIES + key);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void story(String key, @Nullable String alert) {
        if (alert == null) {
            desk.delete(STORIES + key);
        } else {
            desk.put(STORIES + key, alert.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public @Nullable ArticleNote article(String id) {
        return read(articles, id, Bytes::note);
    }

    @Override
    public void note(String id, ArticleNote note) {
        articles.put(id, Bytes.of(note));
    }

    @Override
    public void forgetArticle(String id) {
        articles.delete(id);
    }

    @Override
    public @Nullable FeedOutages feed(String id) {
        return read(desk, FEEDS + id, FEED::decode);
    }

    @Override
    public void feed(FeedOutages outages) {
        if (outages.times().isEmpty()) {
            desk.delete(FEEDS + outages.feedId());
        } else {
            desk.put(FEEDS + outages.feedId(), FEED.encode(outages));
        }
    }

    @Override
    public void eachFeed(Consumer<FeedOutages> action) {
        for (String key : keys(desk, FEEDS)) {
            FeedOutages feed = feed(key.substring(FEEDS.length()));
            if (feed != null) {
                action.accept(feed);
            }
        }
    }

    @Override
    public void schedule(Due due) {
        earliest = Math.min(earliest, due.at());
        dues.put(key(due), new byte[] {0});
    }

    @Override
    public @Nullable Due poll(long now) {
        if (now < earliest) {
            return null;
        }
        String first = dues.first(hex(earliest), END);
        Due due = first == null ? null : dueOf(first);
        while (first != null && due == null) {
            first = dues.first(hex(earliest), END);
            due = first == null ? null : dueOf(first);
        }
        earliest = due == null ? Long.MAX_VALUE : due.at();
        if (first == null || due == null || due.at() > now) {
            return null;
        }
        dues.delete(first);
        return due;
    }

    private static String key(Due due) {
        return hex(due.at()) + due.kind().ordinal() + due.id();
    }

    private static String hex(long at) {
        return String.format(Locale.ROOT, "%016x", Math.max(0, at));
    }

    private @Nullable Due dueOf(String key) {
        try {
            return due(key);
        } catch (RuntimeException e) {
            putAside(dues, key, new byte[0], e);
            return null;
        }
    }

    private static Due due(String key) {
        int digits = 16;
        return new Due(
                Long.parseLong(key.substring(0, digits), 16),
                Due.Kind.values()[key.charAt(digits) - '0'],
                key.substring(digits + 1));
    }

    private static List<String> keys(Table table, String prefix) {
        List<String> keys = new ArrayList<>();
        table.keys(prefix).forEach(keys::add);
        return keys;
    }

    /**
     * What was used lately, so that it need not be read again. Everything is in the tables too, so it makes no difference
     * what Caffeine keeps.
     */
    private static <V> Cache<String, V> atHand(int most) {
        return Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }
}
