package dateline.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.parse.hint.FeedHints;
import java.time.DayOfWeek;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedHintsTest {
    private static final String URL = "https://news.example/feeds/all.xml";

    @Test
    void rss_saysWhenToPollAndWhoPushes() {
        FeedHints hints = rss("""
                <ttl> 30 </ttl>
                <skipHours><hour>0</hour><hour>24</hour><hour>7</hour></skipHours>
                <skipDays><day>Sunday</day><day>saturday</day></skipDays>
                <atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"/>
                <atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="other.xml"/>
                <item><title>One</title><atom:link rel="hub" href="https://item.example/"/><ttl>5</ttl></item>""");
        assertThat(hints.ttl()).isEqualTo(Duration.ofMinutes(30));
        assertThat(hints.skipHours()).containsExactlyInAnyOrder(0, 7);
        assertThat(hints.skipDays()).containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(hints.hubs()).containsExactly("https://hub.example/");
        assertThat(hints.self()).isEqualTo("https://news.example/feeds/other.xml");
        assertThat(hints.updatePeriod()).isNull();
        assertThat(hints.isComplete()).isFalse();
    }

    @Test
    void feedWithoutHints_hasNone() {
        assertThat(rss("<title>t</title><item><title>One</title></item>")).isEqualTo(FeedHints.NONE);
    }

    @Test
    void feed_saysWhereItsPastIs() {
        FeedHints paged = rss("""
                <generator>https://wordpress.org/?v=6.8</generator>
                <atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="all.xml?page=2"/>
                <item><title>One</title><atom:link rel="next" href="https://item.example/"/></item>""");
        assertThat(paged.older()).isEqualTo("https://news.example/feeds/all.xml?page=2");
        assertThat(paged.isWordPress()).isTrue();

        FeedHints archived = rss("""
                <atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="all.xml?page=2"/>
                <atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="prev-archive" href="2026-10.xml"/>""");
        assertThat(archived.older()).isEqualTo("https://news.example/feeds/2026-10.xml");
        assertThat(archived.isWordPress()).isFalse();

        String json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"t\", \"items\": [],"
                + " \"next_url\": \"/older.json\"}";
        assertThat(parsed(json).hints().older()).isEqualTo("https://news.example/older.json");
    }

    @Test
    void feed_hasAPicture_andKeepsItsOwnTitleAndLink() {
        ParsedFeed rss = parsed("""
                <rss version="2.0"><channel><image><title>Logo</title><link>https://cdn.example/</link>
                <url>/logo.png</url></image><title>The Times</title><link>https://news.example/</link>
                <item><title>One</title></item></channel></rss>""");
        assertThat(rss.icon()).isEqualTo("https://news.example/logo.png");
        assertThat(rss.title()).isEqualTo("The Times");
        assertThat(rss.link()).isEqualTo("https://news.example/");
        assertThat(rss.entries().getFirst().image()).isNull();

        ParsedFeed atom = parsed("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><logo>https://news.example/wide.png</logo>
                <icon>icon.png</icon><entry><title>One</title></entry></feed>""");
        assertThat(atom.icon()).isEqualTo("https://news.example/feeds/icon.png");
        assertThat(atom.entries().getFirst().image()).isNull();

        String json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"t\", \"items\": [],"
                + " \"icon\": \"big.png\", \"favicon\": \"small.png\"}";
        assertThat(parsed(json).icon()).isEqualTo("https://news.example/feeds/small.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:image/png;base64,AA", "file:///etc/passwd", "", " "})
    void pictureThatIsNoAddress_isNone(String address) {
        ParsedFeed rss = parsed("<rss><channel><title>t</title><image><url>" + address
                + "</url></image><item><title>One</title></item></channel></rss>");
        assertThat(rss.icon()).isNull();
        ParsedFeed atom = parsed("<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><icon>" + address
                + "</icon><entry><title>One</title></entry></feed>");
        assertThat(atom.icon()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ttl>-5</ttl>",
                "<ttl>0</ttl>",
                "<ttl>soon</ttl>",
                "<ttl>99999999999999999999</ttl>",
                "<ttl/>",
                "<skipHours><hour>25</hour><hour>-1</hour><hour>noon</hour></skipHours>",
                "<skipDays><day>Someday</day><day/></skipDays>",
                "<sy:updatePeriod>often</sy:updatePeriod>",
                "<sy:updateFrequency>-2</sy:updateFrequency>",
                "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1000000000</sy:updateFrequency>",
                "<atom:link rel='hub' href='javascript:x()'/>",
                "<atom:link rel='self' href=''/>"
            })
    void absurdHints_areAbsent(String channel) {
        assertThat(rss(channel)).isEqualTo(FeedHints.NONE);
    }

    @Test
    void allHoursOrDaysSkipped_areAbsent() {
        StringBuilder hours = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            hours.append("<hour>").append(i).append("</hour>");
        }
        StringBuilder days = new StringBuilder();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.append("<day>").append(day).append("</day>");
        }
        assertThat(rss("<skipHours>" + hours + "</skipHours><skipDays>" + days + "</skipDays>"))
                .isEqualTo(FeedHints.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "hourly, 2, PT30M",
        "Daily, 1, PT24H",
        "weekly, 7, PT24H",
        "monthly, 30, PT24H",
        "yearly, 365, PT24H",
        "daily, , PT24H",
        ", 4, PT6H"
    })
    void syndicationModule_isPeriodByFrequency(String period, String frequency, Duration every) {
        String channel = (period == null ? "" : "<sy:updatePeriod>" + period + "</sy:updatePeriod>")
                + (frequency == null ? "" : "<sy:updateFrequency>\n" + frequency + "\n</sy:updateFrequency>");
        assertThat(rss(channel).updatePeriod()).isEqualTo(every);
    }

    @Test
    void atom_completeFeedAndDeletedEntries_areKnown() {
        FeedHints hints = hints("""
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:h="http://purl.org/syndication/history/1.0" xmlns:t="http://purl.org/atompub/tombstones/1.0">
                <h:complete/><link rel="self" href="/all"/><link rel="HUB" href="https://a.example/"/><link rel="hub" href="https://b.example/"/>
                <t:deleted-entry ref="urn:1" when="2026-03-03T08:15:30Z"><t:comment>gone</t:comment></t:deleted-entry><t:deleted-entry/>
                <entry><title>One</title></entry></feed>""");
        assertThat(hints.isComplete()).isTrue();
        assertThat(hints.self()).isEqualTo("https://news.example/all");
        assertThat(hints.hubs()).containsExactly("https://a.example/", "https://b.example/");
        assertThat(hints.deletedRefs()).containsExactly("urn:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<link rel='next' href='/2'/>", "<link rel='prev-archive' href='/2'/>", "<fh:archive/>"})
    void onePageOfMany_isNotComplete(String page) {
        assertThat(hints("<feed xmlns='http://www.w3.org/2005/Atom'><fh:complete/>" + page + "</feed>")
                        .isComplete())
                .isFalse();
    }

    @Test
    void deletedEntries_areBounded() {
        StringBuilder deleted = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            deleted.append("<at:deleted-entry ref='urn:").append(i).append("'/>");
        }
        assertThat(hints("<feed xmlns='http://www.w3.org/2005/Atom'>" + deleted + "</feed>")
                        .deletedRefs())
                .hasSize(1_000);
    }

    @Test
    void jsonFeed_namesItsHubsAndItself() {
        FeedHints hints = hints(
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"feed_url\":\"/f.json\",\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example/\"},7],\"items\":[]}");
        assertThat(hints.hubs()).containsExactly("https://hub.example/");
        assertThat(hints.self()).isEqualTo("https://news.example/f.json");
    }

    private static FeedHints rss(String channel) {
        return hints("<rss version='2.0'><channel>" + channel + "</channel></rss>");
    }

    private static FeedHints hints(String document) {
        return parsed(document).hints();
    }

    private static ParsedFeed parsed(String document) {
        ParseResult result = new FeedParser().parse(new FeedDocument(document.getBytes(UTF_8), URL, null));
        assertThat(result).isInstanceOf(ParseResult.Parsed.class);
        return ((ParseResult.Parsed) result).feed();
    }
}
