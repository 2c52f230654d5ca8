package dateline.testsupport.feeds;

import dateline.contract.record.Article;
import dateline.contract.record.Article.PublishedStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A document of a feed, made from a seed: items with known values, in any format, written with the faults that publishers
 * make. The document of a later poll says the same with other faults, and may have changed what publishers do change
 * without a reason: guids, tracking parameters, order. The same seed and poll always give the same document.
 *
 * @param url where it lies
 * @param contentType what the server says of it
 * @param bytes the document
 * @param items what its whole items say; their order is the document's
 * @param dated whether its items have dates
 * @param worded whether its items have texts and authors
 * @param ruined whether its bytes were changed at random, so that nothing is known of what comes out
 */
public record FaultyFeed(
        String url,
        String contentType,
        byte[] bytes,
        List<GivenItem> items,
        boolean dated,
        boolean worded,
        boolean ruined) {
    private static final int RUINED_ONE_IN = 6;
    private static final int ENOUGH_WORDS = 20;

    public FaultyFeed {
        items = List.copyOf(items);
    }

    /**
     * What a publisher does with all items of a feed, at every poll.
     *
     * @param suffix put behind titles
     * @param footer put behind texts
     */
    private record Habits(
            FeedFormat format, String suffix, String footer, boolean named, boolean dated, boolean whole) {
        static Habits random(Dice dice, int items) {
            FeedFormat format = dice.pick(FeedFormat.values());
            boolean learned = items >= 4 && dice.oneIn(2);
            return new Habits(
                    format,
                    learned ? dice.pick("", " - The Coast", " | Coast News") : "",
                    learned ? dice.pick("", "<p>Follow us for more.</p>", "<p>Read all of it at The Coast!</p>") : "",
                    dice.oneIn(2),
                    !dice.oneIn(8),
                    dice.oneIn(3));
        }

        /** Whether an item can be told by its words, when neither its name nor its address stays. */
        boolean tells(GivenItem item) {
            return dated || (format.hasText() && item.paragraphs().getFirst().length() > ENOUGH_WORDS);
        }
    }

    /** The document of the first poll. */
    public static FaultyFeed of(long seed) {
        return of(seed, 0);
    }

    /** The document of a poll. */
    public static FaultyFeed of(long seed, int poll) {
        Dice feed = new Dice(seed);
        int count = 1 + feed.below(7);
        List<GivenItem> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(GivenItem.random(feed, i));
        }
        Habits habits = Habits.random(feed, count);
        Dice dice = new Dice(seed * 31 + poll);
        return written(dice, habits, poll == 0 ? items : retold(dice, habits, items));
    }

    private static FaultyFeed written(Dice dice, Habits habits, List<GivenItem> items) {
        FeedFormat format = habits.format();
        String separator = format == FeedFormat.JSON ? ", " : dice.pick("", "\n");
        List<String> parts =
                items.stream().map(item -> written(dice, habits, item)).toList();
        // what is learned of a feed needs four items
        int least = habits.suffix().isEmpty() && habits.footer().isEmpty() ? 1 : 4;
        boolean cut = items.size() > least && dice.oneIn(4);
        int whole = cut ? least + dice.below(items.size() - least) : items.size();
        String text = format.head(dice) + String.join(separator, parts.subList(0, whole));
        if (cut) {
            String last = parts.get(whole);
            text += separator
                    + last.substring(0, dice.below(last.length() - format.end().length() + 1));
        } else {
            text += format.foot();
        }
        FeedFaults.Encoded encoded = FeedFaults.encoded(dice, format, FeedFaults.damaged(dice, format, text, !cut));
        boolean ruined = dice.oneIn(RUINED_ONE_IN);
        byte[] bytes = ruined ? FeedFaults.ruined(dice, encoded.bytes()) : encoded.bytes();
        String url = "https://www.news.example/" + dice.pick("feed", "rss/all.xml", "a/b/?format=feed");
        return new FaultyFeed(
                url, encoded.contentType(), bytes, items.subList(0, whole), habits.dated(), format.hasText(), ruined);
    }

    private static String written(Dice dice, Habits habits, GivenItem item) {
        String html = item.paragraphs().stream()
                        .map(paragraph -> Spelling.asHtml(dice, paragraph))
                        .collect(Collectors.joining(dice.pick("</p><p>", "</p>\n<p class=\"x\">"), "<p>", "</p>"))
                + habits.footer();
        String title = item.title() + habits.suffix();
        return habits.format().item(dice, item, title, html, habits.named(), habits.dated(), habits.whole());
    }

    /** The items as a later document has them. */
    private static List<GivenItem> retold(Dice dice, Habits habits, List<GivenItem> items) {
        int token = 100_000_000 + dice.below(100_000_000);
        boolean reversed = dice.oneIn(4);
        int how = dice.below(5);
        List<GivenItem> retold = new ArrayList<>(items.size());
        for (GivenItem item : items) {
            String query = item.link().contains("?") ? "&" : "?";
            retold.add(
                    switch (how) {
                        case 0 -> item.at(item.guid() + "-" + token, item.link());
                        case 1 -> item.at(item.guid(), item.link() + query + "utm_source=rss" + token);
                        case 2 ->
                            habits.tells(item)
                                    ? item.at(item.guid() + token, item.link() + query + "sid=" + token)
                                    : item;
                        default -> item;
                    });
        }
        return reversed ? retold.reversed() : retold;
    }

    /** What is wrong with the articles that were made of this document alone, in words; nothing if all is well. */
    public List<String> wrong(List<Article> articles) {
        List<String> wrong = new ArrayList<>();
        Map<String, Article> byTitle = new HashMap<>();
        for (Article article : articles) {
            if (byTitle.put(article.title(), article) != null) {
                wrong.add("doubled: " + article.title());
            }
        }
        for (GivenItem item : items) {
            Article article = byTitle.remove(item.title());
            if (article == null) {
                wrong.add("lost: " + item.title());
            } else {
                compare(item, article, wrong);
            }
        }
        byTitle.keySet().forEach(title -> wrong.add("invented: " + title));
        return wrong;
    }

    private void compare(GivenItem item, Article article, List<String> wrong) {
        differ("address", item.link(), article.url(), wrong);
        boolean missing = article.publishedStatus() == PublishedStatus.MISSING;
        differ(
                "date",
                dated ? item.published().toString() : "",
                missing ? "" : article.published().toString(),
                wrong);
        differ("text", worded ? String.join("\n", item.paragraphs()) : "", article.text(), wrong);
        differ("author", worded ? item.author() : "", String.join(", ", article.authors()), wrong);
    }

    private static void differ(String what, String given, String read, List<String> wrong) {
        if (!given.equals(read)) {
            wrong.add(what + ": " + read + " for " + given);
        }
    }

    /** What is wrong with the articles of a later poll of the same feed: only what was cut off before may be new. */
    public List<String> wrong(FaultyFeed before, List<Article> articles) {
        Set<String> known = new HashSet<>();
        before.items().forEach(item -> known.add(item.title()));
        return articles.stream()
                .filter(article -> article.kind() != Article.Kind.NEW || known.contains(article.title()))
                .map(article -> article.kind() + " again: " + article.title() + " " + article.changed())
                .toList();
    }
}
