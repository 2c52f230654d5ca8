package dateline.enrich.alert;

import dateline.contract.record.Alert;
import java.util.ArrayList;
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
    final AlertState state;
    final UnaryOperator<String> names;
    final Map<String, ActiveWatch> watches = new TreeMap<>();
    private final Map<String, InHand> inHand = new LinkedHashMap<>();
    private final Map<String, ArticleNote> notes = new HashMap<>();
    private List<Alert> out = new ArrayList<>();

    /** How many alerts have been published and not ended. */
    int open;

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
        state.eachAlert(a -> open += a.published && !a.isEnded() ? 1 : 0);
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
        if (part.ended || alert.generation == 0) {
            return null;
        }
        Memory memory = state.memory(key(alert, part));
        return memory != null && alert.id().equals(memory.alert()) ? memory : null;
    }

    MemoryKey key(Tracked alert, Tracked.Part part) {
        return new MemoryKey(alert.alert.watchId(), alert.generation, part.scope, part.entry.country());
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
        ActiveWatch watch = watches.get(alert.alert.watchId());
        Memory memory = memory(alert, part);
        if (watch == null || memory == null) {
            return part.last + (watch == null ? alert.alert.window().toMillis() : watch.quiet());
        }
        if (watch.mode == dateline.contract.record.Watch.Mode.SURGE) {
            return alert.isNews()
                    ? memory.surging() + watch.window
                    : Surges.collectedUntil(alert.supports.get(alert.supports.size() - 1));
        }
        return memory.last() + watch.quiet();
    }

    /** Sees to it that the alert is looked at when its first episode may have ended. */
    void schedule(Tracked alert) {
        long first = Long.MAX_VALUE;
        for (Tracked.Part part : alert.parts) {
            if (!part.ended) {
                first = Math.min(first, end(alert, part));
            }
        }
        if (first < alert.due) {
            alert.due = first;
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
