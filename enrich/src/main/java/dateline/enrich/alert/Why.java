package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertBuilder;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.memory.FeedOutages;
import dateline.enrich.alert.memory.HourCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in a few words why an alert was raised, and what is not known of the time before. */
final class Why {
    private static final int NAMED = 5;
    private static final double WORTH_SAYING = 0.1;

    private Why() {}

    /** For people: one sentence, and another for each thing that makes it less certain. */
    static String sentence(AlertBuilder alert) {
        StringBuilder why = new StringBuilder(reason(alert));
        List<Alert.Entry> entries = alert.entries() == null ? List.of() : alert.entries();
        if (entries.size() > 1 && alert.heldBack() == null) {
            why.append(" With it: ")
                    .append(names(entries.subList(1, entries.size())))
                    .append('.');
        }
        why.append(looked(alert)).append(gaps(alert));
        return why.toString();
    }

    private static String reason(AlertBuilder alert) {
        if (alert.heldBack() != null && alert.entries() != null) {
            return alert.heldBack() + " more held back: " + names(alert.entries()) + ".";
        }
        if (alert.mode() == Mode.SURGE) {
            return surge(alert);
        }
        String what = "First mention of " + alert.countryName()
                + (alert.scope() == null ? "" : " together with " + alert.scope());
        Instant last = alert.lastMention();
        if (last != null) {
            return what + " in " + span(Duration.between(last, alert.at())) + "; the last was on " + day(last) + ".";
        }
        return what + " since this watch began on " + day(began(alert)) + ".";
    }

    private static String surge(AlertBuilder alert) {
        Alert.Baseline baseline = alert.baseline();
        if (baseline == null || baseline.observed() == null || baseline.probability() == null) {
            return "Unusually many articles about " + alert.countryName() + ".";
        }
        return String.format(
                Locale.ROOT,
                "%d articles about %s in two hours, where the same hours of the last %d days let expect %.1f;"
                        + " so many come by chance with a probability of %.0e.",
                baseline.observed(),
                alert.countryName(),
                Math.max(1, Math.min(HourCounts.DAYS, (int) Math.floor(baseline.days()))),
                baseline.expected(),
                baseline.probability());
    }

    private static Instant began(AlertBuilder alert) {
        return alert.baseline() == null ? alert.at() : alert.baseline().from();
    }

    /** Whether it has looked for the whole of its window. */
    private static String looked(AlertBuilder alert) {
        if (alert.baseline() == null || alert.mode() == Mode.SURGE) {
            return "";
        }
        double window = Coverage.days(alert.window());
        return alert.baseline().days() < window * (1 - WORTH_SAYING)
                ? String.format(
                        Locale.ROOT,
                        " The watch has looked for %.1f of the %.1f days of its window.",
                        alert.baseline().days(),
                        window)
                : "";
    }

    private static String gaps(AlertBuilder alert) {
        if (alert.gaps() == null) {
            return "";
        }
        Duration longest = alert.gaps().stream()
                .map(g -> Duration.between(g.from(), g.to() == null ? alert.at() : g.to()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (Coverage.days(longest) <= Coverage.days(alert.window()) * WORTH_SAYING) {
            return "";
        }
        boolean everything = alert.gaps().stream().anyMatch(g -> g.feedId().equals(FeedOutages.EVERYTHING));
        return everything
                ? " Nothing at all was read for up to " + span(longest) + " of that time."
                : " Of " + alert.gaps().size() + (alert.gaps().size() == 1 ? " feed" : " feeds")
                        + " nothing is known for up to " + span(longest) + " of that time.";
    }

    private static String names(List<Alert.Entry> entries) {
        String names =
                entries.stream().limit(NAMED).map(Alert.Entry::countryName).collect(Collectors.joining(", "));
        return entries.size() > NAMED ? names + " and " + (entries.size() - NAMED) + " more" : names;
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    static String span(Duration span) {
        return span.toDays() >= 2 ? span.toDays() + " days" : Math.max(1, span.toHours()) + " hours";
    }
}
