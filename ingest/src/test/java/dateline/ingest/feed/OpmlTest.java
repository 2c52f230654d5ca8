package dateline.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedSpec.TextSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpmlTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void folders_becomeCategories() {
        List<FeedSpec> feeds = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0" xmlns:dateline="urn:dateline:opml">
                  <body>
                    <outline text="World">
                      <outline text="Africa">
                        <outline type="rss" text="Le Républicain" xmlUrl="https://a.example/rss" dateline:country="ML"/>
                      </outline>
                      <outline text="B" xmlURL="https://b.example/rss" category="news, /daily" dateline:text="page"/>
                    </outline>
                    <outline xmlUrl="https://c.example/rss"/>
                  </body>
                </opml>
                """);

        assertThat(feeds)
                .containsExactly(
                        new FeedSpec(
                                FeedIds.of("https://a.example/rss"),
                                "https://a.example/rss",
                                "Le Républicain",
                                "ML",
                                null,
                                List.of("World", "Africa"),
                                TextSource.FEED,
                                NOW),
                        new FeedSpec(
                                FeedIds.of("https://b.example/rss"),
                                "https://b.example/rss",
                                "B",
                                null,
                                null,
                                List.of("World", "news", "/daily"),
                                TextSource.PAGE,
                                NOW),
                        new FeedSpec(
                                FeedIds.of("https://c.example/rss"),
                                "https://c.example/rss",
                                null,
                                null,
                                null,
                                List.of(),
                                TextSource.FEED,
                                NOW));
    }

    @Test
    void whatIsWritten_isReadBackTheSame() {
        List<FeedSpec> feeds = List.of(
                new FeedSpec(
                        FeedIds.of("https://a.example/?x=1&y=2"),
                        "https://a.example/?x=1&y=2",
                        "A \"quoted\" <name>",
                        "IL",
                        "he",
                        List.of("one", "two"),
                        TextSource.PAGE,
                        NOW),
                new FeedSpec(
                        FeedIds.of("http://b.example/"),
                        "http://b.example/",
                        null,
                        null,
                        null,
                        List.of(),
                        TextSource.FEED,
                        NOW));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Opml.write(feeds, out);

        assertThat(Opml.read(new ByteArrayInputStream(out.toByteArray()), NOW)).isEqualTo(feeds);
    }

    @Test
    void feedListedTwice_isOneWithTheCategoriesOfBoth() {
        List<FeedSpec> feeds = read("""
                <opml><body>
                <outline text="x"><outline text="A" xmlUrl="https://a.example/"/></outline>
                <outline text="y"><outline text="A" xmlUrl="https://a.example/"/></outline>
                </body></opml>""");
        assertThat(feeds).hasSize(1);
        assertThat(feeds.getFirst().categories()).containsExactly("x", "y");
    }

    @Test
    void mistakes_areToldWithTheirLine() {
        assertBad("<opml>\n<body>\n<outline xmlUrl='ftp://x'/>\n</body></opml>", "line 3", "ftp://x", "https://");
        assertBad("<opml>\n<body>", "line 2", "not well-formed");
        assertBad("\n<html></html>", "line 2", "not OPML");
        assertBad("<opml xmlns:d='urn:dateline:opml'><outline xmlUrl='https://x.y' d:country='Mali'/></opml>", "Mali");
        assertBad("", "not well-formed");
    }

    @Test
    void whatIsNotRight_isTold_andTheRestRead() {
        List<String> refused = new ArrayList<>();
        List<FeedSpec> feeds = Opml.read(
                new ByteArrayInputStream("""
                        <?xml version="1.0" encoding="ISO-8859-1"?>
                        <opml><body><outline text="A & B" xmlUrl="https://a.example/?x=1&y=2"/>
                        <outline text="C" xmlUrl="c.example/feed"/>
                        <outline text="D" xmlUrl="feed://d.example/rss"/>
                        <outline text="E" xmlUrl="feed:https://e.example/rss"/>
                        <outline text="F" xmlUrl="ftp://f.example/rss"/>
                        <outline text="Straße" xmlUrl="https://g.example/"/>
                        </outline></opml>""".getBytes(StandardCharsets.ISO_8859_1)),
                NOW,
                bad -> refused.add(bad.getMessage()));
        assertThat(feeds)
                .extracting(FeedSpec::url)
                .contains(
                        "https://a.example/?x=1&y=2",
                        "http://d.example/rss",
                        "https://e.example/rss",
                        "https://g.example/")
                .doesNotContain("ftp://f.example/rss");
        assertThat(feeds).extracting(FeedSpec::outlet).contains("A & B", "Straße");
        assertThat(refused).anyMatch(why -> why.startsWith("line 6") && why.contains("ftp://f.example/rss"));
        assertThat(refused.getLast()).contains("not well-formed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<outline text='B' xmlUrl='https://b.example/' xmlUrl='https://b.example/'/>",
                "<outline text=B xmlUrl=\"https://b.example/\"/>",
                "<outline text=\"B xmlUrl=\"https://b.example/\"/>",
                "<outline text=\"B\" xmlUrl=\"https://b.example/ />",
                "<outline text=\"B\" <b> xmlUrl=\"https://b.example/\"/>",
            })
    void aLineThatIsNoXml_isLeftOut_andTheRestRead(String line) {
        List<String> refused = new ArrayList<>();
        List<FeedSpec> feeds = Opml.read(
                new ByteArrayInputStream(("<opml><body>\n<outline text='A' xmlUrl='https://a.example/'/>\n" + line
                                + "\n<outline text='C' xmlUrl='https://c.example/'/>\n</body></opml>")
                        .getBytes(StandardCharsets.UTF_8)),
                NOW,
                bad -> refused.add(bad.getMessage()));
        assertThat(feeds).extracting(FeedSpec::url).containsExactly("https://a.example/", "https://c.example/");
        assertThat(refused).singleElement().asString().startsWith("line 3: not well-formed");
    }

    @Test
    void namedCharactersAndBrackets_areWhatTheyAre() {
        List<FeedSpec> feeds = read("""
                <opml><body>
                <outline text="Caf&eacute; &amp; Bar &mdash; news" xmlUrl="https://a.example/"/>
                <outline text="Left < right" xmlUrl="https://b.example/"/>
                </body></opml>""");
        assertThat(feeds).extracting(FeedSpec::outlet).containsExactly("Café & Bar — news", "Left < right");
    }

    @Test
    void entities_areNotResolved() {
        assertThatThrownBy(() -> read("""
                <!DOCTYPE opml [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
                <opml><body><outline text="&secret;" xmlUrl="https://a.example/"/></body></opml>""")).isInstanceOf(Opml.BadList.class);
    }

    private List<FeedSpec> read(String text) {
        return Opml.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    private void assertBad(String text, String... said) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Opml.BadList.class).hasMessageContainingAll(said);
    }

    @Test
    void options_areAttributes_andComeBackAsTheyWere() {
        List<FeedSpec> feeds = read("""
                <opml version="2.0" xmlns:d="urn:dateline:opml"><body>
                  <outline xmlUrl="https://a.example/rss" d:time-zone="Asia/Tokyo" d:header.X-Edition="uk"
                      d:drop-title="/^(Ad|Sponsored): &lt;/" d:bearer-secret="token" d:proxy="socks5h://tor:9050"/>
                </body></opml>
                """);

        assertThat(feeds.getFirst().options())
                .containsEntry("time-zone", "Asia/Tokyo")
                .containsEntry("header.X-Edition", "uk")
                .containsEntry("drop-title", "/^(Ad|Sponsored): </")
                .containsEntry("bearer-secret", "token")
                .containsEntry("proxy", "socks5h://tor:9050")
                .hasSize(5);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Opml.write(feeds, out);
        assertThat(read(out.toString(StandardCharsets.UTF_8))).isEqualTo(feeds);
    }

    @Test
    void anOptionThatIsWrong_leavesItsFeedOut_andSaysWhereAndWhatWasMeant() {
        List<String> refused = new ArrayList<>();
        String list = """
                <opml version="2.0" xmlns:dateline="urn:dateline:opml"><body>
                  <outline xmlUrl="https://a.example/rss" dateline:time-zon="Asia/Tokyo"/>
                  <outline xmlUrl="https://b.example/rss" dateline:identity="uri"/>
                  <outline xmlUrl="https://c.example/rss" dateline:basic-secret="ann:pass"/>
                  <outline xmlUrl="https://d.example/rss" dateline:identity="link"/>
                </body></opml>
                """;
        List<FeedSpec> feeds = Opml.read(
                new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)),
                NOW,
                bad -> refused.add(String.valueOf(bad.getMessage())));

        assertThat(feeds).extracting(FeedSpec::url).containsExactly("https://d.example/rss");
        assertThat(refused).hasSize(3);
        assertThat(refused.get(0)).startsWith("line 2: option time-zon ").contains("did you mean \"time-zone\"?");
        assertThat(refused.get(1)).startsWith("line 3: option identity ").contains("guid, link or title");
        assertThat(refused.get(2)).contains("must be the name of a secret").doesNotContain("pass");
    }
}
