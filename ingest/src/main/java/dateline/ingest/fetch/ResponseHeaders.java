package dateline.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What an answer's headers say to us. */
final class ResponseHeaders {
    private static final int MOST = 8_000;

    private ResponseHeaders() {}

    static @Nullable Duration freshFor(Response response, Instant now) {
        return Freshness.freshFor(
                response.header("Cache-Control"),
                response.header("Expires"),
                response.header("Date"),
                response.header("Age"),
                now);
    }

    /** A header that can be sent back as it came: header injection through a stray line break is not our business. */
    static @Nullable String validator(Response response, String name) {
        List<String> values = response.headers(name);
        String value = values.isEmpty() ? null : values.get(values.size() - 1);
        return value == null || value.isEmpty() || value.chars().anyMatch(Character::isISOControl) ? null : value;
    }

    /** All of them, a line each, as far as they are worth keeping. */
    static String text(Response response) {
        String headers = response.headers().toString();
        return headers.length() > MOST ? headers.substring(0, MOST) : headers;
    }
}
