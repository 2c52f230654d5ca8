package dateline.app.annotate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import dateline.contract.json.Json;
import dateline.contract.record.Annotation;
import dateline.contract.record.Story;

/**
 * What {@code dateline annotate} prints of an article.
 *
 * @param id as the line gave it
 * @param story as known from the lines before
 */
public record AnnotatedLine(
        JsonNode id, @JsonUnwrapped Annotation annotation, String storyId, Story story, String publisher) {
    private static final ObjectWriter PLAIN = Json.MAPPER.writer();
    /** For text that UTF-8 cannot hold, such as half of a surrogate pair. */
    private static final ObjectWriter ESCAPING = Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    /** Makes answers, one after the other in the lines' order, on one thread: for what needs the articles before. */
    public interface Sequence {
        /** What to print of the next article, as an object that can be written as JSON. */
        Object next(JsonNode article, Annotation annotation);
    }

    /** An answer as JSON without the line's end. */
    static byte[] json(Object answer) {
        try {
            return PLAIN.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            return escaped(answer);
        }
    }

    private static byte[] escaped(Object answer) {
        try {
            return ESCAPING.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an annotation cannot be written as JSON", e);
        }
    }
}
