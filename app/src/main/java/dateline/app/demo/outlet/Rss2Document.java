package dateline.app.demo.outlet;

import dateline.app.demo.outlet.Edition.Entry;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Writes RSS 2.0 (rssboard.org/rss-specification) with content:encoded and dc:creator. */
final class Rss2Document {
    private Rss2Document() {}

    static String write(Edition edition) {
        Outlet outlet = edition.outlet();
        Markup xml = new Markup(outlet.charset(), edition.illFormed());
        xml.open(
                "rss",
                "version",
                "2.0",
                "xmlns:content",
                "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/");
        xml.open("channel")
                .text("title", outlet.title())
                .text("link", outlet.site() + "/")
                .text("description", outlet.description());
        if (outlet.language() != null) {
            xml.text("language", outlet.language());
        }
        xml.text("lastBuildDate", date(edition.at(), outlet));
        edition.entries().forEach(entry -> item(xml, outlet, entry));
        return xml.close("channel").close("rss").toString();
    }

    private static void item(Markup xml, Outlet outlet, Entry entry) {
        Item item = entry.item();
        xml.open("item").text("title", item.title());
        if (entry.link() != null) {
            xml.escaped("link", entry.link());
        }
        if (entry.guid() != null) {
            boolean permalink = entry.guid().equals(entry.link());
            xml.escaped("guid", entry.guid(), "isPermaLink", permalink ? null : "false");
        }
        xml.text("pubDate", item.date() == null ? date(entry.published(), outlet) : item.date());
        item.authors().forEach(author -> xml.text("dc:creator", author));
        item.categories().forEach(category -> xml.text("category", category));
        if (outlet.content() == Outlet.Content.SEPARATE) {
            html(xml, outlet, "description", Html.escape(item.summary()));
            html(xml, outlet, "content:encoded", Html.paragraphs(item.body()));
        } else {
            html(xml, outlet, "description", Html.whole(item));
        }
        xml.close("item");
    }

    private static void html(Markup xml, Outlet outlet, String element, String html) {
        if (outlet.cdata()) {
            xml.cdata(element, html);
        } else {
            xml.escaped(element, html);
        }
    }

    private static String date(Instant at, Outlet outlet) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atZone(outlet.zone()));
    }
}
