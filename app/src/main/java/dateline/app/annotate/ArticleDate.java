package dateline.app.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** When an article was published, as its line says: milliseconds since 1970, or ISO 8601 with an offset. */
final class ArticleDate {
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private ArticleDate() {}

    /** The field that says it, null if none does: {@code date}, else {@code published}; an empty one says nothing. */
    static @Nullable String field(JsonNode article) {
        String field = article.hasNonNull("date") ? "date" : "published";
        JsonNode date = article.path(field);
        boolean says =
                article.hasNonNull(field) && !(date.isTextual() && date.asText().isBlank());
        return says ? field : null;
    }

    /** The date, not before 1970 and not after 9999; null for what is none. */
    static @Nullable Instant of(JsonNode date) {
        if (date.isIntegralNumber()) {
            return date.canConvertToLong() ? bounded(Instant.ofEpochMilli(date.asLong())) : null;
        }
        try {
            return bounded(OffsetDateTime.parse(date.asText()).toInstant());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Milliseconds do not hold all that ISO 8601 can say. */
    private static Instant bounded(Instant date) {
        return date.isBefore(Instant.EPOCH) ? Instant.EPOCH : date.isAfter(LAST) ? LAST : date;
    }
}
