package dateline.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.json.Json;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXParseException;

/** A second, independent reading of the documents: the JDK's parsers where they are well-formed, jsoup where not. */
final class ParsedItems {
    record Item(
            @Nullable String guid,
            @Nullable String link,
            String title,
            String text,
            @Nullable String date) {}

    private static final DocumentBuilderFactory XML = DocumentBuilderFactory.newNSInstance();

    private ParsedItems() {}

    static List<Item> parse(byte[] bytes, String contentType) throws Exception {
        if (contentType.contains("json")) {
            return json(bytes);
        }
        try {
            return xml(strict(bytes));
        } catch (SAXParseException e) {
            return repaired(bytes);
        }
    }

    /** Fails on anything that is not well-formed XML. */
    static Document strict(byte[] bytes) throws Exception {
        DocumentBuilder builder = XML.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(bytes));
    }

    private static List<Item> xml(Document document) {
        boolean atom = document.getDocumentElement().getLocalName().equals("feed");
        var nodes = document.getElementsByTagNameNS("*", atom ? "entry" : "item");
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Element e = (Element) nodes.item(i);
            String link = atom ? child(e, "link", true) : child(e, "link", false);
            items.add(new Item(
                    child(e, atom ? "id" : "guid", false),
                    link,
                    String.valueOf(child(e, "title", false)),
                    child(e, atom ? "summary" : "description", false) + child(e, atom ? "content" : "encoded", false),
                    atom
                            ? child(e, "published", false)
                            : child(e, "pubDate", false) == null
                                    ? child(e, "date", false)
                                    : child(e, "pubDate", false)));
        }
        return items;
    }

    private static @Nullable String child(Element e, String name, boolean href) {
        for (Node n = e.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element child && child.getLocalName().equals(name)) {
                return href ? child.getAttribute("href") : child.getTextContent();
            }
        }
        return null;
    }

    private static List<Item> repaired(byte[] bytes) throws Exception {
        var document = Jsoup.parse(new ByteArrayInputStream(bytes), null, "", Parser.xmlParser());
        return document.select("item").stream()
                .map(e -> new Item(
                        own(e, "guid"),
                        own(e, "link"),
                        String.valueOf(own(e, "title")),
                        own(e, "description") + own(e, "content|encoded"),
                        own(e, "pubDate")))
                .toList();
    }

    private static @Nullable String own(org.jsoup.nodes.Element e, String name) {
        var found = e.selectFirst("> " + name);
        return found == null ? null : found.wholeText();
    }

    private static List<Item> json(byte[] bytes) throws Exception {
        JsonNode feed = Json.MAPPER.readTree(bytes);
        List<Item> items = new ArrayList<>();
        for (JsonNode item : feed.path("items")) {
            items.add(new Item(
                    item.path("id").asText(null),
                    item.path("url").asText(null),
                    item.path("title").asText(),
                    item.path("summary").asText() + item.path("content_html").asText(),
                    item.path("date_published").asText(null)));
        }
        return items;
    }
}
