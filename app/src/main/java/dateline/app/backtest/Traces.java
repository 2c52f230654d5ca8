package dateline.app.backtest;

import dateline.contract.record.Watch;
import dateline.enrich.alert.Decisions;
import dateline.enrich.alert.Trace;
import dateline.enrich.alert.article.Sighting;
import dateline.enrich.alert.rule.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what each watch made of mentions of one country, or of all, with a few examples. Used by one thread. */
public final class Traces implements Decisions {
    private static final int REMEMBERED = 5_000;
    private static final int EXAMPLES = 3;

    private final Map<String, Trace> byWatch = new TreeMap<>();

    /** @param country code; null for all, without examples */
    public Traces(Collection<Watch> watches, @Nullable String country) {
        watches.forEach(w -> byWatch.put(w.id(), new Trace(w.id(), country, country == null ? 0 : REMEMBERED)));
    }

    @Override
    public void decided(@Nullable Watch watch, @Nullable String about, Sighting article, Outcome outcome) {
        Trace trace = watch == null ? null : byWatch.get(watch.id());
        if (trace != null) {
            trace.decided(watch, about, article, outcome);
        }
    }

    /** Whether nothing was decided. */
    public boolean isEmpty() {
        return byWatch.values().stream().allMatch(t -> t.counts().isEmpty());
    }

    /** How often a watch decided so. */
    public long count(String watch, Outcome outcome) {
        Trace trace = byWatch.get(watch);
        return trace == null ? 0 : trace.counts().getOrDefault(outcome, 0L);
    }

    /** For each watch what came of mentions, in the order in which rules are asked, with the latest of each below. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        byWatch.forEach((watch, trace) -> {
            lines.add("watch " + watch);
            for (Outcome outcome : Outcome.values()) {
                Long count = trace.counts().get(outcome);
                if (count != null) {
                    lines.add(String.format(Locale.ROOT, "%7d %s", count, outcome));
                    examples(trace, outcome, lines);
                }
            }
        });
        return lines;
    }

    private static void examples(Trace trace, Outcome outcome, List<String> lines) {
        trace.steps().reversed().stream()
                .filter(s -> s.outcome() == outcome)
                .limit(EXAMPLES)
                .forEach(s -> lines.add(
                        "          " + s.time() + "  " + s.outlet() + ": " + s.title() + " – " + s.because()));
    }
}
