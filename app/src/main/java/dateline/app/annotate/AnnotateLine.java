package dateline.app.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.annotate.AnnotationInput;
import dateline.annotate.Annotator;
import dateline.contract.record.Annotation;
import org.jspecify.annotations.Nullable;

/** One line of {@code dateline annotate}: from the bytes of a JSON object to an annotation. Safe for threads. */
final class AnnotateLine {
    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_QUOTE = 60;

    private final Annotator annotator;
    private final ArticleParser parser;
    private final int mostCharacters;

    /** What became of a line. */
    sealed interface Outcome {
        /**
         * @param article the line's fields
         * @param ignored one sentence about what of the line was not understood and left out; null for nothing
         */
        record Annotated(
                JsonNode article,
                Annotation annotation,
                @Nullable String ignored) implements Outcome {}

        /** @param reason one sentence that says what is wrong with the line */
        record Refused(String reason) implements Outcome {}
    }

    /** @param mostCharacters of an article, title and text together, in UTF-16 code units */
    AnnotateLine(Annotator annotator, int mostCharacters) {
        this.annotator = annotator;
        this.parser = new ArticleParser(mostCharacters);
        this.mostCharacters = mostCharacters;
    }

    Outcome annotate(InputLine line) {
        return switch (parser.parse(line)) {
            case ArticleParser.Parsed.Wrong wrong -> refused(wrong.reason());
            case ArticleParser.Parsed.Read read -> {
                String wrong = wrong(read.fields());
                yield wrong != null ? refused(wrong) : annotate(read.fields());
            }
        };
    }

    /** An article that breaks the annotator stops no other. */
    private Outcome annotate(JsonNode article) {
        try {
            Annotation annotation = annotator.annotate(new AnnotationInput(
                    text(article, "title"),
                    text(article, "text"),
                    optional(article, "language"),
                    optional(article, "outletCountry")));
            return new Outcome.Annotated(article, annotation, ignored(article));
        } catch (RuntimeException | StackOverflowError e) {
            return refused("broke the annotator, please report it: " + e);
        }
    }

    private @Nullable String wrong(JsonNode article) {
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
        if (text(article, "title").length() + text(article, "text").length() > mostCharacters) {
            return "has a title and text of more than " + mostCharacters + " characters together";
        }
        return null;
    }

    /** A date decides on nothing but when a story began, so the article is worth an answer without it. */
    private static @Nullable String ignored(JsonNode article) {
        String field = ArticleDate.field(article);
        if (field == null || ArticleDate.of(article.path(field)) != null) {
            return null;
        }
        String said = article.path(field).toString();
        return oneLine("\"" + field + "\" is ignored, it is neither milliseconds nor ISO 8601 with an offset as in "
                + "\"2026-03-01T12:00:00Z\": "
                + (said.length() <= LONGEST_QUOTE ? said : said.substring(0, LONGEST_QUOTE) + "…"));
    }

    private static Outcome.Refused refused(String reason) {
        return new Outcome.Refused(oneLine(reason));
    }

    /** What others say of a text may quote it. */
    private static String oneLine(String reason) {
        String cut = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
        return cut.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    private static String text(JsonNode article, String field) {
        return article.hasNonNull(field) ? article.path(field).asText() : "";
    }

    private static @Nullable String optional(JsonNode article, String field) {
        return article.hasNonNull(field) ? article.path(field).asText() : null;
    }
}
