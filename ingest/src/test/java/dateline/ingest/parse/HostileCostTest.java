package dateline.ingest.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No document costs much more than an ordinary one of its size: processor time and memory are those of a feed of many
 * items times a bound that anything quadratic is far beyond at this size.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCostTest {
    private static final int SIZE = 2_000_000;
    private static final int TIMES = 20;
    private static final String FEED = "<rss version=\"2.0\"><channel><title>t</title>";
    private static final String END = "</channel></rss>";
    private static final String ATOM = "<feed xmlns=\"http://www.w3.org/2005/Atom\"";

    private final FeedParser parser = new FeedParser();
    private Cost ordinary = new Cost(0, 0);

    /** Documents that are made to cost more than they weigh. */
    enum Hostile {
        DOCTYPES(() -> "<!DOCTYPE>".repeat(SIZE / 10)),
        DOCTYPES_WITH_A_SUBSET_FAR_AWAY(() -> "<!DOCTYPE a>".repeat(SIZE / 12) + "["),
        DOCTYPES_THAT_NEVER_END(() -> "<!DOCTYPE a [".repeat(SIZE / 13)),
        DOCTYPE_OF_BRACKETS(() -> "<!DOCTYPE a [" + "]  ".repeat(SIZE / 3)),
        DECLARATIONS_OF_NOTHING(() -> "<!DOCTYPE a [" + "<!ENTITY   ".repeat(SIZE / 11) + "]>" + FEED + END),
        COMMENTS_THAT_NEVER_END(() -> FEED + "<!-- ".repeat(SIZE / 5)),
        PROCESSING_INSTRUCTIONS(() -> "<?x?>".repeat(SIZE / 5)),
        AUTHOR_OF_ADDRESSES(() -> item("<author>" + "a@".repeat(SIZE / 2) + "</author>")),
        AUTHOR_OF_ADDRESSES_IN_ANGLES(() -> item("<author>x &lt;" + "a@".repeat(SIZE / 2) + "</author>")),
        AUTHOR_OF_BRACKETS(() -> item("<author>a@b " + "(".repeat(SIZE / 2) + "</author>")),
        BASE_OF_A_MEGABYTE(() -> ATOM + " xml:base=\"https://a.example/" + "x".repeat(SIZE / 2) + "/\"><title>t</title>"
                + "<entry xml:base=\"b/\"><title>a</title><link href=\"c\"/></entry>".repeat(9_000) + "</feed>"),
        BASES_THAT_GROW(() -> ATOM + "><title>t</title>"
                + IntStream.range(0, 90)
                        .mapToObj(i -> "<a xml:base=\"" + "y/".repeat(SIZE / 400) + "\">")
                        .collect(Collectors.joining())
                + "<b xml:base=\"z\"/>".repeat(SIZE / 40) + "</a>".repeat(90) + "</feed>"),
        LINK_OF_DOTS(() -> item("<link>" + "a/../".repeat(SIZE / 5) + "</link>")),
        PICTURE_OF_DOTS(() -> item("<enclosure type=\"image/png\" url=\"" + "/./".repeat(SIZE / 3) + "\"/>")),
        NAMESPACE_OF_A_MEGABYTE(() ->
                "<rss xmlns:p=\"http://" + "X".repeat(SIZE / 2) + "/\"><channel>" + "<p:a/>".repeat(SIZE / 12) + END),
        OWN_NAMESPACE_OF_A_MEGABYTE(() -> "<rss xmlns=\"http://" + "X".repeat(SIZE / 4)
                + "a\"><channel xmlns:p=\"http://" + "X".repeat(SIZE / 4) + "b\">" + "<p:a/>".repeat(SIZE / 12) + END),
        MARKUP_WITHIN_MARKUP(() -> item("<description><![CDATA[" + "<b><i><p>".repeat(SIZE / 9) + "]]></description>")),
        LINKS_WITHIN_LINKS(() -> item("<description><![CDATA[" + "<a><div>".repeat(SIZE / 8) + "]]></description>")),
        CELLS_OUT_OF_PLACE(
                () -> item("<description><![CDATA[<table>" + "<i></i>x".repeat(SIZE / 8) + "]]></description>")),
        FORMATS_WITH_ATTRIBUTES(() -> item("<description><![CDATA["
                + IntStream.range(0, SIZE / 16)
                        .mapToObj(i -> "<b a" + i + "><p>")
                        .collect(Collectors.joining())
                + "]]></description>")),
        TITLE_ELEMENTS(() -> item("<title><![CDATA[<title>" + "<a </".repeat(SIZE / 5) + "]]></title>")),
        REFERENCES(() -> item("<title>" + "&amp;amp;".repeat(SIZE / 9) + "</title>")),
        NAME_OF_A_TAG(() -> item("<description><![CDATA[<" + "a".repeat(SIZE) + "]]></description>")),
        NAME_OF_AN_END(() -> item("<description><![CDATA[</" + "a".repeat(SIZE) + "]]></description>")),
        NAME_OF_AN_ELEMENT(() -> FEED + "</" + "a".repeat(SIZE)),
        DECLARATION_WITHIN(() -> FEED + "<item><!" + "a".repeat(SIZE)),
        FIELDS(() -> FEED + "<item>" + "<category>a</category>".repeat(SIZE / 22) + "</item>" + END),
        BLANK_TITLES(() -> item("<title> </title>".repeat(SIZE / 16))),
        BROKEN_SIBLINGS(() -> FEED + "<a></b>".repeat(SIZE / 7)),
        BROKEN_ATTRIBUTES(() -> FEED + "<a "
                + IntStream.range(0, SIZE / 10).mapToObj(i -> "a" + i + "=1 ").collect(Collectors.joining()) + ">"),
        DATE_OF_DIGITS(() -> item("<pubDate>" + "1 ".repeat(SIZE / 2) + "</pubDate>")),
        PAGE_WITH_A_LONG_BASE(() -> "<html><base href=\"https://a.example/" + "x".repeat(SIZE / 2) + "/\">"
                + IntStream.range(0, 19_000)
                        .mapToObj(i -> "<a href=\"rss?" + i + "\">f</a>")
                        .collect(Collectors.joining())),
        PAGE_OF_PASSWORDS(() -> "<html>" + "<input type ".repeat(SIZE / 12)),
        SITEMAP_OF_SPACES(() -> "<urlset><url><loc>" + " ".repeat(SIZE) + "</loc></url></urlset>"),
        SITEMAP_OF_DOTS(
                () -> "<urlset><url><loc>https://x.example/" + "a/../".repeat(SIZE / 5) + "</loc></url></urlset>"),
        SITEMAP_OF_OPEN_ADDRESSES(() -> "<urlset>" + "<url><loc>https://x.example/a</loc></p>".repeat(SIZE / 40)),
        SITEMAP_OF_FIELDS(() -> "<urlset><url>"
                + IntStream.range(0, SIZE / 14)
                        .mapToObj(i -> "<a" + i + ">b</a" + i + ">")
                        .collect(Collectors.joining())),
        SECTIONS_WITHIN_A_SECTION(() -> item("<title>" + "<![CDATA[".repeat(SIZE / 9) + "]]></title>")),
        SECTIONS_WITHIN_SECTIONS(() -> item("<title>" + "<![CDATA[<![CDATA[a]]>".repeat(SIZE / 22) + "</title>")),
        SOMETHING_BEFORE_EACH_FEED(() -> "<br>" + "<rss ".repeat(SIZE / 5)),
        BRACES_BEFORE_A_FEED(() -> "<br>" + "{".repeat(SIZE) + "jsonfeed.org/version"),
        FIELD_OF_ELEMENTS(
                () -> item("<description>" + "<b>".repeat(SIZE / 7) + "</b>".repeat(SIZE / 7) + "</description>")),
        HALVES_OF_CHARACTERS(() -> item("<title>" + "&#55357;".repeat(SIZE / 8) + "</title>")),
        TITLE_OF_UNKNOWN_TAGS(() -> item("<title>" + "&lt;x&gt;".repeat(SIZE / 9) + "</title>")),
        PICTURES_THAT_NEVER_END(
                () -> item("<description><![CDATA[" + "<img src=".repeat(SIZE / 9) + "]]></description>")),
        PICTURES_THAT_SHOW_NOTHING(
                () -> item("<description><![CDATA[" + "<img width=1 >".repeat(SIZE / 14) + "]]></description>")),
        LINKS_TO_MEND(() -> FEED
                + ("<item><link>www.x.example/" + "&amp;amp;amp;amp; [".repeat(100) + "</link></item>")
                        .repeat(SIZE / 2_000)
                + END),
        LINK_OF_BREAKS(() -> item("<link>https://x.example/" + "\n ".repeat(SIZE / 2) + "</link>")),
        AUTHORS_OF_MANY_WORDS(() -> FEED
                + ("<item><author>By " + "Ann van Author and ".repeat(25) + "</author></item>").repeat(SIZE / 520)
                + END),
        DATES_IN_DOUBT(() -> FEED + "<language>hr</language>"
                + "<item><pubDate>xyz abc def lip 08/06/2018 10.00 ghi jkl mno</pubDate></item>".repeat(SIZE / 220)
                + END),
        DATES_OF_UNKNOWN_WORDS(
                () -> FEED + ("<item><pubDate>3 " + "ab ".repeat(35) + "</pubDate></item>").repeat(SIZE / 220) + END),
        JSON_OF_BROKEN_ITEMS(() -> json("{\"id\":\"1\",\"title\":\"a\"b\"},".repeat(SIZE / 27))),
        JSON_OF_COMMENTS(() -> json("/* a */".repeat(SIZE / 7))),
        JSON_OF_OPEN_COMMENTS(() -> json("/*".repeat(SIZE / 2))),
        JSON_OF_OPEN_ITEMS(() -> json("{\"id\":".repeat(90) + " ".repeat(SIZE))),
        JSON_OF_ITEMS_WITHOUT_COMMAS(() -> json("{}".repeat(SIZE / 2))),
        JSON_OF_COMMAS(() -> json(",".repeat(SIZE))),
        JSON_OF_NAMES(() -> json("{"
                + IntStream.range(0, SIZE / 12)
                        .mapToObj(i -> "\"n" + i + "\":1,")
                        .collect(Collectors.joining()) + "}")),
        JSON_OF_NUMBERS(() -> "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":" + "9".repeat(990)
                + "}" + (",{\"id\":" + "9".repeat(990) + "}").repeat(SIZE / 1_000) + "]}"),
        JSON_WITH_LINKS_OF_DOTS(
                () -> "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"url\":\""
                        + "a/../".repeat(SIZE / 5) + "\"}]}");

        private final java.util.function.Supplier<String> text;

        Hostile(java.util.function.Supplier<String> text) {
            this.text = text;
        }
    }

    private record Cost(long cpuMillis, long megabytes) {}

    @BeforeAll
    void ordinaryFeed_isTheMeasure() {
        FeedDocument feed = document(FEED
                + ("<item><title>A title of some words</title><link>/a/b</link><author>a@b.example (Ann)</author>"
                                + "<description>&lt;p&gt;Some words &amp;amp; more.&lt;/p&gt;</description></item>")
                        .repeat(SIZE / 180)
                        .substring(0, SIZE / 180 / 3 * 180)
                + END);
        cost(feed);
        ordinary = cost(feed);
    }

    @ParameterizedTest
    @EnumSource
    void hostileDocument_costsAsAnOrdinaryOneDoes(Hostile hostile) {
        Cost cost = cost(document(hostile.text.get()));
        assertThat(cost.cpuMillis())
                .as(hostile + ": processor time in ms; an ordinary feed: %s", ordinary)
                .isLessThan(Math.max(100, ordinary.cpuMillis()) * TIMES);
        assertThat(cost.megabytes())
                .as("megabytes allocated; an ordinary feed: %s", ordinary)
                .isLessThan(Math.max(50, ordinary.megabytes()) * TIMES);
    }

    private Cost cost(FeedDocument document) {
        com.sun.management.ThreadMXBean thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long cpu = thread.getCurrentThreadCpuTime();
        long bytes = thread.getCurrentThreadAllocatedBytes();
        assertThat(parser.parse(document)).isNotNull();
        return new Cost(
                (thread.getCurrentThreadCpuTime() - cpu) / 1_000_000,
                (thread.getCurrentThreadAllocatedBytes() - bytes) / 1_000_000);
    }

    @Test
    void bytesOfNoEncoding_costAsTextDoes() {
        byte[] bytes = (FEED + "<item><title>" + "\u00e9\u00a4 a\u00ff\u0081".repeat(SIZE / 6) + "</title></item>"
                        + END)
                .getBytes(ISO_8859_1);
        assertThat(cost(new FeedDocument(bytes, "https://x.example/feed", null)).cpuMillis())
                .isLessThan(Math.max(100, ordinary.cpuMillis()) * TIMES);
    }

    private static String json(String items) {
        return "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[" + items + "]}";
    }

    private static String item(String fields) {
        return FEED + "<item>" + fields + "</item>" + END;
    }

    private static FeedDocument document(String text) {
        return new FeedDocument(text.getBytes(UTF_8), "https://x.example/feed", null);
    }
}
