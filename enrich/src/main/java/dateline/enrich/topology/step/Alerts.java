package dateline.enrich.topology.step;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.Watch;
import dateline.contract.topic.Topics;
import dateline.enrich.alert.AlertEngine;
import dateline.enrich.alert.article.Sightings;
import dateline.enrich.alert.memory.StoredAlertState;
import dateline.enrich.topology.copy.Changes;
import dateline.enrich.topology.metric.EnrichMetrics;
import dateline.enrich.topology.store.StagedStore;
import dateline.enrich.topology.store.StoreNames;
import dateline.runtime.watch.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the alert engine decide, in one task. Watches and how feeds fare are taken from this instance's copies before each
 * record, and the watches again whenever some are known and none is asked.
 */
public final class Alerts implements Work<AlertInput> {
    private static final Logger log = LoggerFactory.getLogger(Alerts.class);

    private static final long NOT_READ = -1;

    private final Deserializer<AlertAction> actions =
            Topics.ALERT_ACTIONS.value().deserializer();
    private final Stage<Encoded<Alert>> stage;
    private final EnrichMetrics metrics;
    private final Changes changes;
    private final KeyValueStore<String, Watch> watches;
    private final StagedStore dues;
    private final AlertEngine engine;
    private long watchesVersion = NOT_READ;

    /**
     * @param stage its surroundings
     * @param countryNames the English name of a country code
     * @param remember how long an article is known
     * @param metrics where it counts
     * @param changes what has changed about watches and feeds
     */
    public Alerts(
            Stage<Encoded<Alert>> stage,
            UnaryOperator<String> countryNames,
            Duration remember,
            EnrichMetrics metrics,
            Changes changes) {
        this.stage = stage;
        this.metrics = metrics;
        this.changes = changes;
        this.watches = stage.global(StoreNames.WATCHES);
        this.dues = stage.store(StoreNames.ALERT_DUES);
        StoredAlertState state = new StoredAlertState(
                stage.store(StoreNames.ALERT_MEMORIES),
                stage.store(StoreNames.TRACKED_ALERTS),
                stage.store(StoreNames.ALERT_ARTICLES),
                dues,
                stage.store(StoreNames.ALERT_DESK),
                (table, key, entry, error) -> stage.unreadable(((StagedStore) table).name(), key, entry, error));
        this.engine = new AlertEngine(
                state,
                countryNames,
                remember,
                (watch, country, article, outcome) -> stage.count(() -> metrics.decided(outcome)));
        KeyValueStore<String, FeedStatus> feeds = stage.global(StoreNames.FEEDS);
        all(feeds).forEach(this.engine::feed);
    }

    @Override
    public void prepare() {
        stage.memoryChanges();
        changes.takeFeeds((id, status) -> status.ifPresentOrElse(engine::feed, () -> engine.feedRemoved(id)));
        long version = changes.watchesVersion();
        long known = watches.approximateNumEntries();
        boolean lost = version == watchesVersion && known > 0 && knownToEngine() == 0;
        if (version != watchesVersion || lost) {
            watchesVersion = version;
            forward(engine.watches(all(watches)));
            engine.unusableWatches().forEach(Alerts::tellUnusable);
        }
        if (lost) {
            metrics.watchesHealed();
            log.atError()
                    .addKeyValue("known", known)
                    .addKeyValue("asked", engine.watchCount())
                    .log("watches were known and none was asked; they have been taken anew");
        }
        metrics.watches.set(engine.watchCount());
        metrics.unusableWatches.set(engine.unusableWatches().size());
    }

    private int knownToEngine() {
        return engine.watchCount() + engine.unusableWatches().size();
    }

    private static void tellUnusable(String id, RuntimeException broken) {
        log.atError()
                .addKeyValue("watch", id)
                .addKeyValue("error", broken.toString())
                .log("a watch breaks when it is made ready and is not asked until it is changed; the others are");
    }

    @Override
    public void handle(Record<String, AlertInput> record) {
        stage.memoryChanges();
        switch (record.value()) {
            case AlertInput.Seen seen -> forward(engine.sighting(Sightings.of(seen.article())));
            case AlertInput.Said said -> act(record, said.action());
        }
        stage.count(() -> metrics.openAlerts.set(engine.openAlerts()));
    }

    private void act(Record<String, AlertInput> record, Encoded<AlertAction> encoded) {
        AlertAction action;
        try {
            action = decode(encoded.bytes());
        } catch (SerializationException e) {
            stage.refuse(record, "not-an-alert-action", String.valueOf(e.getMessage()));
            return;
        }
        if (action != null) {
            forward(engine.action(action));
        }
    }

    private @Nullable AlertAction decode(byte @Nullable [] bytes) {
        AlertAction action = actions.deserialize(Topics.ALERT_ACTIONS.name(), bytes);
        if (action != null && !(Times.canBeKept(action.at()) && Times.canBeKept(action.until()))) {
            throw new SerializationException(
                    "the times " + action.at() + " and " + action.until() + " are not between 1970 and 9999");
        }
        if (action != null && Outgoing.isAhead(stage.now(), action.at())) {
            throw new SerializationException("it was said at " + action.at() + ", which is still to come");
        }
        return action;
    }

    private void forward(List<Alert> alerts) {
        for (Alert alert : alerts) {
            Instant updated = Objects.requireNonNullElse(alert.updated(), alert.at());
            stage.send(Outgoing.event(
                    Topics.ALERTS,
                    alert.id(),
                    stage.encode(Topics.ALERTS, alert),
                    alert.id() + ":" + alert.revision(),
                    updated));
            stage.count(() -> metrics.published(alert));
        }
    }

    @Override
    public @Nullable Culprit culprit() {
        String due = engine.isActingOnDue() ? dues.lastDeleted() : null;
        return due == null ? null : new Culprit(StoreNames.ALERT_DUES, due);
    }

    @Override
    public void probe(Instant now) {
        long known = all(watches).stream().map(Watch::id).distinct().count();
        if (known != knownToEngine() && changes.watchesVersion() == watchesVersion) {
            throw new IllegalStateException(known + " watches are known and " + knownToEngine() + " are asked");
        }
        StoreNames.ALERTS.forEach(name -> stage.store(name).get(name));
    }

    @Override
    public void close() {
        metrics.watches.set(0);
        metrics.unusableWatches.set(0);
        metrics.openAlerts.set(0);
    }

    private static <V> List<V> all(KeyValueStore<String, V> store) {
        List<V> all = new ArrayList<>();
        try (KeyValueIterator<String, V> entries = store.all()) {
            entries.forEachRemaining(e -> all.add(e.value));
        }
        return all;
    }
}
