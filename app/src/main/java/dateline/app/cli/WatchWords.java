package dateline.app.cli;

import dateline.app.config.TimeSpan;
import dateline.contract.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A watch in words: what it asks, as people would say it. */
final class WatchWords {
    private WatchWords() {}

    static String rule(Watch w) {
        String about = w.countries().isEmpty() ? "any country" : String.join(", ", w.countries());
        String window = TimeSpan.print(w.window());
        return switch (w.mode()) {
            case NOVEL -> about + ", not mentioned for " + window;
            case FIRST_EVER -> about + ", never mentioned before";
            case SURGE -> about + ", mentioned more often than usual";
            case PAIR -> about + " together with " + pair(w.pair()) + ", not for " + window;
        };
    }

    /** What narrows it, and how it tells; one line each. */
    static List<String> more(Watch w) {
        List<String> lines = new ArrayList<>();
        Watch.Filter f = w.filter();
        if (f != null) {
            add(lines, "without", f.notCountries());
            add(lines, "topics", f.topics());
            add(lines, "languages", f.languages());
            add(lines, "outlets", f.outlets());
            add(lines, "feeds", f.feeds());
            add(lines, "entities", f.entities());
        }
        lines.add("level: "
                + (w.level() == null ? "unconfirmed" : w.level().name().toLowerCase(Locale.ROOT)));
        lines.add("learning: "
                + (w.learning() == Watch.Learning.NONE
                        ? "none"
                        : w.seeds() == null ? "silent until " + w.since().plus(w.window()) : "none, it has seeds"));
        return lines;
    }

    private static String pair(Watch.@Nullable Pair pair) {
        if (pair == null) {
            return "nothing";
        }
        List<String> all = new ArrayList<>(pair.topics());
        all.addAll(pair.entities());
        return String.join(" or ", all);
    }

    private static void add(List<String> lines, String what, List<String> values) {
        if (!values.isEmpty()) {
            lines.add(what + ": " + String.join(", ", values));
        }
    }
}
