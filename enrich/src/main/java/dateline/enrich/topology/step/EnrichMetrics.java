package dateline.enrich.topology.step;

import dateline.contract.record.Alert;
import dateline.enrich.alert.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the topology counts, per process and from its start. received = sent + duplicates + dead letters; a transaction
 * that is aborted and done again counts twice.
 */
public final class EnrichMetrics {
    public final Counter received;
    public final Counter sent;
    public final Counter duplicates;
    public final Counter deadLettered;
    public final Counter mentions;
    final Counter alerts;
    public final Timer annotate;
    public final AtomicInteger watches;
    public final AtomicInteger openAlerts;
    private final Map<Outcome, Counter> decisions = new EnumMap<>(Outcome.class);
    private final Map<Alert.State, Counter> records = new EnumMap<>(Alert.State.class);

    public EnrichMetrics(MeterRegistry registry) {
        received = counter(registry, "received", "Articles read");
        sent = counter(registry, "sent", "Articles annotated and sent on");
        duplicates = counter(registry, "duplicate", "Articles already known, from this feed or another");
        deadLettered = counter(registry, "dead-lettered", "Articles that could not be annotated");
        mentions = counter(registry, "mentions", "Countries mentioned, one for each article and country");
        alerts = counter(registry, "alerts", "Alerts raised");
        annotate = Timer.builder("dateline.enrich.annotate")
                .description("Time to annotate one article")
                .publishPercentileHistogram()
                .register(registry);
        watches = gauge(registry, "watches", "Watches that are asked");
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

    private static void increment(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter counter(MeterRegistry registry, String what, String about, String tag, String value) {
        return Counter.builder("dateline.enrich." + what)
                .description(about)
                .tag(tag, value.toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, String what, String about) {
        return Counter.builder("dateline.enrich." + what).description(about).register(registry);
    }

    private static AtomicInteger gauge(MeterRegistry registry, String what, String about) {
        AtomicInteger value = new AtomicInteger();
        Gauge.builder("dateline.enrich." + what, value, AtomicInteger::get)
                .description(about)
                .register(registry);
        return value;
    }
}
