package dateline.app.annotate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dateline.annotate.AnnotationInput;
import dateline.annotate.Annotator;
import dateline.contract.json.Json;
import dateline.contract.record.Annotation;
import org.jspecify.annotations.Nullable;

/** One line of {@code dateline annotate}: from the text of a JSON object to an annotation. Safe for threads. */
final class AnnotateLine {
    private final Annotator annotator;

    /** What became of a line. */
    sealed interface Outcome {
        /** @param article the line */
        record Annotated(JsonNode article, Annotation annotation) implements Outcome {}

        /** @param reason one sentence that says what is wrong with the line */
        record Refused(String reason) implements Outcome {}
    }

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
        return wrong != null ? new Outcome.Refused(wrong) : annotate(article);
    }

    /** An article that breaks the annotator stops no other. */
    private Outcome annotate(JsonNode article) {
        try {
            return new Outcome.Annotated(
                    article,
                    annotator.annotate(new AnnotationInput(
                            text(article, "title"),
                            text(article, "text"),
                            optional(article, "language"),
                            optional(article, "outletCountry"))));
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome.Refused("broke the annotator, please report it: " + e);
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
