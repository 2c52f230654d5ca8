package dateline.ingest.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.record.Article;
import dateline.ingest.parse.date.DateReader;
import dateline.ingest.parse.hint.FeedHints;
import dateline.ingest.parse.hint.HintNotes;
import dateline.ingest.parse.html.Bylines;
import dateline.ingest.parse.html.HtmlText;
import dateline.ingest.parse.text.Addresses;
import dateline.ingest.parse.text.Controls;
import dateline.ingest.parse.xml.CanonicalFeed;
import dateline.ingest.parse.xml.Pictures;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads JSON Feed, versions 1 and 1.1 (jsonfeed.org), and what has another type than it asks for. */
final class JsonFeedReader {
    private final String url;
    private final @Nullable ZoneId zone;
    private String base;
    private DateReader dates = new DateReader(null);

    JsonFeedReader(FeedDocument document) {
        this.url = document.url();
        this.zone = document.zone();
        this.base = url;
    }

    ParseResult read(String text) {
        JsonItems json = JsonItems.of(Controls.mended(text));
        JsonNode root = json.root();
        boolean feed = root.isObject()
                && (root.path("items").isContainerNode()
                        || string(root, "version", "").contains("jsonfeed"));
        if (json.broken() != null && (!feed || json.items().isEmpty())) {
            return Diagnosis.brokenJson(json.broken());
        }
        if (!feed) {
            return Diagnosis.notAFeed("a JSON document");
        }
        return json.items().size() > CanonicalFeed.MOST_ITEMS
                ? Diagnosis.tooManyItems()
                : new ParseResult.Parsed(feed(root, json.items()));
    }

    private ParsedFeed feed(JsonNode root, List<JsonNode> items) {
        String home = link(root, "home_page_url");
        base = home == null || Addresses.host(home).equals(Addresses.host(url)) ? url : home;
        String language = text(root, "language");
        dates = new DateReader(
                language,
                zone,
                () -> items.stream().map(item -> text(item, "date_published")).iterator());
        List<String> authors = authors(root);
        List<ParsedEntry> entries = new ArrayList<>(items.size());
        for (JsonNode item : items) {
            entries.add(entry(item, language, authors));
        }
        return new ParsedFeed(
                plain(text(root, "title")),
                home,
                plain(text(root, "description")),
                language,
                text(root, "feed_url"),
                entries,
                null,
                null,
                hints(root),
                icon(root));
    }

    /** The small one first: it is to stand beside a name. */
    private @Nullable String icon(JsonNode root) {
        String small = link(root, "favicon");
        return small != null ? small : link(root, "icon");
    }

    private FeedHints hints(JsonNode root) {
        HintNotes notes = new HintNotes();
        String self = link(root, "feed_url");
        if (self != null) {
            notes.link("self", self);
        }
        String older = link(root, "next_url");
        if (older != null) {
            notes.link("next", older);
        }
        for (JsonNode hub : root.path("hubs")) {
            String address = link(hub, "url");
            if (address != null) {
                notes.link("hub", address);
            }
        }
        return notes.hints();
    }

    /** @param inherited the feed's authors, for an item without any */
    private ParsedEntry entry(JsonNode item, @Nullable String language, List<String> inherited) {
        String html = text(item, "content_html");
        String plain = text(item, "content_text");
        String content = html != null ? HtmlText.of(html) : plain == null ? null : HtmlText.ofPlain(plain);
        String summary = text(item, "summary");
        String own = text(item, "language");
        String url = link(item, "url");
        String other = url != null ? url : link(item, "external_url");
        String link = other == null && Addresses.isWeb(string(item, "id", "")) ? link(item, "id") : other;
        List<String> authors = authors(item);
        return new ParsedEntry(
                text(item, "id"),
                plain(text(item, "title")),
                link,
                summary == null ? null : HtmlText.ofPlain(summary),
                content,
                dates.read(text(item, "date_published"), own),
                dates.read(text(item, "date_modified"), own),
                authors.isEmpty() ? inherited : authors,
                tags(item.path("tags")),
                image(item, link, html),
                own != null ? own : language);
    }

    private static List<String> authors(JsonNode owner) {
        Set<String> names = new LinkedHashSet<>();
        for (String key : new String[] {"authors", "author"}) {
            JsonNode authors = owner.path(key);
            for (JsonNode author : authors.isArray() ? authors : List.of(authors)) {
                String name = names.isEmpty() || key.equals("authors")
                        ? author.isObject() ? text(author, "name") : scalar(author)
                        : null;
                names.addAll(Bylines.names(name));
            }
        }
        return List.copyOf(names);
    }

    private static List<String> tags(JsonNode tags) {
        List<String> found = new ArrayList<>(tags.size());
        if (tags.isTextual()) {
            Arrays.stream(tags.textValue().split(",")).forEach(tag -> add(found, tag));
        }
        tags.forEach(tag -> add(found, tag.isObject() ? text(tag, "name") : scalar(tag)));
        return found;
    }

    private static void add(List<String> texts, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            texts.add(value.strip());
        }
    }

    private Article.@Nullable Image image(JsonNode item, @Nullable String link, @Nullable String html) {
        String image = link(item, "image");
        String address = image != null ? image : link(item, "banner_image");
        JsonNode attachments = item.path("attachments");
        for (JsonNode attachment : attachments.isArray() ? attachments : List.of(attachments)) {
            String attached = address == null ? link(attachment, "url") : null;
            boolean picture = attached != null && Pictures.isPicture(attached, null, text(attachment, "mime_type"));
            address = picture ? attached : address;
        }
        return address == null ? EntryPicture.inText(link, html) : new Article.Image(address, null);
    }

    private @Nullable String link(JsonNode owner, String key) {
        String address = text(owner, key);
        return address == null || address.isBlank() ? null : Addresses.link(base, address);
    }

    private static @Nullable String plain(@Nullable String text) {
        return text == null ? null : HtmlText.fold(text);
    }

    private static String string(JsonNode owner, String key, String otherwise) {
        String text = text(owner, key);
        return text == null ? otherwise : text;
    }

    /** A string; of an array the first, of an object what it is about. */
    private static @Nullable String text(JsonNode owner, String key) {
        JsonNode value = owner.path(key);
        JsonNode one = value.isArray() ? value.path(0) : value;
        for (String inner : new String[] {"url", "href", "value", "text", "name"}) {
            if (one.isObject() && one.path(inner).isTextual()) {
                return one.path(inner).textValue();
            }
        }
        return scalar(one);
    }

    private static @Nullable String scalar(JsonNode value) {
        return value.isTextual() ? Controls.mended(value.textValue()) : null;
    }
}
