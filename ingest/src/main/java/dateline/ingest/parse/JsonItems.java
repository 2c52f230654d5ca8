package dateline.ingest.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dateline.ingest.parse.text.LenientJson;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The items of a JSON Feed, also of a broken one: one that is not complete is left out, and reading goes on with the
 * next.
 *
 * @param root the feed as far as it was read; missing if there is none
 * @param items objects
 * @param broken what is wrong with the text where it is first; null if nothing is
 */
record JsonItems(
        JsonNode root, List<JsonNode> items, @Nullable JsonProcessingException broken) {
    private static final int MOST_BREAKS = 20;
    private static final Pattern NEXT = Pattern.compile("\\}\\s*+,\\s*+\\{");

    static JsonItems of(String text) {
        LenientJson json = LenientJson.read(text);
        if (json.broken() == null || json.brokeOff()) {
            return of(json, text);
        }
        String mended = LenientJson.mended(text);
        return of(mended.equals(text) ? json : LenientJson.read(mended), mended);
    }

    private static JsonItems of(LenientJson json, String text) {
        JsonNode root = json.roots().isEmpty()
                ? MissingNode.getInstance()
                : json.roots().getFirst();
        List<JsonNode> items = new ArrayList<>(root.path("items").size());
        if (isItem(root.path("items"))) {
            items.add(root.path("items"));
        } else {
            complete(json, root.path("items"), items);
        }
        boolean within = json.broken() != null && json.isOpen(root.path("items"));
        if (within && !json.brokeOff()) {
            rest(text, json.brokenAt(), items);
        }
        // what is broken behind the items does not matter
        return new JsonItems(root, items, within || items.isEmpty() ? json.broken() : null);
    }

    /** The items behind a break: those that begin like one. */
    private static void rest(String text, int from, List<JsonNode> items) {
        int at = from;
        for (int i = 0; i < MOST_BREAKS; i++) {
            Matcher next = NEXT.matcher(text);
            if (at >= text.length() || !next.find(at)) {
                return;
            }
            int start = next.end() - 1;
            LenientJson json = LenientJson.read("[" + text.substring(start));
            List<JsonNode> found = new ArrayList<>();
            complete(json, json.roots().getFirst(), found);
            found.stream().filter(JsonItems::isItem).forEach(items::add);
            if (json.broken() == null) {
                return;
            }
            at = start + Math.max(1, json.brokenAt() - 1);
        }
    }

    private static void complete(LenientJson json, JsonNode array, List<JsonNode> items) {
        for (JsonNode item : array) {
            if (item.isObject() && (json.broken() == null || !json.isOpen(item))) {
                items.add(item);
            }
        }
    }

    private static boolean isItem(JsonNode object) {
        return object.has("id") || (object.has("url") && (object.has("title") || object.has("date_published")));
    }
}
