package dateline.enrich.topology.metric;

import dateline.contract.record.Alert;
import dateline.enrich.alert.rule.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the topology counts, per process and from its start. received = sent + duplicates + dead letters, once
 * nothing is under way, over all instances, as what one has annotated another may put into stories. Only what was committed
 * counts, so that what was aborted and done again counts once.
 */
public final class EnrichMetrics {
    /** The steps an article has to pass to be counted as sent. */
    private static final Set<String> BEFORE_SENT = Set.of("deduplicate", "annotate", "stories");

    private final Uncommitted uncommitted = new Uncommitted();
    public final CommittedCounter received;
    public final CommittedCounter sent;
    public final CommittedCounter duplicates;
    public final CommittedCounter deadLettered;
    public final CommittedCounter mentions;
    final CommittedCounter alerts;
    public final Timer annotate;
    public final AtomicInteger watches;
    public final AtomicInteger unusableWatches;
    public final AtomicInteger openAlerts;
    private final CommittedCounter unreadableEntries;
    private final CommittedCounter watchesHealed;
    private final MeterRegistry registry;
    private final Map<Outcome, CommittedCounter> decisions = new EnumMap<>(Outcome.class);
    private final Map<Alert.State, CommittedCounter> records = new EnumMap<>(Alert.State.class);

    public EnrichMetrics(MeterRegistry registry) {
        this.registry = registry;
        unreadableEntries = counter(registry, "unreadable-entries", "Entries of stores that were put aside");
        watchesHealed = counter(registry, "watches-healed", "Times that watches were known and none was asked");
        received = counter(registry, "received", "Articles read");
        sent = counter(registry, "sent", "Articles annotated, put into stories and sent on");
        duplicates = counter(registry, "duplicate", "Articles already known, from this feed or another");
        deadLettered = counter(registry, "dead-lettered", "Articles that could not be annotated or put into stories");
        mentions = counter(registry, "mentions", "Countries mentioned, one for each article and country");
        alerts = counter(registry, "alerts", "Alerts raised");
        annotate = Timer.builder("dateline.enrich.annotate")
                .description("Time to annotate one article")
                .publishPercentileHistogram()
                .register(registry);
        watches = gauge(registry, "watches", "Watches that are asked");
        unusableWatches = gauge(registry, "watches-unusable", "Watches that break when made ready and are not asked");
        openAlerts = gauge(registry, "open-alerts", "Alerts that have not ended");
        for (Outcome outcome : Outcome.values()) {
            decisions.put(
                    outcome,
                    counter(registry, "decisions", "What watches made of mentions", "outcome", outcome.name()));
        }
        for (Alert.State state : Alert.State.values()) {
            records.put(state, counter(registry, "alert-records", "Records of alerts sent", "state", state.name()));
        }
    }

    /** From now on counts wait for {@link #committed}. */
    public void awaitCommits() {
        uncommitted.await();
    }

    /** What the calling thread counted since its last transaction has happened. */
    public void committed() {
        uncommitted.committed();
    }

    /** What the calling thread counted since its last transaction has not happened. */
    public void aborted() {
        uncommitted.aborted();
    }

    /** A step puts a record aside. */
    public void refused(String step) {
        if (BEFORE_SENT.contains(step)) {
            deadLettered.increment();
        } else {
            counter(registry, "put-aside", "Records that a later step could not work on", "step", step)
                    .increment();
        }
    }

    /** An entry of a store is put aside. */
    public void unreadableEntry() {
        unreadableEntries.increment();
    }

    /** No watch was asked though some are known. */
    public void watchesHealed() {
        watchesHealed.increment();
    }

    /** A canary did not get through a step. */
    public void canaryLost(String step) {
        counter(registry, "canaries-lost", "Canaries that did not get through a step", "step", step)
                .increment();
    }

    public void decided(Outcome outcome) {
        increment(decisions.get(outcome));
    }

    public void published(Alert alert) {
        increment(records.get(alert.state()));
        Integer revision = alert.revision();
        if (revision != null && revision == 1) {
            alerts.increment();
        }
    }

    private static void increment(@Nullable CommittedCounter counter) {
        if (counter != null) {
            counter.increment();
        }
    }

    private CommittedCounter counter(MeterRegistry registry, String what, String about, String tag, String value) {
        return new CommittedCounter(
                Counter.builder("dateline.enrich." + what)
                        .description(about)
                        .tag(tag, value.toLowerCase(Locale.ROOT))
                        .register(registry),
                uncommitted);
    }

    private CommittedCounter counter(MeterRegistry registry, String what, String about) {
        return new CommittedCounter(
                Counter.builder("dateline.enrich." + what).description(about).register(registry), uncommitted);
    }

    private static AtomicInteger gauge(MeterRegistry registry, String what, String about) {
        AtomicInteger value = new AtomicInteger();
        Gauge.builder("dateline.enrich." + what, value, AtomicInteger::get)
                .description(about)
                .register(registry);
        return value;
    }
}
