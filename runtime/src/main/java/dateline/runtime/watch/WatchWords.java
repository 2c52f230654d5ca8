package dateline.runtime.watch;

import dateline.contract.record.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a watch asks, as people would say it. Pure functions. */
public final class WatchWords {
    private WatchWords() {}

    /** Its rule in one sentence without a full stop. */
    public static String rule(Watch w) {
        String about = w.countries().isEmpty()
                ? "Any country"
                : w.countries().stream().map(WatchWords::country).collect(Collectors.joining(", "));
        String window = span(w.window());
        String rule =
                switch (w.mode()) {
                    case NOVEL -> about + ", not mentioned for " + window;
                    case FIRST_EVER -> about + ", never mentioned before";
                    case SURGE -> about + ", mentioned far more often than usual at this time of day";
                    case PAIR -> about + " together with " + pair(w.pair()) + ", not seen together for " + window;
                };
        return rule + (w.level() == Watch.Level.CORROBORATED ? ", once two publishers have it" : "");
    }

    /** What narrows it, one piece each, such as "languages: fr"; empty if nothing does. */
    public static List<String> limits(Watch w) {
        List<String> all = new ArrayList<>();
        Watch.Filter f = w.filter();
        if (f != null) {
            add(all, "without", f.notCountries());
            add(all, "topics", f.topics());
            add(all, "languages", f.languages());
            add(all, "outlets", f.outlets());
            add(all, "feeds", f.feeds());
            add(all, "entities", f.entities());
        }
        if (w.minSalience() > 0) {
            all.add("salience: at least " + w.minSalience());
        }
        return all;
    }

    /** A span of time in words: "7 days", "36 hours". */
    public static String span(Duration d) {
        long hours = d.toHours();
        if (hours >= 24 && hours % 24 == 0) {
            return count(hours / 24, "day");
        }
        return hours >= 1 ? count(hours, "hour") : count(Math.max(1, d.toMinutes()), "minute");
    }

    private static String count(long n, String unit) {
        return n + " " + unit + (n == 1 ? "" : "s");
    }

    private static String country(String codeOrGroup) {
        return CountryGroups.isCountry(codeOrGroup)
                ? codeOrGroup
                : CountryGroups.named(codeOrGroup)
                        .map(CountryGroups.Group::name)
                        .orElse(codeOrGroup);
    }

    private static String pair(Watch.@Nullable Pair pair) {
        List<String> all = new ArrayList<>();
        if (pair != null) {
            all.addAll(pair.entities());
            all.addAll(pair.topics());
        }
        return String.join(" or ", all);
    }

    private static void add(List<String> all, String what, List<String> values) {
        if (!values.isEmpty()) {
            all.add(what + ": " + String.join(", ", values));
        }
    }
}
