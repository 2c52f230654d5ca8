package dateline.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import dateline.contract.Annotation;
import dateline.contract.Json;
import dateline.enrich.AnnotationInput;
import dateline.enrich.Annotator;
import dateline.enrich.story.Publishers;
import dateline.enrich.story.StoryText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of {@code dateline annotate}: from the text of a JSON object to the bytes of another. Safe for threads. */
final class AnnotateLine {
    private static final ObjectWriter PLAIN = Json.MAPPER.writer();
    /** For text that UTF-8 cannot hold, such as half of a surrogate pair. */
    private static final ObjectWriter ESCAPING = Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private static final long MOST_MILLIS =
            Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    private final Annotator annotator;
    private final Publishers publishers = Publishers.load();

    /** What became of a line. */
    sealed interface Outcome {
        /**
         * @param json an object without the line's end
         * @param story what is to be put into a story
         */
        record Answer(byte[] json, AnnotateStories.Article story) implements Outcome {}

        /** @param reason one sentence that says what is wrong with the line */
        record Refused(String reason) implements Outcome {}
    }

    private record Annotated(JsonNode id, @JsonUnwrapped Annotation annotation) {}

    AnnotateLine(Annotator annotator) {
        this.annotator = annotator;
    }

    Outcome annotate(String line) {
        JsonNode article;
        try {
            article = Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return new Outcome.Refused("is not JSON: " + e.getOriginalMessage());
        }
        String wrong = wrong(article);
        return wrong != null ? new Outcome.Refused(wrong) : answer(article);
    }

    private Outcome answer(JsonNode article) {
        Annotation annotation = annotator.annotate(new AnnotationInput(
                text(article, "title"),
                text(article, "text"),
                optional(article, "language"),
                optional(article, "outletCountry")));
        Annotated answer = new Annotated(article.path("id"), annotation);
        try {
            return new Outcome.Answer(bytes(answer), story(article, annotation));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an annotation cannot be written as JSON", e);
        }
    }

    private AnnotateStories.Article story(JsonNode article, Annotation annotation) {
        String text = text(article, "text");
        return new AnnotateStories.Article(
                article.path("id").asText(),
                StoryText.of(text(article, "title"), text, annotation.entities()),
                publishers.of(first(article, "outlet", "publisher"), first(article, "url"), List.of(), text),
                date(article.hasNonNull("date") ? article.path("date") : article.path("published")));
    }

    private static String first(JsonNode article, String... fields) {
        for (String field : fields) {
            if (article.path(field).isTextual()) {
                // Half of a surrogate pair cannot be written as UTF-8.
                return new String(article.path(field).asText().getBytes(UTF_8), UTF_8);
            }
        }
        return "";
    }

    /** Milliseconds or ISO 8601; what is neither is no date. */
    private static @Nullable Instant date(JsonNode date) {
        if (date.isIntegralNumber()) {
            return Instant.ofEpochMilli(Math.clamp(date.asLong(), 0, MOST_MILLIS));
        }
        try {
            return OffsetDateTime.parse(date.asText()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static byte[] bytes(Annotated answer) throws JsonProcessingException {
        try {
            return PLAIN.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            return ESCAPING.writeValueAsBytes(answer);
        }
    }

    private static @Nullable String wrong(JsonNode article) {
        if (!article.isObject()) {
            return "is not a JSON object";
        }
        if (!article.path("id").isValueNode() || article.path("id").isNull()) {
            return "needs \"id\", a string";
        }
        if (!article.has("text") && !article.has("title")) {
            return "needs \"text\" or \"title\"";
        }
        for (String field : new String[] {"title", "text", "language", "outletCountry"}) {
            if (article.hasNonNull(field) && !article.path(field).isTextual()) {
                return "\"" + field + "\" is not a string";
            }
        }
        return null;
    }

    private static String text(JsonNode article, String field) {
        return article.hasNonNull(field) ? article.path(field).asText() : "";
    }

    private static @Nullable String optional(JsonNode article, String field) {
        return article.hasNonNull(field) ? article.path(field).asText() : null;
    }
}
