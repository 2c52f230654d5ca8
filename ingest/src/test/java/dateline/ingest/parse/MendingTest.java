package dateline.ingest.parse;

import static dateline.ingest.parse.Documents.feed;
import static dateline.ingest.parse.Documents.first;
import static dateline.ingest.parse.Documents.json;
import static dateline.ingest.parse.Documents.rss;
import static dateline.ingest.parse.Documents.sitemap;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of every format that are not quite what their format asks for. */
class MendingTest {
    private static final String ONE = "{\"id\": \"1\", \"url\": \"https://a.example/1\", \"title\": \"One\"}";
    private static final String TWO = "{\"id\": \"2\", \"url\": \"https://a.example/2\", \"title\": \"Two\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ONE + "," + TWO + ",",
                ONE + ",," + TWO,
                "{\"id\": \"1\", \"title\": \"One\",}, " + TWO,
                "{\"id\": \"1\", \"title\": \"One\", \"x\": NaN, \"y\": -Infinity}, " + TWO,
                "{'id': '1', 'title': 'One'}, " + TWO,
                "{id: \"1\", title: \"One\"}, " + TWO,
                "/* first */ {\"id\": \"1\", // it\n \"title\": \"One\"}, " + TWO,
                "{\"id\": \"1\", \"title\": \"One\", \"summary\": \"a\n\tb\"}, " + TWO,
                "{\"id\": \"1\", \"title\": \"One\", \"summary\": \"it\\'s\"}, " + TWO,
                "{\"id\": \"1\", \"title\": \"One\", \"x\": 007, \"y\": +1, \"z\": .5}, " + TWO,
                "{\"id\": \"1\", \"title\": \"One\", \"x\": undefined}, " + TWO,
                "{\"id\": \"1\", \"title\": \"One\"} " + TWO,
                "{\"id\": \"1\", \"title\": \"One\", \"summary\": \"He said \"no\" twice\"}, " + TWO
            })
    void brokenJson_isMended(String items) {
        assertThat(feed(json(items)).entries()).extracting(ParsedEntry::title).contains("Two");
        assertThat(feed(json(items)).entries()).extracting(ParsedEntry::id).doesNotContainNull();
    }

    @Test
    void brokenItem_takesNoOtherWithIt() {
        String broken = "{\"id\": \"x\", \"title\": \"Bro\"ken\"}";
        assertThat(feed(json(ONE + "," + broken + "," + TWO)).entries())
                .extracting(ParsedEntry::title)
                .startsWith("One")
                .endsWith("Two");
    }

    /** What breaks off within an item leaves that one out, and no other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ite",
                "<item",
                "<item rdf:about=\"https://a.exam",
                "<item rdf:about=\"https://a.example/2\">",
                "<item><title>Two</title><feedburner:origLink>https://a.example/2</feedburner:origLink>",
                "<item><title>Two</title><feedburner:origLink>https://a.example/2</feedbur",
                "<item><title>Two</title></ite"
            })
    void xmlThatBreaksOff_hasTheItemsThatAreComplete(String begun) {
        String whole = "<rss version=\"2.0\"><channel><title>t</title><item><title>One</title></item>";
        assertThat(feed(whole + begun).entries()).extracting(ParsedEntry::title).containsExactly("One");
    }

    @Test
    void itemThatIsNotFinished_isLeftOut_alsoBeforeOtherFields() {
        String cut = "<rss version=\"2.0\"><channel><title>t</title><item><title>One</title></item>"
                + "<item><title>Two</title></channel><description>Late</description>" + " <x>y</x>".repeat(60);
        assertThat(feed(cut).entries()).extracting(ParsedEntry::title).containsExactly("One");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 40, 57})
    void jsonThatBreaksOff_hasTheItemsThatAreComplete(int missing) {
        String whole = "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [" + ONE + ", " + TWO;
        assertThat(feed(whole.substring(0, whole.length() - missing)).entries())
                .extracting(ParsedEntry::title)
                .containsExactly("One");
        assertThat(feed(whole).entries()).extracting(ParsedEntry::title).containsExactly("One", "Two");
    }

    @Test
    void jsonThatBreaksOffInItsFirstItem_isTruncated() {
        byte[] text =
                "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": \"1\", \"ti".getBytes(UTF_8);
        assertThat(new FeedParser().parse(new FeedDocument(text, Documents.URL, null)))
                .isInstanceOfSatisfying(
                        ParseResult.Unreadable.class,
                        not -> assertThat(not.reason()).isEqualTo("truncated"));
    }

    @Test
    void jsonOfOddTypes_isReadAsItIsMeant() {
        ParsedEntry entry = first(json(
                "{\"id\": 7, \"title\": 404, \"url\": [\"https://a.example/7\"], \"tags\": \"sea, ships\", \"date_published\": 1748944800,"
                        + " \"date_modified\": 1748944800000, \"content_text\": [\"a\", \"b\"]}"));
        assertThat(entry.id()).isEqualTo("7");
        assertThat(entry.title()).isEqualTo("404");
        assertThat(entry.link()).isEqualTo("https://a.example/7");
        assertThat(entry.categories()).containsExactly("sea", "ships");
        assertThat(entry.published()).isEqualTo("2025-06-03T10:00:00Z");
        assertThat(entry.updated()).isEqualTo("2025-06-03T10:00:00Z");
    }

    @Test
    void jsonAfterAWarning_isRead() {
        String warning = "<br />\n<b>Warning</b>: something in <b>/srv/x.php</b> on line <b>3</b><br />\n";
        assertThat(first(warning + json(ONE)).title()).isEqualTo("One");
        assertThat(first(")]}',\n" + json(ONE)).title()).isEqualTo("One");
        assertThat(first("callback(" + json(ONE) + ");").title()).isEqualTo("One");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<br />\n<b>Warning</b>:  Undefined variable in <b>/srv/x.php</b> on line <b>3</b><br />\n",
                "Notice: 1 < 2 in /srv/x.php\n",
                "<!DOCTYPE html><html><head><title>x</title></head><body>",
                "<script>var a = '<b>';</script>\n"
            })
    void feedAfterSomethingElse_isRead(String before) {
        assertThat(first(before + "<?xml version=\"1.0\"?>" + rss("<link>https://a.example/x</link>"))
                        .link())
                .isEqualTo("https://a.example/x");
        assertThat(first(before + Documents.atom("<link href=\"https://a.example/x\"/>"))
                        .link())
                .isEqualTo("https://a.example/x");
        assertThat(first(before + sitemap("<url><loc>https://a.example/x</loc></url>"))
                        .link())
                .isEqualTo("https://a.example/x");
    }

    @Test
    void pageThatOnlyMentionsAFeed_isAPage() {
        byte[] page =
                "<html><body><p>Write <rss></rss> first</p><feed-reader></feed-reader></body></html>".getBytes(UTF_8);
        assertThat(new FeedParser().parse(new FeedDocument(page, Documents.URL, null)))
                .isInstanceOfSatisfying(
                        ParseResult.Unreadable.class,
                        not -> assertThat(not.reason()).isEqualTo("html-page"));
    }

    @Test
    void sectionWithinASection_isRead() {
        ParsedFeed feed = feed(rss("<description><![CDATA[<p>Eins <![CDATA[zwei]]> drei</p>]]></description></item>"
                        + "<item><title><![CDATA[Next]]></title><description><![CDATA[uses <![CDATA[ here]]></description>")
                .replace("Ferry", "<![CDATA[Ferry <![CDATA[to]]> town]]>"));
        assertThat(feed.entries()).extracting(ParsedEntry::title).containsExactly("Ferry to town", "Next");
        assertThat(feed.entries().get(0).summary()).isEqualTo("Eins zwei drei");
        assertThat(feed.entries().get(1).summary()).startsWith("uses");
    }

    @Test
    void fieldOfTooManyElements_isCut_andTheFeedRead() {
        ParsedFeed feed = feed(rss("<description>" + "<div>".repeat(150) + "deep" + "</div>".repeat(150)
                + "</description><link>https://a.example/x</link></item><item><title>Next</title>"));
        assertThat(feed.entries()).extracting(ParsedEntry::title).containsExactly("Ferry", "Next");
        assertThat(feed.entries().getFirst().link()).isEqualTo("https://a.example/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-06-03T10:00:00+0000",
                "2025-06-03 10:00:00",
                "2025-06-03T10:00:00",
                "Tue, 03 Jun 2025 10:00:00 GMT",
                "2025-06-03T12:00:00.000+02:00",
                "Jun 3, 2025 10:00",
                "1748944800"
            })
    void sitemapsDate_isReadLikeAFeeds(String date) {
        assertThat(first(sitemap("<url><loc>https://a.example/x</loc><news:news><news:title>Ferry</news:title>"
                                + "<news:publication_date>" + date + "</news:publication_date></news:news></url>"))
                        .published())
                .isEqualTo("2025-06-03T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<urlset xmlns:n=\"https://www.google.com/schemas/sitemap-news/0.9/\"><url><loc>https://a.example/x</loc><n:news><n:publication><n:name>Harbour</n:name><n:language>en</n:language></n:publication><n:title>Ferry</n:title></n:news></url></urlset>",
                "<urlset><url><loc>https://a.example/x</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication><news:title>Ferry</news:title></news:news></url></urlset>",
                "<URLSET><URL><LOC>https://a.example/x</LOC><NEWS:NEWS><NEWS:PUBLICATION><NEWS:NAME>Harbour</NEWS:NAME><NEWS:LANGUAGE>en</NEWS:LANGUAGE></NEWS:PUBLICATION><NEWS:TITLE>Ferry</NEWS:TITLE></NEWS:NEWS></URL></URLSET>",
                "<s:urlset xmlns:s=\"urn:s\" xmlns:n=\"urn:n\"><s:url><s:loc> https://a.example/x\n</s:loc><n:news><n:publication><n:name>Harbour</n:name><n:language>en</n:language></n:publication><n:title>Ferry</n:title></n:news></s:url></s:urlset>",
                "<urlset><url><loc>https://a.example/x</loc><news><publication><name>Harbour</name><language>en</language></publication><title>Ferry</title></news></url></urlset>"
            })
    void sitemapOfOddNamespaces_isRead(String text) {
        ParsedFeed feed = feed(text);
        assertThat(feed.title()).isEqualTo("Harbour");
        assertThat(feed.entries()).hasSize(1);
        assertThat(feed.entries().getFirst().link()).isEqualTo("https://a.example/x");
        assertThat(feed.entries().getFirst().title()).isEqualTo("Ferry");
        assertThat(feed.entries().getFirst().language()).isEqualTo("en");
    }

    @Test
    void newsSitemapsOtherPages_areNoArticles() {
        String news = "<url><loc>https://a.example/x</loc><news:news><news:title>Ferry</news:title></news:news></url>";
        String other = "<url><loc>https://a.example/about</loc><lastmod>2025-06-03</lastmod></url>";
        assertThat(feed(sitemap(other + news + other)).entries())
                .extracting(ParsedEntry::link)
                .containsExactly("https://a.example/x");
        assertThat(feed(sitemap(other)).entries()).hasSize(1);
    }

    @Test
    void sitemapThatBreaksOff_hasTheAddressesThatAreComplete() {
        String url =
                "<url><loc>https://a.example/%d</loc><news:news><news:title>Ferry %d</news:title></news:news></url>";
        String whole = sitemap(url.formatted(1, 1) + url.formatted(2, 2) + url.formatted(3, 3));
        assertThat(feed(whole.substring(0, whole.indexOf("Ferry 3"))).entries())
                .extracting(ParsedEntry::title)
                .containsExactly("Ferry 1", "Ferry 2");
    }

    @Test
    void brokenSitemap_isMended() {
        String news = "<news:news><news:title>%s</news:title></news:news>";
        assertThat(feed(sitemap("<url><loc>https://a.example/?a=1&b=2</loc>" + news.formatted("Fish & <chips")
                                + "</url>"
                                + "<url><loc>https://a.example/2</loc>" + news.formatted("Two")
                                + "<url><loc>https://a.example/3</loc>" + news.formatted("Three") + "</url>"
                                + "<url><loc>https://a.example/4</loc><news:news><news:title>Four</news:title></url>"
                                + "<url><loc>https://a.example/5</loc>" + news.formatted("Five") + "</url>"))
                        .entries())
                .extracting(ParsedEntry::link)
                .containsExactly(
                        "https://a.example/?a=1&b=2",
                        "https://a.example/2",
                        "https://a.example/3",
                        "https://a.example/4",
                        "https://a.example/5");
    }

    @Test
    void titleThatSpeaksOfTags_keepsThem() {
        assertThat(first(rss("").replace("Ferry", "Why &lt;canvas&gt; and List&lt;T&gt; win"))
                        .title())
                .isEqualTo("Why <canvas> and List<T> win");
        assertThat(first(rss("").replace("Ferry", "&lt;b&gt;Bold&lt;/b&gt; &lt;script&gt;x()&lt;/script&gt;move"))
                        .title())
                .isEqualTo("Bold move");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a <script> tag",
                "Using <video> & <audio>",
                "The <iframe> element",
                "Map<K, V> and <T extends X>"
            })
    void titleThatSpeaksOfATagWithoutAnEnd_keepsItsRest(String title) {
        String escaped = title.replace("&", "&amp;").replace("<", "&lt;");
        assertThat(first(rss("").replace("Ferry", escaped)).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " type=\"text\"", " type=\"text/plain\""})
    void atomTextThatIsHtml_isReadAsThat(String type) {
        String content =
                "<content" + type + ">&lt;p&gt;The &lt;b&gt;ferry&lt;/b&gt; &amp;amp; its crew&lt;/p&gt;</content>";
        assertThat(first(Documents.atom(content)).content()).isEqualTo("The ferry & its crew");
        assertThat(first(Documents.atom("").replace("<title>Ferry", "<title" + type + ">It&amp;#39;s the ferry"))
                        .title())
                .isEqualTo("It's the ferry");
        assertThat(first(Documents.atom("<summary" + type + ">1 &lt; 2, List&lt;T&gt; and R&amp;D</summary>"))
                        .summary())
                .isEqualTo("1 < 2, List<T> and R&D");
        assertThat(first(Documents.atom("<summary" + type + ">The &lt;canvas&gt;&lt;/canvas&gt; element</summary>"))
                        .summary())
                .isEqualTo("The <canvas></canvas> element");
    }

    @Test
    void escapedSection_isText() {
        assertThat(first(rss("<description>&lt;![CDATA[hello]]&gt;</description>"))
                        .summary())
                .isEqualTo("hello");
    }

    @Test
    void halfACharacter_isReplaced() {
        assertThat(first(rss("<description><![CDATA[a&#55357;b &#xDE00; &#55357;&#56832;]]></description>"))
                        .summary())
                .isEqualTo("a\ufffdb \ufffd \ud83d\ude00");
    }

    @Test
    void jsonItemThatStandsAlone_isOne() {
        assertThat(first("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": " + ONE + "}")
                        .title())
                .isEqualTo("One");
    }

    @Test
    void itemWithoutATitle_isHeadedByItsFirstWords() {
        String untitled =
                rss("<description>&lt;p&gt;The ferry sails again.&lt;/p&gt;&lt;p&gt;More soon.&lt;/p&gt;</description>")
                        .replace("<title>Ferry</title>", "");
        assertThat(first(untitled).title()).isNull();
        assertThat(first(untitled).headline()).isEqualTo("The ferry sails again.");
        assertThat(first(untitled.replace("sails again", "sails ".repeat(40))).headline())
                .endsWith("sails…")
                .hasSizeLessThan(102);
        assertThat(first(rss("")).headline()).isEqualTo("Ferry");
        assertThat(first(rss("").replace("Ferry", "")).headline()).isEmpty();
    }
}
