package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.Tracked.Part;
import dateline.enrich.alert.Tracked.Support;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of news: it joins an alert of the same story, or is held back, or raises an alert of its own. */
final class Raising {
    static final int GROUP = 20;
    private static final int HELD = 250;

    private final Desk desk;

    Raising(Desk desk) {
        this.desk = desk;
    }

    Outcome raise(ActiveWatch watch, MemoryKey key, Tracked news, Arrival arrival) {
        watch.state = watch.state.withEpisode(news.alert.episode());
        desk.state.watch(watch.state);
        Tracked story = story(watch, key, arrival);
        if (story != null) {
            join(watch, story, news);
            desk.publish(story, true, arrival.now);
            return Outcome.GROUPED;
        }
        List<Long> recent = RateLimit.recent(
                watch.state.raised(), arrival.now, watch.limits.per().toMillis());
        if (RateLimit.isReached(recent, watch.limits.alerts())) {
            hold(watch, news, arrival);
            return Outcome.HELD_BACK;
        }
        watch.state = watch.state.withRaised(RateLimit.with(recent, arrival.now));
        desk.state.watch(watch.state);
        begin(watch, news, arrival);
        remember(watch, key, arrival, news.id());
        return Outcome.RAISED;
    }

    /** The open alert of the same story that there is still time and room to join. */
    private @Nullable Tracked story(ActiveWatch watch, MemoryKey key, Arrival arrival) {
        String id = desk.state.story(storyKey(watch, key.scope(), arrival));
        Tracked alert = id == null ? null : desk.alert(id);
        boolean open = alert != null
                && !alert.isEnded()
                && alert.generation == watch.state.generation()
                && alert.parts.size() < GROUP
                && arrival.now - alert.raised <= watch.limits.group().toMillis();
        return open ? alert : null;
    }

    private void remember(ActiveWatch watch, MemoryKey key, Arrival arrival, String alert) {
        String story = storyKey(watch, key.scope(), arrival);
        desk.state.story(story, alert);
        desk.state.schedule(
                new Due(arrival.now + watch.limits.group().toMillis() + 1, Due.Kind.STORY, alert + "/" + story));
    }

    private static String storyKey(ActiveWatch watch, String scope, Arrival arrival) {
        return watch.watch.id() + "/" + watch.state.generation() + "/" + arrival.sighting.storyId() + "/" + scope;
    }

    private void hold(ActiveWatch watch, Tracked news, Arrival arrival) {
        String id = watch.state.held();
        Tracked held = id == null ? null : desk.alert(id);
        if (held != null && !held.isEnded() && arrival.now < held.held && held.parts.size() < HELD) {
            join(watch, held, news);
            desk.publish(held, false, arrival.now);
            return;
        }
        news.held = arrival.now + watch.limits.per().toMillis();
        desk.state.schedule(new Due(news.held, Due.Kind.HELD, news.id()));
        watch.state = watch.state.withHeld(news.id());
        desk.state.watch(watch.state);
        begin(watch, news, arrival);
    }

    private void begin(ActiveWatch watch, Tracked news, Arrival arrival) {
        news.raised = arrival.now;
        own(watch, news, news);
        long at = arrival.time;
        news.change(draft -> {
            draft.at(Instant.ofEpochMilli(at));
            Alert.Baseline surge = watch.mode == Mode.SURGE ? draft.baseline() : null;
            draft.baseline(surge == null ? Coverage.baseline(watch, desk.state, at, watch.window) : surge);
            Instant last = draft.lastMention();
            long since = Math.min(at - watch.window, last == null ? watch.knowsFrom() : last.toEpochMilli());
            draft.gaps(Coverage.gaps(watch, desk.state, Math.max(since, watch.knowsFrom()), at));
        });
        news.due = Long.MAX_VALUE;
        desk.schedule(news);
        desk.publish(news, true, arrival.now);
    }

    private void join(ActiveWatch watch, Tracked alert, Tracked news) {
        own(watch, alert, news);
        alert.merge(news);
        for (Support support : news.supports) {
            desk.link(support.article(), alert.id());
        }
        desk.drop(news);
        desk.schedule(alert);
    }

    /** The episode is news now, as part of that alert. */
    private void own(ActiveWatch watch, Tracked alert, Tracked news) {
        Part part = news.parts.get(0);
        MemoryKey key = watch.key(part.scope, part.entry.country());
        Memory memory = desk.memory(watch, key);
        desk.state.remember(key, memory.news(alert.id(), part.entry.episode()));
    }
}
