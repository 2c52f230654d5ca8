package dateline.enrich.alert;

import dateline.contract.record.Watch;
import dateline.enrich.alert.memory.Tracked;
import dateline.enrich.alert.memory.WatchState;
import dateline.enrich.alert.rule.ActiveWatch;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What becomes of memories and open alerts when watches come, change and go. */
final class WatchChanges {
    private final Desk desk;
    private final Endings endings;
    private final Map<String, RuntimeException> unusable = new TreeMap<>();

    WatchChanges(Desk desk, Endings endings) {
        this.desk = desk;
        this.endings = endings;
    }

    /** The watches there are from now on. */
    void take(Collection<Watch> all) {
        TreeMap<String, Watch> wanted = new TreeMap<>();
        all.forEach(w -> wanted.put(w.id(), w));
        desk.state().eachWatch(w -> {
            if (!w.removed() && !wanted.containsKey(w.id())) {
                remove(w);
            }
        });
        unusable.clear();
        wanted.values().forEach(this::watch);
    }

    /** The watches of these ids break whoever makes them ready, and why: they are not asked. */
    Map<String, RuntimeException> unusable() {
        return Collections.unmodifiableMap(unusable);
    }

    private void remove(WatchState gone) {
        desk.remove(gone.id());
        each(gone.id(), alert -> endings.withoutWatch(alert, desk.state().time()));
        desk.state().forget(gone.id(), gone.generation());
        desk.state().watch(gone.gone());
    }

    private void watch(Watch watch) {
        ActiveWatch before = desk.watch(watch.id());
        if (before != null && before.watch.equals(watch)) {
            return;
        }
        ActiveWatch ready;
        try {
            ready = new ActiveWatch(watch, WatchState.first(watch));
        } catch (RuntimeException e) {
            // what is remembered stays, for when it can be asked again
            desk.remove(watch.id());
            unusable.put(watch.id(), e);
            return;
        }
        WatchState kept = desk.state().watch(watch.id());
        ready.state = kept == null ? ready.state : next(kept, watch);
        desk.state().watch(ready.state);
        desk.use(ready);
        if (kept != null && kept.version() != watch.version()) {
            each(watch.id(), desk::schedule);
        }
    }

    private WatchState next(WatchState kept, Watch watch) {
        if (!kept.removed() && kept.looksAt().equals(WatchState.looksAt(watch))) {
            return kept.withVersion(watch.version());
        }
        each(watch.id(), alert -> {
            if (alert.isNews()) {
                endings.freeze(alert);
            } else {
                desk.drop(alert);
            }
        });
        desk.settle();
        desk.state().forget(kept.id(), kept.generation());
        return kept.afresh(watch);
    }

    private void each(String watch, Consumer<Tracked> action) {
        desk.state().eachAlert(a -> {
            if (a.alert().watchId().equals(watch) && !a.isEnded()) {
                Tracked alert = desk.alert(a.id());
                if (alert != null) {
                    action.accept(alert);
                }
            }
        });
        desk.settle();
    }
}
