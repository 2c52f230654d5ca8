package dateline.app.demo.outlet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.app.demo.outlet.Edition.Entry;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Writes JSON Feed 1.1 (jsonfeed.org/version/1.1). */
final class JsonFeedDocument {
    private JsonFeedDocument() {}

    static String write(Edition edition) {
        Outlet outlet = edition.outlet();
        ObjectNode feed = JsonNodeFactory.instance
                .objectNode()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", outlet.title())
                .put("home_page_url", outlet.site() + "/")
                .put("feed_url", outlet.site() + "/feed.json")
                .put("description", outlet.description());
        if (outlet.language() != null) {
            feed.put("language", outlet.language());
        }
        edition.entries().forEach(entry -> item(feed.withArrayProperty("items").addObject(), outlet, entry));
        return feed.toPrettyString() + "\n";
    }

    private static void item(ObjectNode json, Outlet outlet, Entry entry) {
        Item item = entry.item();
        var dates = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(outlet.zone());
        putIf(json, "id", entry.guid());
        putIf(json, "url", entry.link());
        json.put("title", item.title())
                .put("summary", item.summary())
                .put("content_html", Html.paragraphs(item.body()))
                .put("date_published", item.date() == null ? dates.format(entry.published()) : item.date());
        if (!entry.updated().equals(entry.published())) {
            json.put("date_modified", dates.format(entry.updated()));
        }
        putIf(json, "language", item.language());
        item.authors()
                .forEach(author -> json.withArrayProperty("authors").addObject().put("name", author));
        item.categories().forEach(json.withArrayProperty("tags")::add);
    }

    private static void putIf(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
