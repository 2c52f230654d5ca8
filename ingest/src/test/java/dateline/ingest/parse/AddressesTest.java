package dateline.ingest.parse;

import static dateline.ingest.parse.Documents.atom;
import static dateline.ingest.parse.Documents.feed;
import static dateline.ingest.parse.Documents.first;
import static dateline.ingest.parse.Documents.json;
import static dateline.ingest.parse.Documents.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.feed.identity.CanonicalUrl;
import dateline.ingest.parse.text.Addresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            https://a.example/x?b=1&amp;c=2       | https://a.example/x?b=1&c=2
            https://a.example/x?b=1&#38;c=2       | https://a.example/x?b=1&c=2
            https://a.example/long\\n  story.html | https://a.example/longstory.html
            https://a.example/long       story.html | https://a.example/longstory.html
            ~\\t https://a.example/x \\r\\n~      | https://a.example/x
            https://a.example/two words.html      | https://a.example/two%20words.html
            https://a.example/[video]-of-the-day  | https://a.example/%5Bvideo%5D-of-the-day
            https://a.example/a"b<c>.html         | https://a.example/a%22b%3Cc%3E.html
            https:\\\\\\\\a.example\\\\x          | https://a.example/x
            https:/a.example/x                    | https://a.example/x
            https:///a.example/x                  | https://a.example/x
            HTTPS://a.example/x                   | https://a.example/x
            www.a.example/x                       | https://www.a.example/x
            feeds.example/story                   | https://feeds.example/story
            feed://a.example/x                    | http://a.example/x
            //a.example/x                         | https://a.example/x
            story?id=7                            | https://feeds.example/rss/story?id=7
            https://a.example/größe/[1]           | https://a.example/größe/%5B1%5D
            https://a.example/?q[]=1              | https://a.example/?q[]=1
            https://a.example/?v=&amplitude       | https://a.example/?v=&amplitude
            https://a.example/?v=1&copy=2&lt=3    | https://a.example/?v=1&copy=2&lt=3
            https://a.example/?a=1&AMP;b=2        | https://a.example/?a=1&b=2
            https://a.example/?a&#61;1            | https://a.example/?a=1
            https:&#x2F;&#x2F;a.example&#x2F;x    | https://a.example/x
            https://a.example/?q=&quot;x&quot;    | https://a.example/?q=%22x%22
            ~"https://a.example/x"~               | https://a.example/x
            <https://a.example/x>                 | https://a.example/x
            ~\u00a0https://a.example/x\u200b~   | https://a.example/x
            ~\ufeffhttps://a.example/x~          | https://a.example/x
            http://https://a.example/x            | https://a.example/x
            https://b.examplehttps://a.example/x  | https://a.example/x
            http//a.example/x                     | http://a.example/x
            http;//a.example/x                    | http://a.example/x
            https://a.example/b/../c/./d          | https://a.example/c/d
            https://a.example:443/x               | https://a.example/x
            http://a.example:80/x                 | http://a.example/x
            http://a.example:8080/x               | http://a.example:8080/x
            https://web.example/2025/https://a.example/x | https://web.example/2025/https://a.example/x
            https://a.example/?u=https://b.example/x     | https://a.example/?u=https://b.example/x
            """)
    void address_isReadAsBrowsersDo(String written, String right) {
        String raw = written.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\\u00a0", "\u00a0")
                .replace("\\u200b", "\u200b")
                .replace("\\ufeff", "\ufeff")
                .replace("\\\\", "\\");
        assertThat(Addresses.resolve(Documents.URL, raw)).isEqualTo(right);
        assertThat(CanonicalUrl.of(right)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "mailto:desk@a.example",
                "data:text/html,x",
                "file:///etc/passwd",
                "tel:+441234",
                "JavaScript:void(0)",
                "ftp://a.example/x"
            })
    void schemeThatNobodyCanFollow_isNoLink(String address) {
        assertThat(first(rss("<link>" + address + "</link>")).link()).isNull();
        assertThat(first(atom("<link href=\"" + address + "\"/>")).link()).isNull();
        assertThat(first(json("{\"id\": \"1\", \"url\": \"" + address.replace("\n", "\\n") + "\"}"))
                        .link())
                .isNull();
        assertThat(first(rss("<link>https://a.example/x</link><enclosure type=\"image/png\" url=\"" + address + "\"/>"))
                        .image())
                .isNull();
    }

    @Test
    void scriptBrokenInTwo_isNoLinkEither() {
        assertThat(first(rss("<link>java\nscript:alert(1)</link>")).link()).isNull();
        assertThat(first(atom("<link href=\"&#106;avascript:x()\"/>")).link()).isNull();
    }

    @Test
    void guidThatIsAScript_isNoLink() {
        ParsedEntry entry = first(rss("<guid>javascript:alert(1)</guid>"));
        assertThat(entry.link()).isNull();
        assertThat(entry.id()).isEqualTo("javascript:alert(1)");
    }

    @Test
    void relativeLink_ofAFeedOnAnotherHost_isTheSites() {
        ParsedEntry entry =
                first(rss("<link>/news/7</link><enclosure type=\"image/png\" url=\"/p.png\" length=\"1\"/>"));
        assertThat(entry.link()).isEqualTo("https://harbour.example/news/7");
        assertThat(entry.image()).extracting("url").isEqualTo("https://harbour.example/p.png");
    }

    @Test
    void relativeLink_withABase_isTheBases() {
        assertThat(first(rss("xml:base=\"https://base.example/x/\"", "<link>7</link>"))
                        .link())
                .isEqualTo("https://base.example/x/7");
    }

    @Test
    void relativeLink_ofAFeedOnItsOwnSite_isTheFeeds() {
        String rss = rss("<link>7</link>").replace("harbour.example", "www.feeds.example");
        assertThat(first(rss).link()).isEqualTo("https://feeds.example/rss/7");
    }

    @Test
    void relativeLink_ofAJsonFeedOnAnotherHost_isTheSites() {
        String text =
                "{\"version\": \"https://jsonfeed.org/version/1\", \"home_page_url\": \"https://harbour.example/en/\","
                        + " \"items\": [{\"id\": \"1\", \"url\": \"story\", \"image\": \"/p.png\"}]}";
        assertThat(first(text).link()).isEqualTo("https://harbour.example/en/story");
        assertThat(first(text).image()).extracting("url").isEqualTo("https://harbour.example/p.png");
    }

    @Test
    void prefixedAttributes_areRead() {
        ParsedEntry entry = first("""
                <a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>t</a:title><a:entry><a:id>urn:1</a:id>
                <a:title a:type="html">&lt;b&gt;Bold&lt;/b&gt;</a:title>
                <a:link a:rel="self" a:href="https://a.example/self"/><a:link a:rel="alternate" a:type="text/html" a:href="https://a.example/x"/>
                </a:entry></a:feed>""");
        assertThat(entry.link()).isEqualTo("https://a.example/x");
        assertThat(entry.title()).isEqualTo("Bold");
    }

    @Test
    void contentElsewhere_isTheLink() {
        assertThat(first(atom("<content type=\"text/html\" src=\"https://a.example/x\"/>"))
                        .link())
                .isEqualTo("https://a.example/x");
        assertThat(first(atom("<content src=\"https://a.example/x\"/><link href=\"https://a.example/y\"/>"))
                        .link())
                .isEqualTo("https://a.example/y");
    }

    @Test
    void atomIdThatIsAnAddress_isTheLinkWhereThereIsNone() {
        String atom = atom("").replace("urn:ferry", "https://a.example/x");
        assertThat(first(atom).link()).isEqualTo("https://a.example/x");
        assertThat(first(atom("<link rel=\"alternate\" href=\"https://a.example/y\"/>")
                                .replace("urn:ferry", "https://a.example/x"))
                        .link())
                .isEqualTo("https://a.example/y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.iana.org/assignments/relation/alternate",
                "https://www.iana.org/assignments/link-relations/alternate",
                " Alternate "
            })
    void relationWrittenOut_isThatRelation(String rel) {
        assertThat(first(atom("<link rel=\"" + rel + "\" href=\"https://a.example/x\"/>"))
                        .link())
                .isEqualTo("https://a.example/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xmlns:feedburner=\"http://rssnamespace.org/feedburner/ext/1.0\"",
                "xmlns:feedburner=\"https://odd.example/\"",
                ""
            })
    void originalLink_isBeforeTheProxys(String declaration) {
        String original = "<feedburner:origLink>https://a.example/x</feedburner:origLink>";
        String proxy = "<link>https://proxy.example/~3/x</link>";
        assertThat(first(rss(declaration, proxy + original)).link()).isEqualTo("https://a.example/x");
        assertThat(first(rss(declaration, original + proxy)).link()).isEqualTo("https://a.example/x");
        assertThat(first(atom("<link href=\"https://proxy.example/~3/x\"/>" + original)
                                .replace("<feed ", "<feed " + declaration + " "))
                        .link())
                .isEqualTo("https://a.example/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link><a href=\"https://a.example/x\">read</a></link>",
                "<link>&lt;a href=\"https://a.example/x\"&gt;read&lt;/a&gt;</link>",
                "<link><![CDATA[<a href='https://a.example/x'>read</a>]]></link>",
                "<link>\n  https://a.exa\n  mple/x\n</link>"
            })
    void linkWithMoreThanAnAddress_isTheAddress(String link) {
        assertThat(first(rss(link)).link()).isEqualTo("https://a.example/x");
    }

    @Test
    void permanence_isReadWhateverItsCase() {
        assertThat(first(rss("<guid ispermalink=\"False\">https://a.example/x</guid>"))
                        .link())
                .isNull();
    }

    @Test
    void channelsLink_mayNotBeAScript() {
        assertThat(feed(rss("").replace("https://harbour.example/", "javascript:x()"))
                        .link())
                .isNull();
    }
}
