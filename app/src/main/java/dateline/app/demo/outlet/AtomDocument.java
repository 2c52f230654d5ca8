package dateline.app.demo.outlet;

import dateline.app.demo.outlet.Edition.Entry;
import java.time.format.DateTimeFormatter;

/** Writes Atom 1.0 (RFC 4287). */
final class AtomDocument {
    private AtomDocument() {}

    static String write(Edition edition) {
        Outlet outlet = edition.outlet();
        Markup xml = new Markup(outlet.charset(), edition.illFormed());
        xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", outlet.language())
                .text("id", outlet.site() + "/")
                .text("title", outlet.title())
                .text("subtitle", outlet.description())
                .empty("link", "rel", "alternate", "type", "text/html", "href", outlet.site() + "/")
                .empty("link", "rel", "self", "href", outlet.site() + "/feed.xml")
                .text("updated", DateTimeFormatter.ISO_INSTANT.format(edition.at()));
        xml.open("author").text("name", outlet.title()).close("author");
        edition.entries().forEach(entry -> entry(xml, outlet, entry));
        return xml.close("feed").toString();
    }

    private static void entry(Markup xml, Outlet outlet, Entry entry) {
        Item item = entry.item();
        xml.open("entry", "xml:lang", item.language()).text("title", item.title());
        if (entry.guid() != null) {
            xml.text("id", entry.guid());
        }
        if (entry.link() != null) {
            xml.empty("link", "rel", "alternate", "href", entry.link());
        }
        var zoned = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(outlet.zone());
        xml.text("published", item.date() == null ? zoned.format(entry.published()) : item.date());
        xml.text("updated", zoned.format(entry.updated()));
        item.authors().forEach(author -> xml.open("author").text("name", author).close("author"));
        item.categories().forEach(category -> xml.empty("category", "term", category));
        xml.text("summary", item.summary());
        xml.escaped("content", Html.paragraphs(item.body()), "type", "html");
        xml.close("entry");
    }
}
