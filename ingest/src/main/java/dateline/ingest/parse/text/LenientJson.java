package dateline.ingest.parse.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON as publishers write it, with numbers as their text: comments, trailing commas, line breaks within strings, names
 * without quotes, {@code NaN}; what breaks off or cannot be read ends there and keeps what was complete. Any thread may
 * call.
 */
public final class LenientJson {
    private static final Pattern UNDEFINED = Pattern.compile(":(\\s*+)undefined\\b");
    private static final Pattern NO_COMMA = Pattern.compile("\\}(\\s*+)\\{");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(50_000_000)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private final List<JsonNode> roots = new ArrayList<>(1);
    private final Deque<JsonNode> open = new ArrayDeque<>();
    private @Nullable JsonProcessingException broken;
    private int brokenAt;
    private boolean whole = true;

    private LenientJson() {}

    /** All values that stand one after the other in a text, as far as it can be read. */
    public static LenientJson read(String text) {
        LenientJson json = new LenientJson();
        json.readAll(text);
        return json;
    }

    /** A broken text with what no reader bears taken out: {@code undefined}, and objects without a comma between. */
    public static String mended(String text) {
        return NO_COMMA.matcher(UNDEFINED.matcher(text).replaceAll(":$1null")).replaceAll("},$1{");
    }

    /** The values, in their order; the last may be incomplete. */
    public List<JsonNode> roots() {
        return roots;
    }

    /** What is wrong with the text; null if all of it was read. */
    public @Nullable JsonProcessingException broken() {
        return broken;
    }

    /** Where the text is wrong, in characters. */
    public int brokenAt() {
        return brokenAt;
    }

    /** Whether the text simply ends too early. */
    public boolean brokeOff() {
        return broken instanceof JsonEOFException;
    }

    /** Whether the objects and arrays that were open where it breaks include this one. */
    public boolean isOpen(JsonNode node) {
        return open.stream().anyMatch(one -> one == node);
    }

    private void readAll(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            String name = "";
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.FIELD_NAME) {
                        name = parser.currentName();
                    } else if (token.isStructEnd()) {
                        open.pop();
                    } else {
                        add(value(token, parser), name);
                    }
                }
            } catch (JsonProcessingException e) {
                broken = e;
                brokenAt = (int) Math.max(0, parser.currentLocation().getCharOffset());
            }
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail", e);
        }
    }

    private void add(JsonNode value, String name) {
        JsonNode parent = open.peek();
        if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else if (parent instanceof ArrayNode array) {
            array.add(value);
        } else {
            roots.add(value);
        }
        if (value.isContainerNode()) {
            open.push(value);
        }
    }

    private static JsonNode value(JsonToken token, JsonParser parser) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (token) {
            case START_OBJECT -> nodes.objectNode();
            case START_ARRAY -> nodes.arrayNode();
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_STRING -> nodes.textNode(parser.getText());
            // as it is written: an id of a thousand digits is one
            case VALUE_NUMBER_INT -> nodes.textNode(parser.getText());
            case VALUE_NUMBER_FLOAT -> parser.isNaN() ? nodes.nullNode() : nodes.textNode(parser.getText());
            default -> nodes.nullNode();
        };
    }
}
