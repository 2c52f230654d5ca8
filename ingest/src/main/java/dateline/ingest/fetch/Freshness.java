package dateline.ingest.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the headers that speak of time (RFC 9110 section 10.2.3, RFC 9111 section 5). What cannot be read is absent. */
final class Freshness {
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
                    .appendPattern(" HH:mm:ss zzz")
                    .toFormatter(Locale.ENGLISH),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private Freshness() {}

    /** How long a Retry-After header, in seconds or as a date, asks us to wait, a day at most; null without a readable one. */
    static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        Duration seconds = seconds(header.strip());
        Instant date = seconds == null ? date(header) : null;
        Duration wait = date == null ? seconds : atLeastZero(Duration.between(now, date));
        return wait == null || wait.compareTo(LONGEST_RETRY_AFTER) < 0 ? wait : LONGEST_RETRY_AFTER;
    }

    /** For how long an answer stays fresh: Cache-Control's max-age, else Expires, less its age; null if not said. */
    static @Nullable Duration freshFor(
            @Nullable String cacheControl,
            @Nullable String expires,
            @Nullable String date,
            @Nullable String age,
            Instant now) {
        Duration lifetime = maxAge(cacheControl);
        if (lifetime == null) {
            Instant until = date(expires);
            Instant from = date(date);
            lifetime = until == null ? null : Duration.between(from == null ? now : from, until);
        }
        Duration spent = age == null ? null : seconds(age.strip());
        return lifetime == null ? null : atLeastZero(spent == null ? lifetime : lifetime.minus(spent));
    }

    private static @Nullable Duration maxAge(@Nullable String cacheControl) {
        if (cacheControl == null) {
            return null;
        }
        for (String directive : cacheControl.toLowerCase(Locale.ROOT).split(",")) {
            String text = directive.strip();
            if (text.equals("no-cache") || text.equals("no-store")) {
                return Duration.ZERO;
            }
            if (text.startsWith("max-age=")) {
                return seconds(text.substring("max-age=".length()).replace("\"", ""));
            }
        }
        return null;
    }

    private static @Nullable Duration seconds(String text) {
        boolean isNumber =
                !text.isEmpty() && text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }

    private static @Nullable Instant date(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (DateTimeFormatter form : DATES) {
            try {
                return ZonedDateTime.parse(text.strip(), form).toInstant();
            } catch (DateTimeException e) {
                // perhaps one of the other forms of RFC 9110 section 5.6.7
            }
        }
        return null;
    }

    private static Duration atLeastZero(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
