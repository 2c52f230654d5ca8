package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.Country;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.Watch;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.article.Arrival;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.memory.AlertState;
import dateline.enrich.alert.memory.ArticleNote;
import dateline.enrich.alert.memory.Due;
import dateline.enrich.alert.memory.FeedOutages;
import dateline.enrich.alert.memory.Memory;
import dateline.enrich.alert.memory.Tracked;
import dateline.enrich.alert.rule.ActiveWatch;
import dateline.enrich.alert.rule.Outcome;
import dateline.enrich.alert.rule.Qualification;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is news. Is given articles, what people say of alerts, the watches and how feeds fare, in one order, and
 * gives back the records of alerts to publish. Deterministic: its clock is the articles' own, its memory is its {@link
 * AlertState}, so that another engine on the same state goes on where this one was. {@code docs/alerts.md} is its
 * specification. Used by one thread.
 */
public final class AlertEngine {
    private static final long SILENCE = Duration.ofHours(24).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final AlertState state;
    private final Decisions decisions;
    private final long remember;
    private final Desk desk;
    private final Surges surges;
    private final Episodes episodes;
    private final Endings endings;
    private final WatchChanges changes;
    private boolean actingOnDue;

    /**
     * @param state what is remembered; whose watches are made known again with {@link #watches}
     * @param names the English name of a country code
     * @param remember how long articles are remembered for telling duplicates and taking back
     * @param decisions is told of every decision
     */
    public AlertEngine(AlertState state, UnaryOperator<String> names, Duration remember, Decisions decisions) {
        this.state = state;
        this.decisions = decisions;
        this.remember = remember.toMillis();
        this.desk = new Desk(state, names);
        this.surges = new Surges(state);
        this.episodes = new Episodes(desk, surges);
        this.endings = new Endings(desk, surges);
        this.changes = new WatchChanges(desk, endings);
    }

    /**
     * The watches there are from now on. What is not among them any more ends. One that breaks is not asked, see {@link
     * #unusableWatches}; the others are, and what it remembers and has raised stays.
     */
    public List<Alert> watches(Collection<Watch> all) {
        changes.take(all);
        desk.settle();
        return desk.take();
    }

    /** Those of the watches that break and are not asked, by id, and how they break. */
    public Map<String, RuntimeException> unusableWatches() {
        return changes.unusable();
    }

    /** How a feed fares. */
    public void feed(FeedStatus status) {
        FeedOutages before = state.feed(status.feedId());
        FeedOutages known = before == null ? FeedOutages.none(status.feedId()) : before;
        FeedOutages after = known.after(status);
        if (after != known) {
            state.feed(after);
        }
    }

    /** A feed is no longer read. */
    public void feedRemoved(String feedId) {
        state.feed(FeedOutages.none(feedId));
    }

    /** What a person says of an alert; of one that is not known nothing comes. */
    public List<Alert> action(AlertAction action) {
        Tracked alert = desk.alert(action.alertId());
        boolean meant = action.kind() != AlertAction.Kind.SNOOZE || action.until() != null;
        if (alert != null && alert.isNews() && meant) {
            apply(alert, action);
        }
        desk.settle();
        if (state.time() != Memory.NEVER) {
            fallDue(state.time());
        }
        return desk.take();
    }

    private void apply(Tracked alert, AlertAction action) {
        Alert.Feedback said =
                new Alert.Feedback(action.kind(), action.by(), action.at(), action.until(), action.note());
        if (said.equals(alert.alert().feedback())) {
            return;
        }
        alert.change(draft -> draft.feedback(said));
        if (!alert.isEnded()) {
            switch (action.kind()) {
                case ACKNOWLEDGE -> alert.change(draft -> draft.state(Alert.State.ACKNOWLEDGED));
                case SNOOZE -> snooze(alert, action.until());
                case FALSE_POSITIVE -> endings.falsePositive(alert, state.time());
                case REOPEN -> alert.change(draft -> draft.state(Alert.State.UPDATED));
            }
        }
        desk.publish(alert, false, action.at().toEpochMilli());
    }

    private void snooze(Tracked alert, @Nullable Instant until) {
        if (until != null) {
            alert.change(draft -> draft.state(Alert.State.SNOOZED));
            alert.snooze(until.toEpochMilli());
            state.schedule(new Due(alert.snoozed(), Due.Kind.SNOOZE, alert.id()));
        }
    }

    /** A record of an article. */
    public List<Alert> sighting(Sighting sighting) {
        advance(sighting.seen().toEpochMilli());
        Arrival arrival = new Arrival(sighting, state.time());
        ArticleNote known = state.article(sighting.articleId());
        if (known != null && known.covers(sighting)) {
            decisions.decided(null, null, sighting, Outcome.DUPLICATE);
            return desk.take();
        }
        desk.note(
                sighting.articleId(),
                ArticleNote.of(sighting, arrival.now, known == null ? List.of() : known.alerts()));
        if (known == null) {
            state.schedule(forgetting(sighting.articleId(), arrival.now));
        } else {
            endings.revised(known, arrival);
        }
        mentions(arrival, known == null && sighting.revision() == 1);
        desk.settle();
        return desk.take();
    }

