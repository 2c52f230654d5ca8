package dateline.enrich.topology;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.Watch;
import dateline.contract.topic.Topics;
import dateline.contract.watch.Times;
import dateline.enrich.alert.AlertEngine;
import dateline.enrich.alert.Sightings;
import dateline.enrich.alert.StoredAlertState;
import dateline.enrich.topology.step.EnrichMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets the alert engine decide, in one task: articles come from the step before, what people say of alerts as bytes from
 * its topic. Watches and how feeds fare are taken from this instance's copies before each of them.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class Alerts implements Processor<String, Object, String, Object> {
    private static final long NOT_READ = -1;

    private final Deserializer<AlertAction> actions =
            Topics.ALERT_ACTIONS.value().deserializer();
    private final UnaryOperator<String> countryNames;
    private final Duration remember;
    private final EnrichMetrics metrics;
    private final Changes changes;
    private ProcessorContext<String, Object> context;
    private KeyValueStore<String, Watch> watches;
    private AlertEngine engine;
    private long watchesVersion = NOT_READ;

    Alerts(UnaryOperator<String> countryNames, Duration remember, EnrichMetrics metrics, Changes changes) {
        this.countryNames = countryNames;
        this.remember = remember;
        this.metrics = metrics;
        this.changes = changes;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        this.watches = context.getStateStore(EnrichTopology.WATCHES);
        StoredAlertState state = new StoredAlertState(
                table(EnrichTopology.ALERT_MEMORIES),
                table(EnrichTopology.TRACKED_ALERTS),
                table(EnrichTopology.ALERT_ARTICLES),
                table(EnrichTopology.ALERT_DUES),
                table(EnrichTopology.ALERT_DESK));
        this.engine = new AlertEngine(
                state, countryNames, remember, (watch, country, article, outcome) -> metrics.decided(outcome));
        KeyValueStore<String, FeedStatus> feeds = context.getStateStore(EnrichTopology.FEEDS);
        all(feeds).forEach(engine::feed);
    }

    private StoreTable table(String name) {
        return new StoreTable(context.getStateStore(name));
    }

    @Override
    public void process(Record<String, Object> record) {
        refresh();
        if (record.value() instanceof EnrichedArticle article) {
            forward(engine.sighting(Sightings.of(article)));
        } else {
            act(record.withValue((byte[]) record.value()));
        }
        metrics.openAlerts.set(engine.openAlerts());
    }

    private void refresh() {
        changes.takeFeeds((id, status) -> status.ifPresentOrElse(engine::feed, () -> engine.feedRemoved(id)));
        long version = changes.watchesVersion();
        if (version != watchesVersion) {
            watchesVersion = version;
            forward(engine.watches(all(watches)));
            metrics.watches.set(engine.watchCount());
        }
    }

    private void act(Record<String, byte[]> record) {
        AlertAction action;
        try {
            action = decode(record.value());
        } catch (SerializationException e) {
            context.forward(
                    Outgoing.deadLetter(context, record, "not-an-alert-action", String.valueOf(e.getMessage())),
                    EnrichTopology.UNREADABLE_ACTIONS);
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
        if (action != null && Outgoing.isAhead(context, action.at())) {
            throw new SerializationException("it was said at " + action.at() + ", which is still to come");
        }
        return action;
    }

    private void forward(List<Alert> alerts) {
        for (Alert alert : alerts) {
            metrics.published(alert);
            Instant updated = Objects.requireNonNullElse(alert.updated(), alert.at());
            context.forward(
                    Outgoing.event(Topics.ALERTS, alert.id(), alert, alert.id() + ":" + alert.revision(), updated),
                    EnrichTopology.ALERTS);
        }
    }

    private static <V> List<V> all(KeyValueStore<String, V> store) {
        List<V> all = new ArrayList<>();
        try (KeyValueIterator<String, V> entries = store.all()) {
            entries.forEachRemaining(e -> all.add(e.value));
        }
        return all;
    }
}
