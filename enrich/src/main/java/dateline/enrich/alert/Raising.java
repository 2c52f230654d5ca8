package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.article.Arrival;
import dateline.enrich.alert.memory.Due;
import dateline.enrich.alert.memory.Evidence.Support;
import dateline.enrich.alert.memory.Memory;
import dateline.enrich.alert.memory.MemoryKey;
import dateline.enrich.alert.memory.Tracked;
import dateline.enrich.alert.memory.Tracked.Part;
import dateline.enrich.alert.memory.WatchState;
import dateline.enrich.alert.rule.ActiveWatch;
import dateline.enrich.alert.rule.Outcome;
import dateline.enrich.alert.rule.RateLimit;
import dateline.enrich.alert.rule.Rules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does what is decided of news: it joins an alert of the same story, or is held back, or raises an alert of its own. */
final class Raising {
    static final int GROUP = 20;
    private static final int HELD = 250;

    private final Desk desk;

    Raising(Desk desk) {
        this.desk = desk;
    }

    /** An episode of a watch becomes news. */
    Outcome enter(ActiveWatch watch, MemoryKey key, Tracked news, Arrival arrival) {
        change(watch, watch.state.withEpisode(news.alert().episode()));
        Tracked story = story(watch, key, arrival);
        List<Long> recent = RateLimit.recent(watch.state.raised(), arrival.now, watch.rateWindow);
        boolean limit = RateLimit.isReached(recent, watch.limits.alerts());
        Tracked held = story == null && limit ? held(watch, arrival) : null;
        return switch (Rules.way(story != null, limit, held != null)) {
            case JOIN_STORY -> {
                join(watch, story, news, true, arrival);
                yield Outcome.GROUPED;
            }
            case RAISE -> {
                change(watch, watch.state.withRaised(RateLimit.with(recent, arrival.now)));
                begin(watch, news, arrival);
                remember(watch, key, arrival, news.id());
                yield Outcome.RAISED;
            }
            case JOIN_HELD -> {
                join(watch, held, news, false, arrival);
                yield Outcome.HELD_BACK;
            }
            case HOLD -> {
                hold(watch, news, arrival);
                yield Outcome.HELD_BACK;
            }
        };
    }

    private void change(ActiveWatch watch, WatchState state) {
        watch.state = state;
        desk.state().watch(state);
    }

    /** The open alert of the same story that there is still time and room to join. */
    private @Nullable Tracked story(ActiveWatch watch, MemoryKey key, Arrival arrival) {
        String id = desk.state().story(storyKey(watch, key.scope(), arrival));
        Tracked alert = id == null ? null : desk.alert(id);
        boolean open = alert != null
                && !alert.isEnded()
                && alert.generation() == watch.state.generation()
                && alert.parts().size() < GROUP
                && arrival.now - alert.raised() <= watch.groupWindow;
        return open ? alert : null;
    }

    /** The open alert of what is held back that there is still time and room to join. */
    private @Nullable Tracked held(ActiveWatch watch, Arrival arrival) {
        String id = watch.state.held();
        Tracked held = id == null ? null : desk.alert(id);
        boolean open = held != null
                && !held.isEnded()
                && arrival.now < held.held()
                && held.parts().size() < HELD;
        return open ? held : null;
    }

    private void remember(ActiveWatch watch, MemoryKey key, Arrival arrival, String alert) {
        String story = storyKey(watch, key.scope(), arrival);
        desk.state().story(story, alert);
        desk.state().schedule(new Due(arrival.now + watch.groupWindow + 1, Due.Kind.STORY, alert + "/" + story));
    }

    private static String storyKey(ActiveWatch watch, String scope, Arrival arrival) {
        return watch.watch.id() + "/" + watch.state.generation() + "/" + arrival.sighting.storyId() + "/" + scope;
    }

    private void hold(ActiveWatch watch, Tracked news, Arrival arrival) {
        news.hold(arrival.now + watch.rateWindow);
        desk.state().schedule(new Due(news.held(), Due.Kind.HELD, news.id()));
        change(watch, watch.state.withHeld(news.id()));
        begin(watch, news, arrival);
    }

    private void begin(ActiveWatch watch, Tracked news, Arrival arrival) {
        news.raise(arrival.now);
        own(watch, news, news);
        long at = arrival.time;
        news.change(draft -> {
            draft.at(Instant.ofEpochMilli(at));
            Alert.Baseline surge = watch.mode == Mode.SURGE ? draft.baseline() : null;
            draft.baseline(surge == null ? Coverage.baseline(watch, desk.state(), at, watch.window) : surge);
            Instant last = draft.lastMention();
            long since = Math.min(at - watch.window, last == null ? watch.knowsFrom() : last.toEpochMilli());
            draft.gaps(Coverage.gaps(watch, desk.state(), Math.max(since, watch.knowsFrom()), at));
        });
        desk.schedule(news);
        desk.publish(news, true, arrival.now);
    }

    private void join(ActiveWatch watch, @Nullable Tracked alert, Tracked news, boolean tell, Arrival arrival) {
        if (alert == null) {
            throw new IllegalStateException("there is no alert to join");
        }
        own(watch, alert, news);
        alert.merge(news);
        for (Support support : news.evidence().supports()) {
            desk.link(support.article(), alert.id());
        }
        desk.drop(news);
        desk.schedule(alert);
        desk.publish(alert, tell, arrival.now);
    }

    /** The episode is news now, as part of that alert. */
    private void own(ActiveWatch watch, Tracked alert, Tracked news) {
        Part part = news.parts().get(0);
        MemoryKey key = watch.key(part.scope(), part.entry().country());
        Memory memory = desk.memory(watch, key);
        desk.remember(key, memory.news(alert.id(), part.entry().episode()));
    }
}
