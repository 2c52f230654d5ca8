package dateline.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedParserTest {
    private static final String URL = "https://news.example/feeds/all.xml";

    private final FeedParser parser = new FeedParser();

    @Test
    void rss20_readsEveryField() {
        ParsedFeed feed = parse("""
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                     xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
                <channel><title>The &amp;quot;Times&amp;quot;</title><link>/home</link><description>Local news</description>
                  <language>en_GB</language><atom:link rel="self" href="all.xml"/>
                  <image><title>logo</title><link>https://logo.example/</link></image>
                  <item><title>Bridge &lt;i&gt;opens&lt;/i&gt;</title><link>/bridge</link><guid isPermaLink="false">b-1</guid>
                    <description>Short <![CDATA[<a href="more" onclick="x()">more</a><script>x()</script>]]></description>
                    <content:encoded><![CDATA[<p>Long</p><img src="/b.jpg">]]></content:encoded>
                    <pubDate>Tue, 03 Mar 2026 08:15:30 GMT</pubDate><atom:updated>2026-03-03T09:00:00Z</atom:updated>
                    <dc:creator>Ann Author</dc:creator><dc:creator>Bob Byline</dc:creator><category>Traffic</category>
                    <media:content url="/lead.jpg" medium="image"/></item>
                </channel></rss>""");
        assertThat(feed.title()).isEqualTo("The \"Times\"");
        assertThat(feed.link()).isEqualTo("https://news.example/home");
        assertThat(feed.description()).isEqualTo("Local news");
        assertThat(feed.language()).isEqualTo("en-GB");
        ParsedEntry entry = feed.entries().getFirst();
        assertThat(entry.id()).isEqualTo("b-1");
        assertThat(entry.title()).isEqualTo("Bridge opens");
        assertThat(entry.link()).isEqualTo("https://news.example/bridge");
        assertThat(entry.summary()).isEqualTo("Short more");
        assertThat(entry.content()).isEqualTo("Long");
        assertThat(entry.published()).isEqualTo("2026-03-03T08:15:30Z");
        assertThat(entry.updated()).isEqualTo("2026-03-03T09:00:00Z");
        assertThat(entry.authors()).containsExactly("Ann Author", "Bob Byline");
        assertThat(entry.categories()).containsExactly("Traffic");
        assertThat(entry.image()).extracting("url").isEqualTo("https://news.example/lead.jpg");
    }

    @Test
    void rdf_itemsBesideTheChannel_areItsEntries() {
        ParsedFeed feed = parse("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel rdf:about="https://r.example/"><title>R</title><link>https://r.example/</link></channel>
                <item rdf:about="https://r.example/1"><dc:title>One</dc:title><link>https://r.example/1</link><dc:date>2026-03</dc:date></item>
                </rdf:RDF>""");
        ParsedEntry entry = feed.entries().getFirst();
        assertThat(entry.title()).isEqualTo("One");
        assertThat(entry.id()).isEqualTo("https://r.example/1");
        assertThat(entry.published()).isEqualTo("2026-03-01T00:00:00Z");
    }

    @Test
    void rss090WithoutVersionOrNamespace_isRead() {
        assertThat(parse("<rss><channel><title>Old</title></channel><item><title>Outside</title></item></rss>")
                        .entries())
                .extracting(ParsedEntry::title)
                .containsExactly("Outside");
    }

    @Test
    void atom10_textTypesAndBases_areHonoured() {
        ParsedFeed feed = parse("""
                <a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://base.example/x/">
                <a:id>urn:f</a:id><a:title type="text">1 &lt; 2</a:title><a:link href="home"/><a:subtitle>Sub</a:subtitle>
                <a:entry xml:lang="de"><a:id>urn:1</a:id><a:title type="html">&lt;b&gt;Bold&lt;/b&gt; news</a:title>
                  <a:link rel="self" href="self"/><a:link rel="alternate" href="one"/>
                  <a:summary type="text">a &lt;b&gt; c</a:summary>
                  <a:content type="xhtml" xml:base="deep/"><div xmlns="http://www.w3.org/1999/xhtml">See <a href="it">it</a><br/></div></a:content>
                  <a:published>2026-03-03T08:15:30Z</a:published><a:author><a:name>Ann</a:name><a:email>a@x</a:email></a:author>
                </a:entry></a:feed>""");
        assertThat(feed.id()).isEqualTo("urn:f");
        assertThat(feed.title()).isEqualTo("1 < 2");
        assertThat(feed.link()).isEqualTo("https://base.example/x/home");
        assertThat(feed.language()).isEqualTo("fr");
        ParsedEntry entry = feed.entries().getFirst();
        assertThat(entry.title()).isEqualTo("Bold news");
        assertThat(entry.link()).isEqualTo("https://base.example/x/one");
        assertThat(entry.summary()).isEqualTo("a <b> c");
        assertThat(entry.content()).isEqualTo("See it");
        assertThat(entry.authors()).containsExactly("Ann");
        assertThat(entry.language()).isEqualTo("de");
    }

    @Test
    void atom03_escapedAndBase64Text_isDecoded() {
        ParsedFeed feed = parse("""
                <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="base64" type="text/html">PGI+T2xkPC9iPg==</title>
                <tagline mode="escaped" type="text/html">&lt;p&gt;tag&lt;/p&gt;</tagline>
                <entry><title>t</title><issued>2003-12-31T10:14:55Z</issued><modified>2004-01-01T00:00:00Z</modified></entry></feed>""");
        assertThat(feed.title()).isEqualTo("Old");
        assertThat(feed.description()).isEqualTo("tag");
        assertThat(feed.entries().getFirst().published()).isEqualTo("2003-12-31T10:14:55Z");
        assertThat(feed.entries().getFirst().updated()).isEqualTo("2004-01-01T00:00:00Z");
    }

    @Test
    void jsonFeed_isRead() {
        ParsedFeed feed = parse("""
                {"version":"https://jsonfeed.org/version/1.1","title":"J","home_page_url":"/","feed_url":"https://j.example/f","language":"en",
                 "items":[{"id":7,"url":"one","title":"One","content_html":"<p onclick='x'>Hi</p>","date_published":"2026-03-03T08:15:30+01:00",
                           "authors":[{"name":"Ann"}],"tags":["a","b"],"image":"/i.png"}, 5]}""");
        ParsedEntry entry = feed.entries().getFirst();
        assertThat(feed.entries()).hasSize(1);
        assertThat(entry.id()).isEqualTo("7");
        assertThat(entry.link()).isEqualTo("https://news.example/feeds/one");
        assertThat(entry.content()).isEqualTo("Hi");
        assertThat(entry.published()).isEqualTo("2026-03-03T07:15:30Z");
        assertThat(entry.authors()).containsExactly("Ann");
        assertThat(entry.image()).extracting("url").isEqualTo("https://news.example/i.png");
    }

    @Test
    void linkMissing_permanentGuidStandsIn() {
        assertThat(parse(
                                "<rss><channel><item><guid>https://x.example/1</guid></item><item><guid isPermaLink='false'>https://x.example/2</guid></item></channel></rss>")
                        .entries())
                .extracting(ParsedEntry::link)
                .containsExactly("https://x.example/1", null);
    }

    @Test
    void unreadableDate_costsOnlyTheDate() {
        ParsedEntry entry = parse("<rss><channel><item><title>t</title><pubDate>soon</pubDate></item></channel></rss>")
                .entries()
                .getFirst();
        assertThat(entry.title()).isEqualTo("t");
        assertThat(entry.published()).isNull();
    }

    @Test
    void entitiesAndStrayAmpersands_areResolved() {
        assertThat(parse(
                                "<!DOCTYPE rss [<!ENTITY co \"Acme\">]><rss><channel><title>&co; &mdash; R&D &#150; &nope; &amp;lt;</title></channel></rss>")
                        .title())
                .isEqualTo("Acme — R&D – &nope; <");
    }

    @Test
    void unboundPrefixAndUnclosedTags_areMended() {
        ParsedFeed feed = parse(
                "<rss><channel><title>T<title></channel><item><dc:creator>Ann</dc:creator><title>One</title></item></rss>");
        assertThat(feed.entries().getFirst().title()).isEqualTo("One");
        assertThat(feed.entries().getFirst().authors()).containsExactly("Ann");
    }

    @Test
    void brokenOff_completeItemsAreKept() {
        assertThat(parse("<rss><channel><item><title>one</title></item><item><title>tw")
                        .entries())
                .extracting(ParsedEntry::title)
                .containsExactly("one");
    }

    @Test
    void charset_headerOutranksProlog_markOutranksBoth() {
        String xml = "<?xml version=\"1.0\" encoding=\"koi8-r\"?><rss><channel><title>Київ é</title></channel></rss>";
        assertThat(title(xml.getBytes(UTF_8), "text/xml; charset=utf-8")).isEqualTo("Київ é");
        assertThat(title(("\uFEFF" + xml).getBytes(UTF_8), "text/xml; charset=iso-8859-1"))
                .isEqualTo("Київ é");
        assertThat(title(("\uFEFF" + xml).getBytes(StandardCharsets.UTF_16LE), null))
                .isEqualTo("Київ é");
        assertThat(title(xml.getBytes(StandardCharsets.UTF_16BE), null)).isEqualTo("Київ é");
    }

    @Test
    void charset_prologDecidesAndLatin1MeansWindows1252() {
        byte[] bytes = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><title>“é”</title></channel></rss>"
                .getBytes(Charset.forName("windows-1252"));
        assertThat(title(bytes, "text/xml")).isEqualTo("“é”");
    }

    @Test
    void charset_wrongDeclaration_isDetected() {
        byte[] bytes =
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss><channel><title>Situação econômica não é fácil, diz ministro à imprensa</title></channel></rss>"
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(title(bytes, null)).startsWith("Situação econômica não é");
    }

    private @Nullable String title(byte[] bytes, @Nullable String contentType) {
        return ((ParseResult.Parsed) parser.parse(new FeedDocument(bytes, URL, contentType)))
                .feed()
                .title();
    }

    private ParsedFeed parse(String text) {
        ParseResult result = parser.parse(new FeedDocument(text.getBytes(UTF_8), URL, null));
        assertThat(result).isInstanceOf(ParseResult.Parsed.class);
        return ((ParseResult.Parsed) result).feed();
    }
}
