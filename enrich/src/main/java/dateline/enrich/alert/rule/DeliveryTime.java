package dateline.enrich.alert.rule;

import dateline.contract.record.Watch;
import dateline.contract.record.Watch.Digest;
import dateline.contract.record.Watch.QuietHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When people may be told: with the next digest, and not in quiet hours. Times of day are those of their zone; one that
 * a change of the clocks leaves out is as much later as the clocks jump, of one that comes twice the first counts.
 */
public final class DeliveryTime {
    private static final int ADJOINING = 8;

    private DeliveryTime() {}

    /** When people may be told of what came up at that time; null for at once. */
    public static @Nullable Instant of(Watch watch, Instant now) {
        Instant time = watch.digest() == null ? now : next(watch.digest(), now);
        if (watch.quietHours() != null) {
            time = afterQuiet(watch.quietHours(), time);
        }
        return time.equals(now) ? null : time;
    }

    private static Instant next(Digest digest, Instant now) {
        LocalDate today = now.atZone(digest.zone()).toLocalDate();
        Instant best = null;
        for (int day = 0; day <= 2; day++) {
            for (LocalTime at : digest.at()) {
                Instant time =
                        ZonedDateTime.of(today.plusDays(day), at, digest.zone()).toInstant();
                if (time.isAfter(now) && (best == null || time.isBefore(best))) {
                    best = time;
                }
            }
        }
        return best == null ? now : best;
    }

    /** The end of the quiet hours that the time is in, or of those that follow them without a break. */
    private static Instant afterQuiet(QuietHours quiet, Instant now) {
        Instant time = now;
        for (int i = 0; i < ADJOINING; i++) {
            Instant end = end(quiet, time);
            if (end == null) {
                return time;
            }
            time = end;
        }
        return time;
    }

    private static @Nullable Instant end(QuietHours quiet, Instant time) {
        LocalDate today = time.atZone(quiet.zone()).toLocalDate();
        for (int day = -1; day <= 0; day++) {
            LocalDate first = today.plusDays(day);
            LocalDate last = quiet.to().isAfter(quiet.from()) ? first : first.plusDays(1);
            Instant from = ZonedDateTime.of(first, quiet.from(), quiet.zone()).toInstant();
            Instant to = ZonedDateTime.of(last, quiet.to(), quiet.zone()).toInstant();
            boolean applies = quiet.days() == null || quiet.days().contains(first.getDayOfWeek());
            if (applies && !time.isBefore(from) && time.isBefore(to)) {
                return to;
            }
        }
        return null;
    }
}
