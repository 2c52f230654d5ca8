package dateline.app.demo;

import com.sun.net.httpserver.Headers;
import dateline.app.demo.outlet.Outlet;
import dateline.app.demo.outlet.Outlet.Validator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.IntStream;

/** The validators of conditional requests (RFC 9110, section 8.8): each names one phase of one outlet. Immutable. */
final class Validators {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Timetable times;

    Validators(Timetable times) {
        this.times = times;
    }

    /** The phase that a request shows to hold, or {@link PhaseWalk#NOTHING}. */
    int held(Outlet outlet, Headers request) {
        String header = outlet.validator() == Validator.LAST_MODIFIED ? "If-Modified-Since" : "If-None-Match";
        String shown = request.getFirst(header);
        return IntStream.rangeClosed(0, outlet.lastPhase())
                .filter(phase -> value(outlet, phase).equals(shown))
                .findFirst()
                .orElse(PhaseWalk.NOTHING);
    }

    /** Adds the validator of a phase to an answer. */
    void put(Outlet outlet, int phase, Headers response) {
        String header = outlet.validator() == Validator.LAST_MODIFIED ? "Last-Modified" : "ETag";
        response.set(header, value(outlet, phase));
    }

    private String value(Outlet outlet, int phase) {
        return switch (outlet.validator()) {
            case ETAG -> tag(outlet, phase);
            case WEAK_ETAG -> "W/" + tag(outlet, phase);
            case LAST_MODIFIED -> HTTP_DATE.format(modified(outlet, phase));
        };
    }

    private String tag(Outlet outlet, int phase) {
        return "\"%s-%s-%d\""
                .formatted(outlet.name(), Long.toString(times.epoch().getEpochSecond(), 36), phase);
    }

    /** The phase's time, at least a second after the one before, however short the span. */
    private Instant modified(Outlet outlet, int phase) {
        Instant at = times.at(outlet.phases().get(phase));
        if (phase == 0) {
            return at;
        }
        Instant earliest = modified(outlet, phase - 1).plusSeconds(1);
        return at.isBefore(earliest) ? earliest : at;
    }
}
