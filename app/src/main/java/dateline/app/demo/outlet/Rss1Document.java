package dateline.app.demo.outlet;

import dateline.app.demo.outlet.Edition.Entry;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Writes RSS 1.0 (web.resource.org/rss/1.0/spec) with the Dublin Core and content modules. */
final class Rss1Document {
    private Rss1Document() {}

    static String write(Edition edition) {
        Outlet outlet = edition.outlet();
        Markup xml = new Markup(outlet.charset(), edition.illFormed());
        xml.open(
                "rdf:RDF",
                "xmlns:rdf",
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
                "xmlns",
                "http://purl.org/rss/1.0/",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:content",
                "http://purl.org/rss/1.0/modules/content/");
        channel(xml, edition);
        edition.entries().forEach(entry -> item(xml, outlet, entry));
        return xml.close("rdf:RDF").toString();
    }

    private static void channel(Markup xml, Edition edition) {
        Outlet outlet = edition.outlet();
        xml.open("channel", "rdf:about", outlet.site() + "/index.rdf")
                .text("title", outlet.title())
                .text("link", outlet.site() + "/")
                .text("description", outlet.description());
        if (outlet.language() != null) {
            xml.text("dc:language", outlet.language());
        }
        xml.text("dc:date", date(edition.at(), outlet)).open("items").open("rdf:Seq");
        edition.entries().forEach(entry -> xml.empty("rdf:li", "rdf:resource", entry.link()));
        xml.close("rdf:Seq").close("items").close("channel");
    }

    private static void item(Markup xml, Outlet outlet, Entry entry) {
        Item item = entry.item();
        xml.open("item", "rdf:about", entry.link()).text("title", item.title());
        if (entry.link() != null) {
            xml.text("link", entry.link());
        }
        if (outlet.content() == Outlet.Content.SEPARATE) {
            xml.text("description", Html.escape(item.summary()));
            xml.escaped("content:encoded", Html.paragraphs(item.body()));
        } else {
            xml.escaped("description", Html.whole(item));
        }
        xml.text("dc:date", item.date() == null ? date(entry.published(), outlet) : item.date());
        item.authors().forEach(author -> xml.text("dc:creator", author));
        item.categories().forEach(category -> xml.text("dc:subject", category));
        xml.close("item");
    }

    private static String date(Instant at, Outlet outlet) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(outlet.zone()));
    }
}
