package dateline.ingest.parse;

import dateline.ingest.parse.date.DateReader;
import dateline.ingest.parse.hint.FeedHints;
import dateline.ingest.parse.html.HtmlText;
import dateline.ingest.parse.html.Pages;
import dateline.ingest.parse.html.SiteIcon;
import dateline.ingest.parse.text.Addresses;
import dateline.ingest.parse.text.DocumentText;
import dateline.runtime.feed.FeedOptions;
import dateline.runtime.feed.PageSelectors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page without a feed as one, by CSS selectors: each element that is an item becomes an entry. A page of which
 * they select nothing cannot be read, and says so. Never throws, whatever the bytes; any thread may call.
 */
public final class WatchedPage {
    private static final int MOST_ITEMS = 500;
    private static final List<String> ADDRESS = List.of("href", "src", "data-href", "data-url");
    private static final List<String> DATE = List.of("datetime", "content", "data-time", "data-timestamp");

    private final PageSelectors selectors;
    private final String url;
    private final Document page;
    private final @Nullable String language;
    private final DateReader dates;

    private WatchedPage(PageSelectors selectors, FeedDocument document, Document page, List<Element> items) {
        this.selectors = selectors;
        this.url = document.url();
        this.page = page;
        String declared = page.select("html").attr("lang").strip();
        this.language = declared.isEmpty() || declared.length() > 35 ? null : declared;
        this.dates = new DateReader(
                language, document.zone(), () -> items.stream().map(this::date).iterator());
    }

    /**
     * A document as its feed's options want it read: by their selectors as a page, else as a feed, its dates in their zone.
     *
     * @param options without problems
     * @param parser of feeds
     */
    public static ParseResult orFeed(
            FeedDocument answered, FeedOptions options, Function<FeedDocument, ParseResult> parser) {
        FeedDocument document = answered.in(options.timeZone());
        PageSelectors selectors = options.selectors();
        return selectors == null ? parser.apply(document) : read(document, selectors);
    }

    /** The page's items, or why there are none. */
    public static ParseResult read(FeedDocument document, PageSelectors selectors) {
        try {
            String text = DocumentText.of(document.bytes(), document.contentType());
            Document page = Pages.of(text, document.url());
            List<Element> items =
                    page.select(selectors.item()).stream().limit(MOST_ITEMS).toList();
            ParsedFeed feed = new WatchedPage(selectors, document, page, items).feed(items);
            return feed.entries().isEmpty() ? nothing(text, items.size(), selectors) : new ParseResult.Parsed(feed);
        } catch (RuntimeException | StackOverflowError broken) {
            return new ParseResult.Unreadable(
                    "bad-selector", "The page cannot be searched by these selectors: " + broken.getMessage());
        }
    }

    /** A page that asks who we are says so; of any other it is the selectors that have to be looked at. */
    private static ParseResult nothing(String text, int items, PageSelectors selectors) {
        ParseResult.Unreadable asking = Diagnosis.asking(text);
        if (asking != null) {
            return asking;
        }
        return new ParseResult.Unreadable(
                "nothing-selected",
                "select.item \"" + selectors.item() + "\" "
                        + (items == 0
                                ? "selects nothing on the page"
                                : "selects " + items + " elements, and none of them has a title or a link")
                        + "; the page may have changed: look at it and correct the feed's options.");
    }

    private ParsedFeed feed(List<Element> items) {
        List<ParsedEntry> entries = new ArrayList<>(items.size());
        for (Element item : items) {
            ParsedEntry entry = entry(item);
            if (entry.title() != null || entry.link() != null) {
                entries.add(entry);
            }
        }
        String site = page.select("meta[property=og:site_name]").attr("content");
        return new ParsedFeed(
                RomeReader.blankToNull(HtmlText.fold(site.isBlank() ? page.title() : site)),
                url,
                null,
                language,
                null,
                entries,
                null,
                null,
                FeedHints.NONE,
                SiteIcon.of(page));
    }

    private ParsedEntry entry(Element item) {
        Element link = link(item);
        String address = link == null ? null : Addresses.link(page.baseUri(), attribute(link, ADDRESS));
        String selected = selectors.text();
        Element text = selected == null ? null : item.selectFirst(selected);
        return new ParsedEntry(
                null,
                title(item, link),
                address,
                text == null ? null : RomeReader.blankToNull(HtmlText.of(text.outerHtml())),
                null,
                dates.read(date(item), null),
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private @Nullable Element link(Element item) {
        String selected = selectors.link();
        Element found = selected == null ? item : item.selectFirst(selected);
        boolean itself =
                selected != null && found != null && !attribute(found, ADDRESS).isEmpty();
        return found == null || itself ? found : found.selectFirst("a[href]");
    }

    private @Nullable String title(Element item, @Nullable Element link) {
        String selected = selectors.title();
        Element found = item.selectFirst(selected == null ? "h1, h2, h3, h4, h5, h6" : selected);
        if (found == null && selected == null) {
            found = link;
        }
        String title = found == null ? "" : found.text();
        return RomeReader.blankToNull(HtmlText.fold(
                title.isBlank() && found != null ? attribute(found, List.of("title", "aria-label")) : title));
    }

    private @Nullable String date(Element item) {
        String selected = selectors.date();
        Element found = item.selectFirst(selected == null ? "time" : selected);
        if (found == null) {
            return null;
        }
        String machine = attribute(found, DATE);
        return machine.isEmpty() ? found.text() : machine;
    }

    private static String attribute(Element element, List<String> names) {
        return names.stream()
                .map(name -> element.attr(name).strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
