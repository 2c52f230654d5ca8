package dateline.enrich.alert.memory;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the engine remembers between articles. What is got may be changed only by putting it back. Used by one thread.
 */
public sealed interface AlertState permits HeapAlertState, StoredAlertState {
    /** The stream's time; {@link Memory#NEVER} before the first article. */
    long time();

    void time(long now);

    /** The stream's time at the first article; {@link Memory#NEVER} before. */
    long began();

    @Nullable
    Memory memory(MemoryKey key);

    void remember(MemoryKey key, Memory memory);

    @Nullable
    HourCounts counts(MemoryKey key);

    void count(MemoryKey key, HourCounts counts);

    /** Forgets all memories and counts of a watch's generation. */
    void forget(String watch, int generation);

    @Nullable
    WatchState watch(String id);

    void watch(WatchState watch);

    /** Every watch, in the order of their ids. */
    void eachWatch(Consumer<WatchState> action);

    @Nullable
    Tracked alert(String id);

    void keep(Tracked alert);

    void drop(String alert);

    /** Every alert, in the order of their ids; the action may keep and drop alerts. */
    void eachAlert(Consumer<Tracked> action);

    /** The alert that a story has raised. */
    @Nullable
    String story(String key);

    void story(String key, @Nullable String alert);

    @Nullable
    ArticleNote article(String id);

    void note(String id, ArticleNote note);

    void forgetArticle(String id);

    @Nullable
    FeedOutages feed(String id);

    /** Keeps a feed's outages; one without any is forgotten. */
    void feed(FeedOutages outages);

    void eachFeed(Consumer<FeedOutages> action);

    void schedule(Due due);

    /** Takes out the first that is due by then; null if none is. */
    @Nullable
    Due poll(long now);
}
