package dateline.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.runtime.feed.FeedOptions;
import dateline.runtime.feed.PageSelectors;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WatchedPageTest {
    private static final String URL = "https://ministry.example/en/press/";
    private static final String PAGE = """
            <!doctype html><html lang="en-GB"><head><title>Press | Ministry</title>
            <meta property="og:site_name" content="Ministry of Fish"><link rel="shortcut icon" href="/favicon.ico">
            <link rel="icon" sizes="48x48" href="/icon-48.png"></head><body>
            <nav><a href="/home">Home</a></nav>
            <ul class="news">
            <li><span class="day">03/09/2026</span><h3>Quotas &amp; nets</h3><p>Fewer nets are let out.</p>
             <a class="more" href="quotas?a=1&amp;b=2">Read more</a></li>
            <li><span class="day">28/08/2026</span><h3>A harbour opens</h3><a class="more" href="//www.example/harbour">Read more</a></li>
            <li><a href="javascript:void(0)">Load more</a></li>
            <li></li>
            </ul></body></html>""";

    @Test
    void items_areWhatTheSelectorsSay() {
        ParsedFeed feed = read(PAGE, "select.item", "ul.news > li", "select.date", ".day", "select.text", "p");
        assertThat(feed.title()).isEqualTo("Ministry of Fish");
        assertThat(feed.language()).isEqualTo("en-GB");
        assertThat(feed.icon()).isEqualTo("https://ministry.example/icon-48.png");
        assertThat(feed.entries()).hasSize(3);

        ParsedEntry first = feed.entries().getFirst();
        assertThat(first.title()).isEqualTo("Quotas & nets");
        assertThat(first.link()).isEqualTo("https://ministry.example/en/press/quotas?a=1&b=2");
        assertThat(first.summary()).isEqualTo("Fewer nets are let out.");
        assertThat(first.published())
                .as("3 September, as the other date shows")
                .isBetween(Instant.parse("2026-09-02T00:00:00Z"), Instant.parse("2026-09-03T23:59:59Z"));
        assertThat(feed.entries().get(1).link()).isEqualTo("https://www.example/harbour");
        assertThat(feed.entries().get(2).link()).as("a script is no address").isNull();
    }

    @Test
    void linkAndTitle_canBeChosen_andAnItemMayBeTheLinkItself() {
        ParsedFeed chosen = read(PAGE, "select.item", "li:has(h3)", "select.title", "p, h3", "select.link", "a.more");
        assertThat(chosen.entries()).extracting(ParsedEntry::title).containsExactly("Quotas & nets", "A harbour opens");

        ParsedFeed links = read(
                "<body><a class=s href=/a><time datetime=2026-09-03T10:00:00Z>3 Sep</time> One</a><a class=s href=/b title=Two></a>",
                "select.item",
                "a.s");
        assertThat(links.entries())
                .extracting(ParsedEntry::link)
                .containsExactly("https://ministry.example/a", "https://ministry.example/b");
        assertThat(links.entries().getLast().title()).isEqualTo("Two");
        assertThat(links.entries().getFirst().published()).isEqualTo(Instant.parse("2026-09-03T10:00:00Z"));
    }

    @Test
    void selectorsThatFindNothing_saySo() {
        assertThat(refused(PAGE, "select.item", "article.story").reason()).isEqualTo("nothing-selected");
        assertThat(refused(PAGE, "select.item", "article.story").message())
                .contains("\"article.story\" selects nothing on the page");
        assertThat(refused(PAGE, "select.item", "meta").message()).contains("none of them has a title or a link");
        assertThat(refused("<html><form><input type=password></form>", "select.item", "li")
                        .reason())
                .isEqualTo("login-page");
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void pageThatIsMadeToCostALot_doesNot() {
        String deep = "<div><a href=/x>x</a>".repeat(50_000);
        assertThat(read(deep, "select.item", "div:has(a)", "select.title", "a:contains(x)")
                        .entries())
                .hasSizeLessThanOrEqualTo(500);
        assertThat(WatchedPage.read(new FeedDocument(new byte[] {0, 1, 2}, URL, null), selectors("select.item", "li")))
                .isInstanceOf(ParseResult.Unreadable.class);
    }

    private static ParsedFeed read(String page, String... options) {
        ParseResult result = result(page, options);
        assertThat(result).isInstanceOf(ParseResult.Parsed.class);
        return ((ParseResult.Parsed) result).feed();
    }

    private static ParseResult.Unreadable refused(String page, String... options) {
        return (ParseResult.Unreadable) result(page, options);
    }

    private static ParseResult result(String page, String... options) {
        return WatchedPage.read(new FeedDocument(page.getBytes(UTF_8), URL, "text/html"), selectors(options));
    }

    private static PageSelectors selectors(String... options) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < options.length; i += 2) {
            given.put(options[i], options[i + 1]);
        }
        FeedOptions checked = FeedOptions.of(given);
        assertThat(checked.problems()).isEqualTo(List.of());
        return checked.selectors();
    }
}
