package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.enrich.alert.memory.AlertState;
import dateline.enrich.alert.memory.FeedOutages;
import dateline.enrich.alert.rule.ActiveWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of the time before an alert was really seen. */
final class Coverage {
    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final int GAPS = 20;

    private Coverage() {}

    static double days(Duration duration) {
        return duration.toMillis() / DAY;
    }

    /** For how much of {@code span} before {@code at} a watch has looked, without times when nothing was read. */
    static Alert.Baseline baseline(ActiveWatch watch, AlertState state, long at, long span) {
        long from = Math.max(watch.knowsFrom(), at - span);
        FeedOutages blind = state.feed(FeedOutages.EVERYTHING);
        long looked = Math.max(0, at - from) - (blind == null ? 0 : overlap(blind, from, at));
        return new Alert.Baseline(
                Instant.ofEpochMilli(watch.knowsFrom()),
                Math.round(Math.max(0, looked) / DAY * 1000) / 1000.0,
                null,
                null,
                null);
    }

    /** The feeds of the watch that could not be read since then, longest first; null if there are none. */
    static @Nullable List<Alert.Gap> gaps(ActiveWatch watch, AlertState state, long since, long at) {
        long from = Math.max(since, at - FeedOutages.REMEMBERED);
        List<Alert.Gap> gaps = new ArrayList<>();
        state.eachFeed(feed -> {
            if (watch.feeds().isEmpty()
                    || watch.feeds().contains(feed.feedId())
                    || feed.feedId().equals(FeedOutages.EVERYTHING)) {
                add(gaps, feed, from, at);
            }
        });
        if (gaps.isEmpty()) {
            return null;
        }
        gaps.sort(Comparator.comparing((Alert.Gap g) -> length(g, at))
                .reversed()
                .thenComparing(Alert.Gap::feedId)
                .thenComparing(Alert.Gap::from));
        return List.copyOf(gaps.subList(0, Math.min(GAPS, gaps.size())));
    }

    private static Duration length(Alert.Gap gap, long at) {
        return Duration.between(gap.from(), gap.to() == null ? Instant.ofEpochMilli(at) : gap.to());
    }

    private static void add(List<Alert.Gap> gaps, FeedOutages feed, long from, long at) {
        for (int i = 0; i < feed.times().size(); i += 2) {
            long begin = Math.max(from, feed.times().get(i));
            long end = feed.times().get(i + 1);
            if (begin < Math.min(end, at)) {
                gaps.add(new Alert.Gap(
                        feed.feedId(), Instant.ofEpochMilli(begin), end > at ? null : Instant.ofEpochMilli(end)));
            }
        }
    }

    private static long overlap(FeedOutages feed, long from, long to) {
        long sum = 0;
        for (int i = 0; i < feed.times().size(); i += 2) {
            sum += Math.max(
                    0,
                    Math.min(to, feed.times().get(i + 1))
                            - Math.max(from, feed.times().get(i)));
        }
        return sum;
    }
}
