package dateline.ingest.feed;

import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedSpec.TextSource;
import dateline.ingest.parse.text.DocumentText;
import dateline.runtime.feed.FeedOptions;
import dateline.runtime.feed.FeedRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Lists of feeds as OPML 2.0 (opml.org/spec2), with attributes of our own in the namespace {@code urn:dateline:opml}:
 * {@code country}, {@code text} ({@code feed} or {@code page}) and every {@link FeedOptions option} by its name. {@code
 * country} is understood without the namespace too. Folders and {@code category} become categories.
 */
public final class Opml {
    private static final String NAMESPACE = "urn:dateline:opml";
    /** So many lines may be no XML. */
    private static final int MOST_BROKEN = 100;

    /** What browsers once called a feed's address. */
    private static final Pattern FEED_SCHEME =
            Pattern.compile("^feed:(?://)?(?=https?:)|^feed:(?=//)", Pattern.CASE_INSENSITIVE);

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private Opml() {}

    /** Thrown where a list cannot be read; the message says what is wrong and in which line. */
    public static final class BadList extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        BadList(int line, String message, @Nullable Throwable cause) {
            super("line " + line + ": " + message, cause);
        }
    }

    /**
     * The feeds of a list, in its order; one that is listed twice has the categories of both places. No entity and no
     * document type is ever resolved. Does not close the stream.
     *
     * @param added when the feeds are taken to be added
     * @throws BadList if it is not well-formed XML, not OPML, or one of its feeds is not right; none is returned then
     */
    public static List<FeedSpec> read(InputStream in, Instant added) {
        return read(in, added, bad -> {
            throw bad;
        });
    }

    /**
     * The feeds of a list, in its order, without those that are not right; ampersands and brackets that nobody escaped
     * are what they are, and a line that is no XML is left out. Does not close the stream.
     *
     * @param added when the feeds are taken to be added
     * @param refused is told of each that is not right, of each line that is no XML, and of where the list breaks off
     * @throws BadList if there is no feed before it turns out not to be well-formed XML, or if it is not OPML
     */
    public static List<FeedSpec> read(InputStream in, Instant added, Consumer<BadList> refused) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        MendedList list = new MendedList(text(in));
        for (int broken = 0; ; broken++) {
            Map<String, FeedSpec> feeds = new LinkedHashMap<>();
            List<BadList> wrong = new ArrayList<>();
            BadList end = null;
            try {
                XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(list.text()));
                new Reading(xml, added, feeds, wrong::add).read();
            } catch (XMLStreamException e) {
                int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
                Integer gone = broken < MOST_BROKEN ? list.withoutLine(line) : null;
                end = new BadList(gone == null ? line : gone, "not well-formed XML: " + firstLine(e), e);
                if (gone != null) {
                    refused.accept(end);
                    continue;
                }
            }
            if (end != null && feeds.isEmpty()) {
                throw end;
            }
            wrong.forEach(refused);
            if (end != null) {
                refused.accept(end);
            }
            return List.copyOf(feeds.values());
        }
    }

    private static String text(InputStream in) {
        try {
            return DocumentText.of(in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a list that {@link #read} reads back. Does not close the stream. */
    public static void write(Collection<FeedSpec> feeds, OutputStream out) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("opml");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("dateline", NAMESPACE);
            xml.writeCharacters("\n  ");
            xml.writeStartElement("head");
            xml.writeStartElement("title");
            xml.writeCharacters("Dateline feeds");
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeCharacters("\n  ");
            xml.writeStartElement("body");
            for (FeedSpec feed : feeds) {
                xml.writeCharacters("\n    ");
                writeFeed(xml, feed);
            }
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write the list of feeds: " + firstLine(e), e);
        }
    }

    private static void writeFeed(XMLStreamWriter xml, FeedSpec feed) throws XMLStreamException {
        xml.writeEmptyElement("outline");
        xml.writeAttribute("type", "rss");
        xml.writeAttribute("text", feed.outlet() == null ? feed.url() : feed.outlet());
        if (feed.outlet() != null) {
            xml.writeAttribute("title", feed.outlet());
        }
        xml.writeAttribute("xmlUrl", feed.url());
        if (!feed.categories().isEmpty()) {
            xml.writeAttribute("category", String.join(",", feed.categories()));
        }
        if (feed.language() != null) {
            xml.writeAttribute("language", feed.language());
        }
        writeOwn(xml, "country", feed.country());
        if (feed.text() != TextSource.FEED) {
            writeOwn(xml, "text", feed.text().name().toLowerCase(Locale.ROOT));
        }
        for (Map.Entry<String, String> option : options(feed).entrySet()) {
            writeOwn(xml, option.getKey(), option.getValue());
        }
    }

    /** Without those that could not be read back: nobody could say in a list what they are. */
    private static Map<String, String> options(FeedSpec feed) {
        FeedOptions options = FeedOptions.of(feed.options());
        return options.problems().isEmpty() ? options.given() : Map.of();
    }

    private static void writeOwn(XMLStreamWriter xml, String name, @Nullable String value) throws XMLStreamException {
        if (value != null) {
            xml.writeAttribute("dateline", NAMESPACE, name, value);
        }
    }

    /** One reading of one list. */
    private static final class Reading {
        private final XMLStreamReader xml;
        private final Instant added;
        private final Map<String, FeedSpec> feeds;
        private final Consumer<BadList> refused;
        private final Deque<String> folders = new ArrayDeque<>();
        private boolean isOpml;

        Reading(XMLStreamReader xml, Instant added, Map<String, FeedSpec> feeds, Consumer<BadList> refused) {
            this.xml = xml;
            this.added = added;
            this.feeds = feeds;
            this.refused = refused;
        }

        void read() throws XMLStreamException {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    opened(xml.getLocalName());
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("outline")) {
                    folders.pollLast();
                }
            }
        }

        private void opened(String element) {
            if (!isOpml && !element.equals("opml")) {
                throw bad("not OPML: the document begins with <" + element + ">, not with <opml>", null);
            }
            isOpml = true;
            if (element.equals("outline")) {
                String url = attribute("xmlUrl");
                String name = name();
                folders.addLast(url == null && name != null ? name : "");
                if (url != null) {
                    add(url, name);
                }
            }
        }

        private void add(String url, @Nullable String name) {
            FeedSpec feed;
            try {
                feed = feed(url, name);
            } catch (BadList bad) {
                refused.accept(bad);
                return;
            }
            feeds.merge(feed.id(), feed, Reading::both);
        }

        private FeedSpec feed(String typed, @Nullable String name) {
            String url;
            try {
                String web = FEED_SCHEME.matcher(typed.strip()).replaceFirst("");
                url = FeedRegistry.address(web.startsWith("//") ? "http:" + web : web);
            } catch (IllegalArgumentException e) {
                throw bad(String.valueOf(e.getMessage()), e);
            }
            return new FeedSpec(
                    FeedIds.of(url),
                    url,
                    name == null || name.equals(url) ? null : name,
                    country(),
                    attribute("language"),
                    List.copyOf(categories()),
                    text(),
                    added,
                    options());
        }

        private Map<String, String> options() {
            Map<String, String> given = new TreeMap<>();
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                String name = xml.getAttributeLocalName(i);
                String value = blankToNull(xml.getAttributeValue(i));
                boolean ours = NAMESPACE.equals(xml.getAttributeNamespace(i));
                if (ours && value != null && !name.equals("country") && !name.equals("text")) {
                    given.put(name, value);
                }
            }
            FeedOptions options = FeedOptions.of(given);
            if (!options.problems().isEmpty()) {
                throw bad(options.problem(), null);
            }
            return options.given();
        }

        private @Nullable String country() {
            String country = own("country") == null ? attribute("country") : own("country");
            if (country != null && !COUNTRY.matcher(country).matches()) {
                throw bad("\"" + country + "\" is not a country's code; write two capital letters, such as IL", null);
            }
            return country;
        }

        private TextSource text() {
            String text = own("text");
            return switch (text == null ? "feed" : text.toLowerCase(Locale.ROOT)) {
                case "feed" -> TextSource.FEED;
                case "page" -> TextSource.PAGE;
                default -> throw bad("the text comes from \"feed\" or \"page\", not from \"" + text + "\"", null);
            };
        }

        private Set<String> categories() {
            Set<String> categories = new LinkedHashSet<>();
            folders.stream().filter(f -> !f.isEmpty()).forEach(categories::add);
            String listed = attribute("category");
            if (listed != null) {
                Arrays.stream(listed.split(","))
                        .map(String::strip)
                        .filter(c -> !c.isEmpty())
                        .forEach(categories::add);
            }
            return categories;
        }

        private @Nullable String name() {
            String title = attribute("title");
            return title != null ? title : attribute("text");
        }

        private @Nullable String attribute(String name) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                boolean ours = NAMESPACE.equals(xml.getAttributeNamespace(i));
                if (!ours && xml.getAttributeLocalName(i).equalsIgnoreCase(name)) {
                    return blankToNull(xml.getAttributeValue(i));
                }
            }
            return null;
        }

        private @Nullable String own(String name) {
            return blankToNull(xml.getAttributeValue(NAMESPACE, name));
        }

        private BadList bad(String message, @Nullable Throwable cause) {
            return new BadList(xml.getLocation().getLineNumber(), message, cause);
        }

        private static FeedSpec both(FeedSpec a, FeedSpec b) {
            Set<String> categories = new LinkedHashSet<>(a.categories());
            categories.addAll(b.categories());
            Map<String, String> options = new TreeMap<>(b.options() == null ? Map.of() : b.options());
            options.putAll(a.options() == null ? Map.of() : a.options());
            return new FeedSpec(
                    a.id(),
                    a.url(),
                    a.outlet(),
                    a.country(),
                    a.language(),
                    new ArrayList<>(categories),
                    a.text(),
                    a.added(),
                    options);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String firstLine(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int detail = message.indexOf("Message: ");
        String said = detail < 0 ? message : message.substring(detail + "Message: ".length());
        return said.lines().findFirst().orElse("");
    }
}
