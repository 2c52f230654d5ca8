package dateline.enrich.alert;

import dateline.contract.record.Article;
import dateline.contract.record.Country;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import dateline.enrich.alert.article.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Watches and sightings for tests to change. */
public final class AlertSamples {
    private AlertSamples() {}

    /** Any country that was not mentioned for a week, from the first article on. */
    public static WatchBuilder watch(String id, Instant since) {
        return WatchBuilder.builder()
                .id(id)
                .version(1)
                .name(id)
                .mode(Watch.Mode.NOVEL)
                .window(Duration.ofDays(7))
                .countries(List.of())
                .minConfidence(0.5)
                .minSalience(0)
                .maxAge(Duration.ofDays(2))
                .since(since)
                .learning(Watch.Learning.NONE);
    }

    /** An article of feed "f", published when it was seen. */
    public static Sighting sighting(
            String id, int revision, String publisher, String story, Instant seen, List<Country> countries) {
        return new Sighting(
                id,
                revision,
                revision == 1 ? Article.Kind.NEW : Article.Kind.UPDATED,
                "f",
                "o",
                publisher,
                "en",
                "t",
                "u",
                story,
                seen,
                seen,
                seen,
                "1",
                List.of(),
                List.of(),
                countries);
    }

    public static Country country(String code, double confidence) {
        return new Country(code, confidence, 0.5, Country.How.NAME, List.of());
    }
}
