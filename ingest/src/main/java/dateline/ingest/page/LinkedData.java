package dateline.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dateline.ingest.parse.text.LenientJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The JSON-LD of a page (schema.org): all its blocks, read leniently, and what is named by its {@code @id} in another
 * place. Of several stories the page's own is the one that has its address or its headline. Bounded; read once.
 */
final class LinkedData {
    private static final int DEEPEST = 12;
    private static final int MOST_NODES = 5_000;
    private static final int MOST_BLOCKS = 100;
    private static final List<String> PARTS = List.of("@graph", "mainEntity", "mainEntityOfPage");
    private static final Pattern WRAPPED =
            Pattern.compile("^[\\s\\uFEFF]*+(?:<!--|(?://|/\\*)?\\s*<!\\[CDATA\\[(?:\\s*\\*/)?)?");

    private final Map<String, JsonNode> byId = new HashMap<>();
    private final List<JsonNode> articles = new ArrayList<>();
    private final List<JsonNode> pages = new ArrayList<>();
    private int seen;

    private LinkedData() {}

    static LinkedData of(Document page) {
        LinkedData data = new LinkedData();
        page.select("script[type~=(?i)^\\s*application/ld\\+json]").stream()
                .limit(MOST_BLOCKS)
                .forEach(data::block);
        return data;
    }

    private void block(Element script) {
        String text = WRAPPED.matcher(script.data()).replaceFirst("");
        LenientJson json = LenientJson.read(text);
        if (json.broken() != null && text.contains("undefined")) {
            json = LenientJson.read(LenientJson.mended(text));
        }
        if (json.broken() != null && text.contains("&quot;")) {
            json = LenientJson.read(Parser.unescapeEntities(text, false));
        }
        json.roots().forEach(root -> walk(root, 0));
    }

    private void walk(JsonNode node, int depth) {
        if (depth > DEEPEST || ++seen > MOST_NODES) {
            return;
        }
        if (node.isArray()) {
            node.forEach(one -> walk(one, depth + 1));
        } else if (node.isObject()) {
            String id = node.path("@id").asText("");
            if (!id.isEmpty() && node.size() > 1) {
                byId.putIfAbsent(id, node);
            }
            if (isType(node, "Article", "Posting", "Report")) {
                articles.add(node);
            } else if (isType(node, "WebPage")) {
                pages.add(node);
            }
            PARTS.forEach(part -> walk(node.path(part), depth + 1));
        }
    }

    private static boolean isType(JsonNode node, String... endings) {
        JsonNode type = node.path("@type");
        for (JsonNode one : type.isArray() ? type : List.of(type)) {
            String name = one.asText();
            for (String ending : endings) {
                if (name.regionMatches(true, name.length() - ending.length(), ending, 0, ending.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The page's own story; missing if there is none. */
    JsonNode article(PageName page) {
        return best(articles, page);
    }

    /** What is said of the page itself; missing if nothing is. */
    JsonNode page(PageName page) {
        return best(pages, page);
    }

    private JsonNode best(List<JsonNode> nodes, PageName page) {
        JsonNode best = MissingNode.getInstance();
        int most = -1;
        for (JsonNode node : nodes) {
            int likeness = likeness(node, page);
            if (likeness > most) {
                most = likeness;
                best = node;
            }
        }
        return best;
    }

    /** 0 where nothing tells; below where its address is another's, and its headline too or none. */
    private int likeness(JsonNode node, PageName page) {
        List<String> addresses = new ArrayList<>(3);
        for (String key : new String[] {"url", "mainEntityOfPage", "@id"}) {
            JsonNode value = node.path(key);
            String address = value.isObject() ? first(value, "@id", "url") : value.asText("");
            if (address != null && !address.isBlank() && !address.startsWith("#") && !address.startsWith("_:")) {
                addresses.add(address);
            }
        }
        boolean same = addresses.stream().anyMatch(page::isAt);
        String headline = first(node, "headline", "name");
        boolean named = headline != null && page.isCalled(headline);
        if (same || named) {
            return (same ? 4 : 0) + (named ? 3 : 0);
        }
        boolean elsewhere = addresses.stream().anyMatch(page::isElsewhere);
        return elsewhere && (headline != null || addresses.size() > 1)
                ? -2
                : headline != null && articles.size() > 1 ? -1 : 0;
    }

    private static @Nullable String first(JsonNode node, String... keys) {
        for (String key : keys) {
            if (node.path(key).isTextual()) {
                return node.path(key).textValue();
            }
        }
        return null;
    }

    /** The node itself, or the one that it names by {@code @id}, with its type or without, or by that alone. */
    JsonNode resolved(JsonNode node) {
        if (node.isTextual()) {
            return byId.getOrDefault(node.textValue(), node);
        }
        String id = node.isObject() && node.size() <= (node.has("@type") ? 2 : 1)
                ? node.path("@id").asText("")
                : "";
        return id.isEmpty() ? node : byId.getOrDefault(id, node);
    }
}
