package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.contract.record.Alert.State;
import dateline.contract.record.Country;
import dateline.contract.record.Watch.Level;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.article.Arrival;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.memory.ArticleNote;
import dateline.enrich.alert.memory.Due;
import dateline.enrich.alert.memory.Evidence.Support;
import dateline.enrich.alert.memory.Memory;
import dateline.enrich.alert.memory.MemoryKey;
import dateline.enrich.alert.memory.Tracked;
import dateline.enrich.alert.memory.Tracked.Part;
import dateline.enrich.alert.rule.ActiveWatch;
import dateline.enrich.alert.rule.Rules;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How episodes and alerts end: by themselves, because what they rest on is taken back, or because someone says so. {@link
 * Rules} decide what becomes of an alert, here it is done.
 */
final class Endings {
    private static final long KEPT = Duration.ofDays(30).toMillis();

    private final Desk desk;
    private final Surges surges;

    Endings(Desk desk, Surges surges) {
        this.desk = desk;
        this.surges = surges;
    }

    /** Looks whether episodes have ended by themselves. */
    void quiet(Tracked alert, long at) {
        if (alert.due() != at || alert.isEnded()) {
            return;
        }
        alert.due(Long.MAX_VALUE);
        desk.changed(alert);
        for (Part part : alert.parts()) {
            if (!part.isEnded() && desk.end(alert, part) <= at) {
                end(alert, part, at);
            }
        }
        switch (Rules.quiet(alert.isNews(), alert.isOver())) {
            case GOES_ON -> desk.schedule(alert);
            case RESOLVED -> {
                end(alert, State.RESOLVED, "The country has been quiet for " + Why.span(quiet(alert)) + ".", at);
                desk.publish(alert, false, at);
            }
            case FORGOTTEN, RETRACTED -> desk.drop(alert);
        }
    }

    private Duration quiet(Tracked alert) {
        ActiveWatch watch = watch(alert);
        return watch == null ? alert.alert().window() : Duration.ofMillis(watch.quiet());
    }

    private void end(Tracked alert, Part part, long at) {
        Memory memory = desk.memory(alert, part);
        if (memory != null) {
            part.takeMentions(memory);
            desk.remember(desk.key(alert, part), memory.ended(alert.isNews() ? calm(alert, at) : memory.quietUntil()));
        }
        part.end();
    }

    /** Until when the countries of an alert that ends now are not news again. */
    private long calm(Tracked alert, long now) {
        ActiveWatch watch = watch(alert);
        return watch == null ? Memory.NEVER : now + watch.coolDown;
    }

    private @Nullable ActiveWatch watch(Tracked alert) {
        return desk.watch(alert.alert().watchId());
    }

    private void end(Tracked alert, State state, String reason, long at) {
        desk.closed();
        alert.rest(alert.evidence().ended());
        alert.change(draft -> {
            draft.state(state);
            draft.reason(reason);
        });
        desk.state().schedule(new Due(at + KEPT, Due.Kind.ALERT, alert.id()));
        desk.changed(alert);
    }

    /** Someone says that the alert is wrong: it counts as if it had never been. */
    void falsePositive(Tracked alert, long now) {
        for (Part part : alert.parts()) {
            Memory memory = desk.memory(alert, part);
            if (memory != null) {
                part.takeMentions(memory);
                desk.remember(desk.key(alert, part), memory.takenBack(calm(alert, now)));
            }
            part.end();
        }
        end(alert, State.FALSE_POSITIVE, "Someone said that it is wrong.", now);
    }

    /** Its watch is gone. */
    void withoutWatch(Tracked alert, long now) {
        if (!alert.isNews()) {
            desk.drop(alert);
        } else if (!alert.isEnded()) {
            freeze(alert);
            alert.parts().forEach(Part::end);
            end(alert, State.RESOLVED, "Its watch was removed.", now);
            desk.publish(alert, false, now);
        }
    }

    /** Takes the alert's episodes out of the memories, which begin afresh: nothing adds to it any more. */
    void freeze(Tracked alert) {
        for (Part part : alert.parts()) {
            Memory memory = desk.memory(alert, part);
            if (memory != null) {
                part.take(memory);
            }
        }
        alert.detach();
        desk.changed(alert);
    }

    /** A later record of an article: alerts that rest on what it no longer says lose that. */
    void revised(ArticleNote note, Arrival arrival) {
        for (String id : note.alerts()) {
            Tracked alert = desk.alert(id);
            if (alert == null || alert.isEnded()) {
                continue;
            }
            List<Support> gone = alert.evidence().supports().stream()
                    .filter(s -> s.article().equals(arrival.sighting.articleId()) && !holds(alert, s, arrival))
                    .toList();
            if (!gone.isEmpty()) {
                takeBack(alert, gone, arrival.now);
            }
        }
    }

    private boolean holds(Tracked alert, Support support, Arrival arrival) {
        Country country = arrival.sighting.isWithdrawn() ? null : country(arrival.sighting, support.country());
        ActiveWatch watch = watch(alert);
        if (country == null || watch == null || !watch.isStrong(country)) {
            return country != null && watch == null;
        }
        return alert.isDetached()
                || (watch.isAbout(country.code())
                        && watch.looksAt(arrival)
                        && watch.scopes(arrival).contains(support.scope()));
    }

    private static @Nullable Country country(Sighting sighting, String code) {
        for (Country country : sighting.countries()) {
            if (country.code().equals(code)) {
                return country;
            }
        }
        return null;
    }

    private void takeBack(Tracked alert, List<Support> gone, long now) {
        Level level = alert.level();
        List<Part> parts = alert.parts();
        List<Alert.Source> shown = alert.evidence().shown();
        alert.rest(alert.evidence().without(gone));
        for (Support support : gone) {
            Part part = alert.part(support.scope(), support.country());
            if (part != null) {
                takeBack(alert, part, support, now);
            }
        }
        alert.dropEmptyParts();
        desk.changed(alert);
        boolean anything = !alert.parts().isEmpty();
        switch (Rules.takenBack(alert.isNews(), anything, alert.isOver())) {
            case RETRACTED -> {
                alert.restoreEmpty(parts);
                alert.rest(alert.evidence().showing(shown));
                end(alert, State.RETRACTED, "No article behind it mentions the country any more.", now);
                desk.publish(alert, alert.isToldBy(now), now);
            }
            case FORGOTTEN -> desk.drop(alert);
            case RESOLVED -> {
                end(alert, State.RESOLVED, "What was left of it has been quiet.", now);
                desk.publish(alert, false, now);
            }
            case GOES_ON -> {
                desk.schedule(alert);
                if (alert.isNews()) {
                    desk.publish(alert, alert.parts().size() < parts.size() || alert.level() != level, now);
                }
            }
        }
    }

    private void takeBack(Tracked alert, Part part, Support support, long now) {
        MemoryKey key = desk.key(alert, part);
        ActiveWatch watch = watch(alert);
        if (watch != null && watch.mode == Mode.SURGE && !alert.isDetached()) {
            surges.mention(key, support.seen(), -1);
        }
        Memory memory = desk.memory(alert, part);
        if (memory == null) {
            return;
        }
        desk.remember(
                key,
                alert.restsOn(part)
                        ? memory.unmentioned(alert.latest(part))
                        : memory.takenBack(alert.isNews() ? calm(alert, now) : memory.quietUntil()));
    }
}
