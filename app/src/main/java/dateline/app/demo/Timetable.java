package dateline.app.demo;

import dateline.app.demo.outlet.Outlet.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When phases come: fractions of a span that starts at the epoch, in whole seconds of the document's dates.
 *
 * @param epoch when the demo was first started on its data
 * @param span how long it takes to publish everything
 */
record Timetable(Instant epoch, Duration span) {

    Instant at(Phase phase) {
        long millis = Math.round(span.toMillis() * phase.at());
        return epoch.plusMillis(millis).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether a phase's time has come. */
    boolean due(Phase phase, Instant now) {
        return !now.isBefore(at(phase));
    }
}
