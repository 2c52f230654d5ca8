package dateline.app.cli.watch;

import dateline.annotate.country.name.CountryCodes;
import dateline.app.cli.option.Options;
import dateline.app.config.TimeSpan;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import dateline.enrich.alert.BackTest;
import dateline.enrich.alert.rule.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a watch learns before it begins: from history, when each country was last in the news. */
final class SeedOptions {
    /** What is not remembered by the watch. */
    private static final Set<Outcome> PASSED_OVER = EnumSet.of(
            Outcome.NO_COUNTRY,
            Outcome.DUPLICATE,
            Outcome.WITHDRAWN,
            Outcome.OTHER_COUNTRY,
            Outcome.FILTERED,
            Outcome.EDIT,
            Outcome.WEAK);

    @Option(
            names = "--seed-from",
            paramLabel = "FILE",
            description = "A file of articles, as for watches test: so that it need not learn.")
    @Nullable
    String file;

    @Option(names = "--seed-since", paramLabel = "SPAN", description = "The same from stored articles, such as 30d.")
    @Nullable
    String since;

    boolean isGiven() {
        return file != null || since != null;
    }

    /** The watch with when each country was last mentioned so that it counts. */
    Watch plant(Watch watch, Options options) throws IOException, InterruptedException {
        Map<String, Instant> last = new TreeMap<>();
        BackTest history = new BackTest(List.of(watch), CountryCodes::englishName, (w, country, article, outcome) -> {
            if (country != null && !PASSED_OVER.contains(outcome)) {
                last.merge(country, article.time(), (a, b) -> a.isAfter(b) ? a : b);
            }
        });
        try (ArticleSource source = ArticleSource.open(file, since == null ? null : TimeSpan.parse(since), options)) {
            history.run(source.stream(), alert -> {});
            System.out.println("Seeded " + last.size() + " countries from " + source.articles() + " articles.");
        }
        WatchBuilder draft = WatchBuilder.builder(watch);
        draft.seeds(last.entrySet().stream()
                .map(e -> new Watch.Seed(e.getKey(), e.getValue()))
                .toList());
        return draft.build();
    }
}
