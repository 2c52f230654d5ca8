package dateline.app.cli.alert;

import dateline.app.cli.topic.RecordText;
import dateline.contract.record.Alert;
import dateline.contract.record.Watch;
import dateline.runtime.watch.WatchWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerts for people at a terminal. */
final class AlertText {
    private AlertText() {}

    /** One line. */
    static String line(Alert a) {
        return RecordText.clean("%s  %-14s %s  %s (%s)%s  %s"
                .formatted(
                        a.id(),
                        word(a.state()) + (a.level() == Watch.Level.CORROBORATED ? "+" : ""),
                        a.at(),
                        a.countryName(),
                        a.country(),
                        others(a),
                        a.why()));
    }

    /** All of it. */
    static List<String> lines(Alert a) {
        List<String> lines = new ArrayList<>();
        lines.add(a.countryName() + " (" + a.country() + ")" + others(a) + "  " + word(a.state()));
        lines.add("  " + a.why());
        add(lines, "ended because", a.reason());
        add(lines, "watch", a.watchName() + " (" + a.watchId() + ", version " + a.watchVersion() + ")");
        add(lines, "entered", String.valueOf(a.at()));
        add(
                lines,
                "last before",
                a.lastMention() == null
                        ? "never, as far as is known"
                        : a.lastMention().toString());
        add(lines, "level", level(a));
        List<Alert.Entry> entries = a.entries();
        if (entries != null && entries.size() > 1) {
            add(
                    lines,
                    "countries",
                    entries.stream().map(Alert.Entry::countryName).collect(Collectors.joining(", ")));
        }
        add(lines, "held back", a.heldBack() == null ? null : a.heldBack().toString());
        List<Alert.Gap> gaps = a.gaps();
        if (gaps != null) {
            gaps.forEach(g -> add(lines, "not read", gap(g)));
        }
        add(
                lines,
                "told after",
                a.deliverAfter() == null ? null : a.deliverAfter().toString());
        Alert.Feedback f = a.feedback();
        if (f != null) {
            add(lines, "said", said(f));
        }
        for (Alert.Source s : a.articles()) {
            lines.add("  - " + s.outlet() + ": " + s.title() + "  " + s.url());
            lines.add("    "
                    + s.evidence().stream()
                            .map(e -> "“" + e.text() + "”")
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return lines.stream().map(RecordText::clean).toList();
    }

    /** Which rule held, each with what was observed. The watch is null where there is none of that id any more. */
    static List<String> explained(Alert a, @Nullable Watch w) {
        List<String> lines = new ArrayList<>();
        boolean same = w != null && w.version() == a.watchVersion();
        lines.add(a.countryName() + " (" + a.country() + "), watch " + a.watchId() + " version " + a.watchVersion());
        lines.add("  watch       "
                + (w == null
                        ? "is not there any more"
                        : WatchWords.rule(w) + (same ? "" : "  (now at version " + w.version() + ")")));
        if (w != null) {
            WatchWords.limits(w).forEach(l -> lines.add("              " + l));
        }
        held(
                lines,
                "country",
                a.country()
                        + (w == null || w.countries().isEmpty()
                                ? ": the watch is about any country"
                                : " is among " + String.join(", ", w.countries())));
        held(
                lines,
                "evidence",
                evidence(a)
                        + (w == null
                                ? ""
                                : "; confidence at least " + w.minConfidence() + ", salience at least "
                                        + w.minSalience()));
        held(lines, "not old", age(a) + (w == null ? "" : ", at most " + WatchWords.span(w.maxAge())));
        held(lines, mode(a), rule(a, w));
        held(lines, "level", level(a));
        Alert.Baseline b = a.baseline();
        if (b != null) {
            held(lines, "looked", String.format(Locale.ROOT, "%.1f days of the window, since %s", b.days(), b.from()));
        }
        List<Alert.Gap> gaps = a.gaps();
        if (gaps != null) {
            gaps.forEach(g -> lines.add("  but         not read: " + gap(g)));
        }
        List<Alert.Entry> entries = a.entries();
        if (entries != null && entries.size() > 1) {
            held(lines, "group", entries.size() + " countries entered with the same story");
        }
        if (a.reason() != null) {
            lines.add("  now " + word(a.state()) + ": " + a.reason());
        }
        return lines.stream().map(RecordText::clean).toList();
    }

    private static String mode(Alert a) {
        Watch.Mode mode = a.mode();
        return mode == null ? "novel" : word(mode);
    }

    private static String rule(Alert a, @Nullable Watch w) {
        Alert.Baseline b = a.baseline();
        if (a.mode() == Watch.Mode.SURGE && b != null) {
            Watch.Surge set = w == null || w.surge() == null ? Watch.Surge.DEFAULT : w.surge();
            return String.format(
                    Locale.ROOT,
                    "%d articles in two hours (at least %d), %.1f expected, probability %.1e (at most %.1e)",
                    b.observed(),
                    set.minMentions(),
                    b.expected(),
                    b.probability(),
                    set.maxProbability());
        }
        Instant last = a.lastMention();
        String together = a.scope() == null ? "" : " together with " + a.scope();
        if (last == null) {
            return "no mention" + together + " before, as far as the watch has looked";
        }
        return "no mention" + together + " for " + WatchWords.span(Duration.between(last, a.at())) + " (at least "
                + WatchWords.span(a.window()) + "); the last was " + last;
    }

    private static String evidence(Alert a) {
        return a.articles().stream()
                .limit(2)
                .flatMap(s -> s.evidence().stream().limit(2))
                .map(e -> "“" + e.text() + "” ("
                        + e.how().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String age(Alert a) {
        if (a.articles().isEmpty()) {
            return "its articles are gone";
        }
        Duration age = Duration.between(a.at(), a.articles().getFirst().seen());
        return (age.toMinutes() < 1 ? "less than a minute" : WatchWords.span(age)) + " old when first seen";
    }

    private static String level(Alert a) {
        return (a.level() == null ? "unknown" : word(a.level())) + ": " + count(a.publishers(), "publisher") + ", "
                + count(a.mentions(), "article");
    }

    private static String count(@Nullable Integer n, String noun) {
        return n == null ? "? " + noun + "s" : n + " " + noun + (n == 1 ? "" : "s");
    }

    private static String gap(Alert.Gap g) {
        return g.feedId() + " from " + g.from() + (g.to() == null ? " on" : " to " + g.to());
    }

    private static String said(Alert.Feedback f) {
        return word(f.kind()) + " by " + f.by() + " at " + f.at() + (f.until() == null ? "" : " until " + f.until())
                + (f.note() == null ? "" : ": " + f.note());
    }

    private static String others(Alert a) {
        List<Alert.Entry> entries = a.entries();
        return entries == null || entries.size() < 2 ? "" : " and " + (entries.size() - 1) + " more";
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void held(List<String> lines, String rule, String observed) {
        lines.add("  %-11s %s".formatted(rule, observed));
    }

    private static void add(List<String> lines, String what, @Nullable String value) {
        if (value != null) {
            lines.add("  %-13s %s".formatted(what, value));
        }
    }
}
