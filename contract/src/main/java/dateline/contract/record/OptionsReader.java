package dateline.contract.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the options of a feed whatever they are: what is no text is the text of its JSON, and what is no object is an
 * option named {@code options}. Whoever reads the feed then finds that wrong; the rest of the record still counts.
 */
final class OptionsReader extends JsonDeserializer<Map<String, String>> {
    @Override
    public Map<String, String> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode given = parser.readValueAsTree();
        Map<String, String> options = new TreeMap<>();
        if (given.isObject()) {
            given.properties().forEach(option -> options.put(option.getKey(), text(option.getValue())));
        } else {
            options.put("options", text(given));
        }
        return options;
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
