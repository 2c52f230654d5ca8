package dateline.enrich.topology;

import dateline.enrich.alert.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the topology counts, per process and from its start. received = sent + duplicates + dead letters; a transaction
 * that is aborted and done again counts twice.
 */
final class EnrichMetrics {
    final Counter received;
    final Counter sent;
    final Counter duplicates;
    final Counter deadLettered;
    final Counter mentions;
    final Counter alerts;
    final Timer annotate;
    private final Map<Decision.Reason, Counter> quiet = new EnumMap<>(Decision.Reason.class);

    EnrichMetrics(MeterRegistry registry) {
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
        for (Decision.Reason reason : Decision.Reason.values()) {
            quiet.put(
                    reason,
                    Counter.builder("dateline.enrich.quiet")
                            .description("Mentions that raised no alert, by reason")
                            .tag("reason", reason.name().toLowerCase(java.util.Locale.ROOT))
                            .register(registry));
        }
    }

    void quiet(Decision.Reason reason) {
        Counter counter = quiet.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter counter(MeterRegistry registry, String what, String about) {
        return Counter.builder("dateline.enrich." + what).description(about).register(registry);
    }
}
