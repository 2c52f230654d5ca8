package dateline.enrich.alert.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The engine's state on the heap: for back-tests. */
public final class HeapAlertState implements AlertState {
    private final Map<MemoryKey, Memory> memories = new HashMap<>();
    private final Map<MemoryKey, HourCounts> counts = new HashMap<>();
    private final TreeMap<String, WatchState> watches = new TreeMap<>();
    private final Map<String, Tracked> alerts = new HashMap<>();
    private final Map<String, String> stories = new HashMap<>();
    private final Map<String, ArticleNote> articles = new HashMap<>();
    private final TreeMap<String, FeedOutages> feeds = new TreeMap<>();
    private final PriorityQueue<Due> dues = new PriorityQueue<>();

    /** Articles by the hour at which they are forgotten: there are so many that each entry counts. */
    private final TreeMap<Long, Queue<String>> articleDues = new TreeMap<>();

    private long time = Memory.NEVER;
    private long began = Memory.NEVER;

    /** Nothing is remembered yet. */
    public HeapAlertState() {}

    @Override
    public long time() {
        return time;
    }

    @Override
    public void time(long now) {
        began = began == Memory.NEVER ? now : began;
        time = now;
    }

    @Override
    public long began() {
        return began;
    }

    @Override
    public @Nullable Memory memory(MemoryKey key) {
        return memories.get(key);
    }

    @Override
    public void remember(MemoryKey key, Memory memory) {
        memories.put(key, memory);
    }

    @Override
    public @Nullable HourCounts counts(MemoryKey key) {
        return counts.get(key);
    }

    @Override
    public void count(MemoryKey key, HourCounts hours) {
        counts.put(key, hours);
    }

    @Override
    public void forget(String watch, int generation) {
        memories.keySet().removeIf(k -> k.watch().equals(watch) && k.generation() == generation);
        counts.keySet().removeIf(k -> k.watch().equals(watch) && k.generation() == generation);
    }

    @Override
    public @Nullable WatchState watch(String id) {
        return watches.get(id);
    }

    @Override
    public void watch(WatchState watch) {
        watches.put(watch.id(), watch);
    }

    @Override
    public void eachWatch(Consumer<WatchState> action) {
        List.copyOf(watches.values()).forEach(action);
    }

    @Override
    public @Nullable Tracked alert(String id) {
        return alerts.get(id);
    }

    @Override
    public void keep(Tracked alert) {
        alerts.put(alert.id(), alert);
    }

    @Override
    public void drop(String alert) {
        alerts.remove(alert);
    }

    @Override
    public void eachAlert(Consumer<Tracked> action) {
        List<String> ids = new ArrayList<>(alerts.keySet());
        ids.sort(null);
        for (String id : ids) {
            Tracked alert = alerts.get(id);
            if (alert != null) {
                action.accept(alert);
            }
        }
    }

    @Override
    public @Nullable String story(String key) {
        return stories.get(key);
    }

    @Override
    public void story(String key, @Nullable String alert) {
        if (alert == null) {
            stories.remove(key);
        } else {
            stories.put(key, alert);
        }
    }

    @Override
    public @Nullable ArticleNote article(String id) {
        return articles.get(id);
    }

    @Override
    public void note(String id, ArticleNote note) {
        articles.put(id, note);
    }

    @Override
    public void forgetArticle(String id) {
        articles.remove(id);
    }

    @Override
    public @Nullable FeedOutages feed(String id) {
        return feeds.get(id);
    }

    @Override
    public void feed(FeedOutages outages) {
        if (outages.times().isEmpty()) {
            feeds.remove(outages.feedId());
        } else {
            feeds.put(outages.feedId(), outages);
        }
    }

    @Override
    public void eachFeed(Consumer<FeedOutages> action) {
        feeds.values().forEach(action);
    }

    @Override
    public void schedule(Due due) {
        if (due.kind() == Due.Kind.ARTICLE) {
            articleDues.computeIfAbsent(due.at(), t -> new ArrayDeque<>()).add(due.id());
        } else {
            dues.add(due);
        }
    }

    @Override
    public @Nullable Due poll(long now) {
        Map.Entry<Long, Queue<String>> first = articleDues.firstEntry();
        Due due = dues.peek();
        if (due != null && due.at() <= now && (first == null || due.at() <= first.getKey())) {
            return dues.poll();
        }
        if (first == null || first.getKey() > now) {
            return null;
        }
        String id = first.getValue().poll();
        if (first.getValue().isEmpty()) {
            articleDues.remove(first.getKey());
        }
        return id == null ? poll(now) : new Due(first.getKey(), Due.Kind.ARTICLE, id);
    }
}
