package dateline.testsupport.feeds;

import java.util.List;
import java.util.stream.Collectors;

/** How a format is written: its head, its items, its foot, as well as a careful publisher would, or not quite. */
enum FeedFormat {
    RSS_0_9("0.91", "0.92", "0.93", "0.94"),
    RSS_2_0("2.0", "2.0.1", "2.1"),
    RDF("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"),
    ATOM_1_0("http://www.w3.org/2005/Atom", "https://www.w3.org/2005/Atom"),
    ATOM_0_3("http://purl.org/atom/ns#"),
    JSON("https://jsonfeed.org/version/1.1", "https://jsonfeed.org/version/1", "http://jsonfeed.org/version/1.1"),
    SITEMAP("http://www.sitemaps.org/schemas/sitemap/0.9", "https://www.sitemaps.org/schemas/sitemap/0.9");

    private static final String MODULES = " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
            + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
            + " xmlns:media=\"http://search.yahoo.com/mrss/\"";
    /** Where a cut character, a stray reference or an open element does no harm to items. */
    static final String ASIDE = "\uE000";

    private final List<String> versions;

    FeedFormat(String... versions) {
        this.versions = List.of(versions);
    }

    /** Whether its items have text and authors; those of a sitemap have not. */
    boolean hasText() {
        return this != SITEMAP;
    }

    boolean isXml() {
        return this != JSON;
    }

    String head(Dice dice) {
        String version = dice.pick(versions);
        String modules = dice.oneIn(4) ? "" : MODULES;
        return switch (this) {
            case RSS_0_9, RSS_2_0 ->
                "<rss version=\"" + version + "\"" + modules + "><channel><title>The Coast" + ASIDE
                        + "</title><link>https://www.news.example/</link><description>Daily</description>";
            case RDF ->
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"" + version + "\"" + modules
                        + "><channel rdf:about=\"https://www.news.example/\"><title>The Coast" + ASIDE
                        + "</title><link>https://www.news.example/</link><description>Daily</description></channel>";
            case ATOM_1_0, ATOM_0_3 ->
                "<feed xmlns=\"" + version + "\"" + modules + "><title>The Coast" + ASIDE
                        + "</title><link rel=\"alternate\" href=\"https://www.news.example/\"/><id>x</id>";
            case JSON ->
                "{\"version\": \"" + version + "\", \"title\": \"The Coast" + ASIDE
                        + "\", \"home_page_url\": \"https://www.news.example/\", \"items\": [";
            case SITEMAP ->
                "<urlset xmlns=\"" + version + "\""
                        + dice.pick(
                                " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\"",
                                " xmlns:news=\"https://www.google.com/schemas/sitemap-news/0.9/\"",
                                "")
                        + ">";
        };
    }

    String foot() {
        return switch (this) {
            case RSS_0_9, RSS_2_0 -> "</channel></rss>";
            case RDF -> "</rdf:RDF>";
            case ATOM_1_0, ATOM_0_3 -> "</feed>";
            case JSON -> "]}";
            case SITEMAP -> "</urlset>";
        };
    }

    /** What closes an item; one that is cut has not even that whole. */
    String end() {
        return switch (this) {
            case RSS_0_9, RSS_2_0, RDF -> "</item>";
            case ATOM_1_0, ATOM_0_3 -> "</entry>";
            case JSON -> "}";
            case SITEMAP -> "</url>";
        };
    }

    /**
     * An item.
     *
     * @param title with what the publisher adds to it
     * @param html its text with what the publisher adds to it
     * @param named whether it has its guid; Atom's and JSON Feed's always have
     * @param whole whether the text is where long texts are
     */
    String item(Dice dice, GivenItem item, String title, String html, boolean named, boolean dated, boolean whole) {
        String date = dated ? Spelling.date(dice, item.published()) : "";
        return switch (this) {
            case RSS_0_9, RSS_2_0, RDF ->
                rss(dice, item, title, whole ? content(dice, html) : text(dice, html), named, date);
            case ATOM_1_0, ATOM_0_3 -> atom(dice, item, title, html, whole ? "content" : "summary", date);
            case JSON -> json(dice, item, title, html, date);
            case SITEMAP -> sitemap(dice, item, title, date);
        };
    }

    private String rss(Dice dice, GivenItem item, String title, String text, boolean named, String date) {
        String tag = this == RDF ? "dc:date" : dice.pick("pubDate", "pubDate", "dc:date");
        String about = this == RDF ? " rdf:about=\"" + Spelling.escaped(item.link()) + "\"" : "";
        List<String> parts = List.of(
                element(dice, "title", Spelling.html(dice, Spelling.asHtml(dice, title))),
                link(dice, item),
                named ? "<guid isPermaLink=\"false\">" + Spelling.escaped(item.guid()) + "</guid>" : "",
                date.isEmpty() ? "" : "<" + tag + ">" + date + "</" + tag + ">",
                author(dice, item),
                text);
        return "<item" + about + ">" + String.join(dice.pick("", "\n"), dice.some(6, parts)) + aside(dice) + "</item>";
    }