    private void mentions(Arrival arrival, boolean first) {
        Sighting sighting = arrival.sighting;
        if (sighting.isWithdrawn() || sighting.countries().isEmpty()) {
            decisions.decided(null, null, sighting, sighting.isWithdrawn() ? Outcome.WITHDRAWN : Outcome.NO_COUNTRY);
        }
        if (sighting.isWithdrawn()) {
            return;
        }
        for (ActiveWatch watch : desk.watches()) {
            ask(watch, arrival, first);
        }
    }

    private void ask(ActiveWatch watch, Arrival arrival, boolean first) {
        if (watch.state.from() == Memory.NEVER) {
            watch.state = watch.state.begunAt(Math.max(watch.since, state.began()));
            state.watch(watch.state);
        }
        boolean looksAt = watch.looksAt(arrival);
        if (watch.mode == Mode.SURGE && looksAt && first && arrival.age <= watch.maxAge) {
            surges.article(watch, arrival.now, 1);
        }
        for (Country country : arrival.sighting.countries()) {
            Outcome against = Qualification.against(watch, country, looksAt, first);
            if (against != null) {
                decisions.decided(watch.watch, country.code(), arrival.sighting, against);
            } else {
                mention(watch, country, arrival);
            }
        }
    }

    private void mention(ActiveWatch watch, Country country, Arrival arrival) {
        List<String> scopes = watch.scopes(arrival);
        if (scopes.isEmpty()) {
            decisions.decided(watch.watch, country.code(), arrival.sighting, Outcome.FILTERED);
        }
        for (String scope : scopes) {
            Outcome outcome = episodes.mention(watch, country, arrival, scope);
            decisions.decided(watch.watch, country.code(), arrival.sighting, outcome);
        }
    }

    /** Lets the stream's time come to where it is now. */
    private void advance(long seen) {
        long before = state.time();
        if (before != Memory.NEVER && seen <= before) {
            return;
        }
        state.time(seen);
        if (before != Memory.NEVER && seen - before > SILENCE) {
            FeedOutages known = state.feed(FeedOutages.EVERYTHING);
            FeedOutages all = known == null ? FeedOutages.none(FeedOutages.EVERYTHING) : known;
            state.feed(all.begun(before).ended(seen));
        }
        fallDue(seen);
    }

    private void fallDue(long now) {
        for (Due due = state.poll(now); due != null; due = state.poll(now)) {
            actingOnDue = true;
            act(due);
            desk.settle();
            actingOnDue = false;
        }
    }

    private void act(Due due) {
        switch (due.kind()) {
            case STORY -> endStory(due.id());
            case ARTICLE -> forget(due);
            default -> {
                Tracked alert = desk.alert(due.id());
                if (alert != null) {
                    act(due, alert);
                }
            }
        }
    }

    private void endStory(String alertAndStory) {
        int slash = alertAndStory.indexOf('/');
        String story = alertAndStory.substring(slash + 1);
        if (alertAndStory.substring(0, slash).equals(state.story(story))) {
            state.story(story, null);
        }
    }

    private void act(Due due, Tracked alert) {
        switch (due.kind()) {
            case QUIET -> endings.quiet(alert, due.at());
            case SNOOZE -> awake(alert, due.at());
            case HELD -> release(alert, due.at());
            case ALERT -> desk.drop(alert);
            default -> {}
        }
    }

    private void awake(Tracked alert, long at) {
        if (alert.alert().state() == Alert.State.SNOOZED && alert.snoozed() == at) {
            boolean tell = alert.isChanged();
            alert.change(draft -> draft.state(Alert.State.UPDATED));
            desk.publish(alert, tell, at);
        }
    }

    private void release(Tracked alert, long at) {
        Alert.State now = alert.alert().state();
        if (now != Alert.State.RETRACTED && now != Alert.State.FALSE_POSITIVE) {
            desk.publish(alert, true, at);
        }
    }

    private Due forgetting(String article, long now) {
        return new Due((now + remember) / HOUR * HOUR + HOUR, Due.Kind.ARTICLE, article);
    }

    private void forget(Due due) {
        ArticleNote note = state.article(due.id());
        if (note == null) {
            return;
        }
        Due later = forgetting(due.id(), note.seen());
        if (later.at() > due.at()) {
            state.schedule(later);
        } else {
            state.forgetArticle(due.id());
        }
    }

    /** Whether what failed was something that fell due, taken out of the state last, rather than what was given. */
    public boolean isActingOnDue() {
        return actingOnDue;
    }

    /** How many watches are asked. */
    public int watchCount() {
        return desk.watches().size();
    }

    /** How many alerts have been published and not ended. */
    public int openAlerts() {
        return desk.open();
    }
}
