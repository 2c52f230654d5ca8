package dateline.app.cli.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a record has a field of a name, at any depth, with a value.
 *
 * @param name the field's name
 * @param value compared without regard to case
 * @param contains whether it is enough that the field contains the value
 */
record RecordFilter(String name, String value, boolean contains) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z]+)\\s*([=~])\\s*(.+)");

    static Optional<RecordFilter> parse(String text) {
        Matcher m = FORM.matcher(text);
        return m.matches()
                ? Optional.of(
                        new RecordFilter(m.group(1), m.group(3), m.group(2).equals("~")))
                : Optional.empty();
    }

    boolean accepts(String key, JsonNode record) {
        return name.equals("key") ? matches(key) : anywhere(record, "");
    }

    private boolean anywhere(JsonNode node, String parent) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (isNamed(field.getKey(), parent) && anyValue(field.getValue())) {
                return true;
            }
            if (anywhere(field.getValue(), field.getKey())) {
                return true;
            }
        }
        for (JsonNode element :
                node.isArray() ? node : Map.<String, JsonNode>of().values()) {
            if (anywhere(element, parent)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(String field, String parent) {
        return field.equals(name)
                || name.equals("country") && field.equals("code") && parent.equals("countries")
                || name.equals("topic") && field.equals("code") && parent.equals("topics");
    }

    private boolean anyValue(JsonNode value) {
        if (value.isArray()) {
            for (JsonNode element : value) {
                if (element.isValueNode() && matches(element.asText())) {
                    return true;
                }
            }
            return false;
        }
        return value.isValueNode() && matches(value.asText());
    }

    private boolean matches(String actual) {
        return contains
                ? actual.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT))
                : actual.equalsIgnoreCase(value);
    }
}