    private static String link(Dice dice, GivenItem item) {
        String plain = Spelling.escaped(item.link());
        return switch (dice.below(8)) {
            case 0 -> "<link><![CDATA[" + item.link() + "]]></link>";
            case 1 -> "<link><a href=\"" + plain + "\">here</a></link>";
            case 2 ->
                "<link>https://feedproxy.example/~r/x/1</link><feedburner:origLink>" + plain + "</feedburner:origLink>";
            case 3 -> "<link/><link href=\"" + plain + "\"/>";
            default -> "<link>" + Spelling.address(dice, item.link()) + "</link>";
        };
    }

    private static String author(Dice dice, GivenItem item) {
        String tag = dice.pick("author", "dc:creator");
        return "<" + tag + ">" + Spelling.author(dice, item.author()) + "</" + tag + ">";
    }

    private static String text(Dice dice, String html) {
        return "<description>"
                + (dice.oneIn(6) ? "<![CDATA[<!-- x --><![CDATA[" + html + "]]>" : Spelling.html(dice, html))
                + "</description>";
    }

    private static String content(Dice dice, String html) {
        return "<content:encoded>" + Spelling.html(dice, html) + "</content:encoded>";
    }

    private String atom(Dice dice, GivenItem item, String title, String html, String content, String date) {
        String type = this == ATOM_0_3 ? " type=\"text/html\" mode=\"escaped\"" : " type=\"html\"";
        String written = this == ATOM_0_3 ? "issued" : "published";
        String rel = dice.pick("", " rel=\"alternate\"", " rel=\"http://www.iana.org/assignments/relation/alternate\"");
        String address = Spelling.escaped(item.link());
        String link = dice.oneIn(6)
                ? "<link rel=\"self\" href=\"https://www.news.example/feed/1\"/><link" + rel + " href=\"" + address
                        + "\"/>"
                : "<link" + rel + " href=\"" + Spelling.address(dice, item.link()) + "\"/>";
        List<String> parts = List.of(
                "<title" + type + ">" + Spelling.html(dice, Spelling.asHtml(dice, title)) + "</title>",
                link,
                "<id>" + Spelling.escaped(item.guid()) + "</id>",
                date.isEmpty() ? "" : "<" + written + ">" + date + "</" + written + ">",
                "<author><name>" + Spelling.author(dice, item.author()) + "</name></author>",
                "<" + content + type + ">" + Spelling.html(dice, html) + "</" + content + ">");
        return "<entry>" + String.join(dice.pick("", "\n"), dice.some(6, parts)) + aside(dice) + "</entry>";
    }

    private static String json(Dice dice, GivenItem item, String title, String html, String date) {
        String name = quoted(item.author());
        List<String> parts = List.of(
                "\"id\": " + quoted(item.guid()),
                dice.pick("\"title\"", "title") + ": " + quoted(title),
                "\"url\": " + quoted(item.link()),
                date.isEmpty() ? "\"x\": NaN" : "\"date_published\": " + quoted(date),
                dice.pick(
                        "\"authors\": [{\"name\": " + name + "}]",
                        "\"authors\": {\"name\": " + name + "}",
                        "\"author\": {\"name\": " + name + "}",
                        "\"author\": " + name),
                "\"content_html\": " + quoted(html));
        String all = dice.some(6, parts).stream().collect(Collectors.joining(dice.pick(", ", ",\n  ", ", /* y */ ")));
        return "{" + all + dice.pick("", ",", ", \"x\": NaN", ", \"tags\": \"sea\"", " // last\n") + "}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String sitemap(Dice dice, GivenItem item, String title, String date) {
        String dated = date.isEmpty() ? "" : "<news:publication_date>" + date + "</news:publication_date>";
        return "<url><loc>" + Spelling.address(dice, item.link()) + "</loc><news:news>" + dated + "<news:title>"
                + Spelling.html(dice, Spelling.asHtml(dice, title)) + "</news:title></news:news></url>";
    }

    private static String element(Dice dice, String name, String content) {
        String space = dice.pick("", "", " ", "\n");
        return "<" + name + ">" + space + content + space + "</" + name + ">";
    }

    /** What is nobody's business in an item, and not always well-formed. */
    private static String aside(Dice dice) {
        return dice.pick(
                "",
                "",
                "<category>World & more</category>",
                "<x:y xmlns:x=\"urn:x\">z</x:y>",
                "<x:y>z</x:y>",
                "<slash:comments>3</slash:comments>",
                "<!-- a -- b -->",
                "&nbsp;",
                "<br>",
                "<media:content url=\"https://www.news.example/p.jpg\" medium=\"image\"><media:description>A file"
                        + " photo</media:description></media:content>",
                "<enclosure url=https://www.news.example/p.jpg type=jpg length=1>",
                "<link rel=\"replies\" href=\"https://www.news.example/c\"/>");
    }
}
