package dateline.app.backtest;

import dateline.contract.Watch;
import dateline.enrich.alert.Decisions;
import dateline.enrich.alert.Outcome;
import dateline.enrich.alert.Sighting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what watches made of mentions of one country, or of all, with a few examples of each. Used by one thread. */
public final class Reasons implements Decisions {
    private static final int EXAMPLES = 3;

    private final @Nullable String country;
    private final Map<String, Map<Outcome, Count>> byWatch = new TreeMap<>();
    private long articles;

    /** How often, and the first few. */
    private static final class Count {
        private long times;
        private final List<Sighting> first = new ArrayList<>(EXAMPLES);
    }

    /** @param country code; null for all */
    public Reasons(@Nullable String country) {
        this.country = country;
    }

    @Override
    public void decided(@Nullable Watch watch, @Nullable String about, Sighting article, Outcome outcome) {
        if (watch == null || (country != null && !country.equals(about))) {
            return;
        }
        articles++;
        Count count = byWatch.computeIfAbsent(watch.id(), id -> new EnumMap<>(Outcome.class))
                .computeIfAbsent(outcome, o -> new Count());
        count.times++;
        if (country != null && count.first.size() < EXAMPLES) {
            count.first.add(article);
        }
    }

    /** How many decisions there were. */
    public long decisions() {
        return articles;
    }

    /** How often a watch decided so. */
    public long count(String watch, Outcome outcome) {
        Count count = byWatch.getOrDefault(watch, Map.of()).get(outcome);
        return count == null ? 0 : count.times;
    }

    /** One line for each watch and reason, in the order in which rules are asked; examples are indented below. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        byWatch.forEach((watch, counts) -> {
            lines.add("watch " + watch);
            counts.forEach((outcome, count) -> {
                lines.add("  %7d  %-14s %s".formatted(count.times, outcome, OutcomeWords.of(outcome)));
                for (Sighting example : count.first) {
                    lines.add("             " + example.firstSeen() + "  " + example.outlet() + ": " + example.title());
                }
            });
        });
        return lines;
    }
}
