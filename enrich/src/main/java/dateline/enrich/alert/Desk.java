package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.memory.AlertState;
import dateline.enrich.alert.memory.ArticleNote;
import dateline.enrich.alert.memory.Due;
import dateline.enrich.alert.memory.Evidence.Support;
import dateline.enrich.alert.memory.Memory;
import dateline.enrich.alert.memory.MemoryKey;
import dateline.enrich.alert.memory.Tracked;
import dateline.enrich.alert.rule.ActiveWatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What lies on the table while one thing is decided: the watches, the alerts that are in hand, and which of them are to be
 * published. Used by one thread.
 */
final class Desk {
    private final AlertState state;
    private final UnaryOperator<String> names;
    private final Map<String, ActiveWatch> watches = new TreeMap<>();
    private final Map<String, InHand> inHand = new LinkedHashMap<>();
    private final Map<String, ArticleNote> notes = new HashMap<>();
    private List<Alert> out = new ArrayList<>();

    private int open;

    private static final class InHand {
        final Tracked alert;
        boolean changed;
        boolean publish;
        boolean tell;
        long updated;

        InHand(Tracked alert) {
            this.alert = alert;
        }
    }

    Desk(AlertState state, UnaryOperator<String> names) {
        this.state = state;
        this.names = names;
        state.eachAlert(a -> open += a.isPublished() && !a.isEnded() ? 1 : 0);
    }

    /** What is remembered. */
    AlertState state() {
        return state;
    }

    /** The English name of a country code. */
    String name(String country) {
        return names.apply(country);
    }

    /** The watches, in the order of their ids. */
    Collection<ActiveWatch> watches() {
        return watches.values();
    }

    /** The watch, null if it is gone. */
    @Nullable
    ActiveWatch watch(String id) {
        return watches.get(id);
    }

    void use(ActiveWatch watch) {
        watches.put(watch.watch.id(), watch);
    }

    void remove(String watch) {
        watches.remove(watch);
    }

    /** How many alerts have been published and not ended. */
    int open() {
        return open;
    }

    /** An alert that was published has ended. */
    void closed() {
        open--;
    }

    /** An alert is published for the first time. */
    void opened() {
        open++;
    }

    void remember(MemoryKey key, Memory memory) {
        state.remember(key, memory);
    }

    /** The alert, if it is there. */
    @Nullable
    Tracked alert(String id) {
        InHand held = inHand.get(id);
        if (held != null) {
            return held.alert;
        }
        Tracked alert = state.alert(id);
        if (alert != null) {
            inHand.put(id, new InHand(alert));
        }
        return alert;
    }

    /** The alert is to be kept as it is now. */
    void changed(Tracked alert) {
        inHand.computeIfAbsent(alert.id(), id -> new InHand(alert)).changed = true;
    }

    /**
     * The alert is to be published as it is when everything is decided.
     *
     * @param tell whether people are to hear of it
     * @param updated the time of what led to this
     */
    void publish(Tracked alert, boolean tell, long updated) {
        changed(alert);
        InHand held = inHand.get(alert.id());
        if (held != null) {
            held.publish = true;
            held.tell |= tell;
            held.updated = Math.max(held.updated, updated);
        }
    }

    /** The alert was never there. */
    void drop(Tracked alert) {
        inHand.remove(alert.id());
        state.drop(alert.id());
    }

    /** What a watch remembers, be it from seeds. */
    Memory memory(ActiveWatch watch, MemoryKey key) {
        Memory memory = state.memory(key);
        return memory == null ? watch.initial(key.country()) : memory;
    }

    /** The memory that an alert's episode is in; null if that is gone, or the episode is no longer open there. */
    @Nullable
    Memory memory(Tracked alert, Tracked.Part part) {
        if (part.isEnded() || alert.isDetached()) {
            return null;
        }
        Memory memory = state.memory(key(alert, part));
        return memory != null && alert.id().equals(memory.alert()) ? memory : null;
    }

    MemoryKey key(Tracked alert, Tracked.Part part) {
        return new MemoryKey(
                alert.alert().watchId(),
                alert.generation(),
                part.scope(),
                part.entry().country());
    }

    @Nullable
    ArticleNote note(String article) {
        ArticleNote note = notes.get(article);
        return note == null ? state.article(article) : note;
    }

    void note(String article, ArticleNote note) {
        notes.put(article, note);
    }

    /** An alert rests on the article. */
    void link(String article, String alert) {
        ArticleNote note = note(article);
        if (note != null) {
            notes.put(article, note.with(alert));
        }
    }

    /** When the episode has ended if nothing more comes. */
    long end(Tracked alert, Tracked.Part part) {
        ActiveWatch watch = watches.get(alert.alert().watchId());
        Memory memory = memory(alert, part);
        if (watch == null || memory == null) {
            return part.last() + (watch == null ? alert.alert().window().toMillis() : watch.quiet());
        }
        if (watch.mode == Mode.SURGE) {
            return alert.isNews() ? memory.surging() + watch.window : Surges.collectedUntil(latest(alert));
        }
        return memory.last() + watch.quiet();
    }

    private static Support latest(Tracked alert) {
        List<Support> supports = alert.evidence().supports();
        return supports.get(supports.size() - 1);
    }

    /** Sees to it that the alert is looked at when its first episode may have ended. */
    void schedule(Tracked alert) {
        long first = Long.MAX_VALUE;
        for (Tracked.Part part : alert.parts()) {
            if (!part.isEnded()) {
                first = Math.min(first, end(alert, part));
            }
        }
        if (first < alert.due()) {
            alert.due(first);
            state.schedule(new Due(first, Due.Kind.QUIET, alert.id()));
            changed(alert);
        }
    }

    /** Writes down what changed and lays aside what is to be published. */
    void settle() {
        for (InHand held : inHand.values()) {
            if (held.publish) {
                out.add(Publication.of(this, held.alert, held.tell, held.updated));
            }
            if (held.changed) {
                state.keep(held.alert);
            }
        }
        inHand.clear();
        notes.forEach(state::note);
        notes.clear();
    }

    /** What is to be published, in order. */
    List<Alert> take() {
        List<Alert> taken = out;
        out = new ArrayList<>();
        return taken;
    }
}
