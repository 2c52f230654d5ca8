package dateline.sink.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long a server wants to be left alone: the header {@code Retry-After} (RFC 9110, 10.2.3), a day at most. */
final class RetryAfter {
    static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** Null if the header is not there or says nothing. */
    static @Nullable Duration of(@Nullable String header, Instant now) {
        if (header == null || header.length() > 40) {
            return null;
        }
        String text = header.strip();
        try {
            Duration wait = text.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
        } catch (NumberFormatException e) {
            // only digits, or nothing
            return text.isEmpty() ? null : LONGEST;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
