package dateline.app.demo;

import dateline.app.demo.outlet.Item;
import dateline.app.demo.outlet.Outlet;
import dateline.contract.record.FeedIds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a complete run over the sample news must leave, whatever happened to the reader on the way. Immutable.
 *
 * @param articles each with the revision it ends at
 * @param records how many records ingest publishes: first texts, corrections, and the copies that other feeds carry
 * @param duplicates how many of these are copies of an article that is already there
 * @param deadLetters how many answers cannot be read as a feed, counting equal ones of a feed once
 * @param countries ISO 3166-1 alpha-2 codes of the countries that English articles name literally
 */
public record Expected(
        List<FinalArticle> articles, int records, int duplicates, int deadLetters, SortedSet<String> countries) {
    public Expected {
        articles = List.copyOf(articles);
        countries = Collections.unmodifiableSortedSet(new TreeSet<>(countries));
    }

    /**
     * An article as it must end.
     *
     * @param outlet the title of the outlet that published it first
     * @param feedId the id of that outlet's feed
     * @param canonicalUrl its address without tracking parameters; null where the item has none
     * @param guid the identifier in its feed; null where the item has none
     * @param title its last title
     * @param revision its last revision
     */
    public record FinalArticle(
            String outlet,
            String feedId,
            @Nullable String canonicalUrl,
            @Nullable String guid,
            String title,
            int revision) {}

    static Expected of(DemoNews news, String base) {
        List<FinalArticle> articles = new ArrayList<>();
        SortedSet<String> countries = new TreeSet<>();
        int duplicates = 0;
        int deadLetters = 0;
        for (Outlet outlet : news.outlets()) {
            for (Item item : outlet.items()) {
                countries.addAll(item.countries().keySet());
                if (item.copyOf() == null) {
                    articles.add(article(news, outlet, item, base));
                } else {
                    duplicates++;
                }
            }
            deadLetters += outlet.phases().stream().anyMatch(p -> p.maintenance() > 0) ? 1 : 0;
        }
        int records = articles.stream().mapToInt(FinalArticle::revision).sum() + duplicates;
        return new Expected(articles, records, duplicates, deadLetters, countries);
    }

    private static FinalArticle article(DemoNews news, Outlet outlet, Item item, String base) {
        String title = item.asOf(outlet.lastPhase()).title();
        return new FinalArticle(
                outlet.title(),
                FeedIds.of(base + outlet.feedPath()),
                news.address(outlet, item),
                news.guid(outlet, item),
                title,
                item.revision(outlet.lastPhase()));
    }
}
