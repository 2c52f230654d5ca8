package dateline.contract.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * What a newer version of a schema may change: it may add optional properties and say things better. Anything else
 * would break somebody who writes or reads by the older one.
 */
final class SchemaCompatibility {
    private static final Set<String> WORDS = Set.of("$id", "$schema", "$comment", "title", "description", "examples");
    private static final Set<String> STRUCTURE = Set.of("$ref", "$defs", "properties", "required", "items");

    private final UnaryOperator<String> textOfId;
    private final List<String> breaks = new ArrayList<>();

    /** @param textOfId gives other schemas that these refer to */
    private SchemaCompatibility(UnaryOperator<String> textOfId) {
        this.textOfId = textOfId;
    }

    /** Everything that breaks; empty if the newer one is compatible. */
    static List<String> breaks(JsonNode older, JsonNode newer, UnaryOperator<String> textOfId) {
        SchemaCompatibility comparison = new SchemaCompatibility(textOfId);
        comparison.compare("", new Place(older, older), new Place(newer, newer));
        return comparison.breaks;
    }

    /** A schema within a document, which its references point into. */
    private record Place(JsonNode document, JsonNode schema) {
        Place at(JsonNode part) {
            return new Place(document, part);
        }
    }

    private void compare(String path, Place olderRef, Place newerRef) {
        Place older = resolve(olderRef);
        Place newer = resolve(newerRef);
        compareKeywords(path, older.schema(), newer.schema());
        compareRequired(path, older.schema(), newer.schema());
        compareProperties(path, older, newer);
        if (older.schema().has("items") && newer.schema().has("items")) {
            compare(
                    path + "[]",
                    older.at(older.schema().get("items")),
                    newer.at(newer.schema().get("items")));
        } else if (older.schema().has("items") != newer.schema().has("items")) {
            breaks.add(path + ": its items are described in one version only");
        }
    }

    private void compareKeywords(String path, JsonNode older, JsonNode newer) {
        Set<String> keywords = new TreeSet<>();
        older.fieldNames().forEachRemaining(keywords::add);
        newer.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(WORDS);
        keywords.removeAll(STRUCTURE);
        for (String keyword : keywords) {
            if (!older.path(keyword).equals(newer.path(keyword))) {
                breaks.add(path + ": " + keyword + " was " + said(older, keyword) + " and is " + said(newer, keyword));
            }
        }
    }

    private void compareRequired(String path, JsonNode older, JsonNode newer) {
        Set<String> before = strings(older.path("required"));
        Set<String> after = strings(newer.path("required"));
        after.stream().filter(p -> !before.contains(p)).forEach(p -> breaks.add(path + "." + p + ": became required"));
        before.stream()
                .filter(p -> !after.contains(p))
                .forEach(p -> breaks.add(path + "." + p + ": is no longer required"));
    }

    private void compareProperties(String path, Place older, Place newer) {
        JsonNode after = newer.schema().path("properties");
        older.schema().path("properties").properties().forEach(property -> {
            String name = path + "." + property.getKey();
            if (after.has(property.getKey())) {
                compare(name, older.at(property.getValue()), newer.at(after.get(property.getKey())));
            } else {
                breaks.add(name + ": was removed");
            }
        });
    }

    private Place resolve(Place place) {
        JsonNode ref = place.schema().get("$ref");
        if (ref == null) {
            return place;
        }
        String target = ref.textValue();
        if (target.startsWith("#")) {
            return resolve(place.at(place.document().at(target.substring(1))));
        }
        JsonNode other = SchemaFiles.json(textOfId.apply(target));
        return resolve(new Place(other, other));
    }

    private static String said(JsonNode schema, String keyword) {
        return schema.has(keyword) ? schema.get(keyword).toString() : "absent";
    }

    private static Set<String> strings(JsonNode array) {
        Set<String> strings = new LinkedHashSet<>();
        StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .forEach(strings::add);
        return strings;
    }
}
