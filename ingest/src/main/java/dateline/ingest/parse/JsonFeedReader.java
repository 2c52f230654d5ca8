package dateline.ingest.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.json.Json;
import dateline.contract.record.Article;
import dateline.ingest.parse.date.FeedDates;
import dateline.ingest.parse.hint.FeedHints;
import dateline.ingest.parse.hint.HintNotes;
import dateline.ingest.parse.html.HtmlText;
import dateline.ingest.parse.text.Addresses;
import dateline.ingest.parse.xml.CanonicalFeed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON Feed, versions 1 and 1.1 (jsonfeed.org). */
final class JsonFeedReader {
    private final String url;

    JsonFeedReader(String url) {
        this.url = url;
    }

    ParseResult read(String json) {
        try {
            JsonNode root = Json.MAPPER.readTree(json);
            if (!root.isObject()
                    || !(root.path("items").isArray()
                            || root.path("version").asText().contains("jsonfeed"))) {
                return Diagnosis.notAFeed("a JSON document");
            }
            return root.path("items").size() > CanonicalFeed.MOST_ITEMS
                    ? Diagnosis.tooManyItems()
                    : new ParseResult.Parsed(feed(root));
        } catch (JsonProcessingException broken) {
            return Diagnosis.brokenJson(broken);
        }
    }

    private ParsedFeed feed(JsonNode root) {
        List<ParsedEntry> entries = new ArrayList<>(root.path("items").size());
        for (JsonNode item : root.path("items")) {
            if (item.isObject()) {
                entries.add(entry(item, text(root, "language")));
            }
        }
        return new ParsedFeed(
                plain(text(root, "title")),
                link(root, "home_page_url"),
                plain(text(root, "description")),
                text(root, "language"),
                text(root, "feed_url"),
                entries,
                null,
                null,
                hints(root));
    }

    private FeedHints hints(JsonNode root) {
        HintNotes notes = new HintNotes();
        String self = link(root, "feed_url");
        if (self != null) {
            notes.link("self", self);
        }
        for (JsonNode hub : root.path("hubs")) {
            String address = link(hub, "url");
            if (address != null) {
                notes.link("hub", address);
            }
        }
        return notes.hints();
    }

    private ParsedEntry entry(JsonNode item, @Nullable String language) {
        String html = text(item, "content_html");
        String plain = text(item, "content_text");
        String content = html != null ? HtmlText.of(html) : plain == null ? null : HtmlText.ofPlain(plain);
        String summary = text(item, "summary");
        String own = text(item, "language");
        String link = link(item, "url");
        return new ParsedEntry(
                text(item, "id"),
                plain(text(item, "title")),
                link != null ? link : link(item, "external_url"),
                summary == null ? null : HtmlText.ofPlain(summary),
                content,
                FeedDates.parse(text(item, "date_published")),
                FeedDates.parse(text(item, "date_modified")),
                authors(item),
                texts(item.path("tags")),
                image(item),
                own != null ? own : language);
    }

    private static List<String> authors(JsonNode item) {
        List<String> names = new ArrayList<>(1);
        item.path("authors").forEach(author -> add(names, author.path("name")));
        if (names.isEmpty()) {
            add(names, item.path("author").path("name"));
        }
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> found = new ArrayList<>(array.size());
        array.forEach(value -> add(found, value));
        return found;
    }

    private static void add(List<String> texts, JsonNode value) {
        if (value.isTextual() && !value.textValue().isBlank()) {
            texts.add(value.textValue().strip());
        }
    }

    private Article.@Nullable Image image(JsonNode item) {
        String image = link(item, "image");
        String address = image != null ? image : link(item, "banner_image");
        return address == null ? null : new Article.Image(address, null);
    }

    private @Nullable String link(JsonNode owner, String key) {
        String address = text(owner, key);
        return address == null || address.isBlank() ? null : Addresses.resolve(url, address);
    }

    private static @Nullable String plain(@Nullable String text) {
        return text == null ? null : HtmlText.fold(text);
    }

    /** Strings as they are, and numbers, which some use for ids. */
    private static @Nullable String text(JsonNode owner, String key) {
        JsonNode value = owner.path(key);
        return value.isTextual() || value.isNumber() ? value.asText() : null;
    }
}
