package dateline.enrich.alert.article;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Alert;
import dateline.contract.record.Annotation;
import dateline.contract.record.Article;
import dateline.contract.record.ArticleBuilder;
import dateline.contract.record.Country;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Field;
import dateline.contract.topic.JsonSerde;
import dateline.enrich.alert.AlertEngine;
import dateline.enrich.alert.AlertSamples;
import dateline.enrich.alert.Decisions;
import dateline.enrich.alert.memory.TreeTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int MANY = 3_000_000;
    private static final int KB = 1024;

    @Test
    void articlesWithTitlesOfMegabytes_makeAnAlertOfKilobytes() {
        AlertEngine engine = new AlertEngine(TreeTable.state(), c -> c, Duration.ofDays(30), Decisions.NOBODY);
        engine.watches(List.of(AlertSamples.watch("w", NOON.minusSeconds(60)).build()));
        List<Alert> records = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            records.addAll(engine.sighting(Sightings.of(article("a" + i, i + "x".repeat(MANY)))));
        }

        assertThat(records).hasSizeGreaterThan(1);
        Alert last = records.get(records.size() - 1);
        assertThat(last.articles()).hasSize(6);
        assertThat(new JsonSerde<>(Alert.class).encode(last).length).isLessThan(100 * KB);
    }

    @Test
    void fieldsThatAreTooLong_areCutBetweenCharacters_addressesAreLeftOut() {
        Sighting sighting = Sightings.of(article("a", "😀".repeat(MANY)));

        assertThat(sighting.title()).hasSizeLessThanOrEqualTo(2_001).endsWith("😀…");
        assertThat(sighting.outlet()).hasSizeLessThanOrEqualTo(1_000).endsWith("😀…");
        assertThat(sighting.url()).isEmpty();
        assertThat(sighting.countries().get(0).evidence().get(0).text())
                .hasSizeLessThanOrEqualTo(1_000)
                .endsWith("😀…");
    }

    private static EnrichedArticle article(String id, String words) {
        Article article = ArticleBuilder.builder()
                .id(id)
                .revision(1)
                .kind(Article.Kind.NEW)
                .feedId("f")
                .outlet(words)
                .url(words)
                .canonicalUrl("")
                .title(words)
                .summary("")
                .text("")
                .authors(List.of())
                .categories(List.of())
                .published(NOON)
                .publishedStatus(Article.PublishedStatus.CLAIMED)
                .firstSeen(NOON)
                .seen(NOON)
                .changed(List.of())
                .build();
        Country country = new Country(
                "ML",
                0.9,
                0.9,
                Country.How.NAME,
                List.of(new Country.Evidence(Field.TITLE, 0, words.length(), words, Country.How.NAME, null)));
        Annotation annotation = new Annotation(
                "en",
                1,
                List.of(),
                Annotation.EntitiesStatus.TAGGED,
                List.of(country),
                List.of("ML"),
                List.of(),
                null,
                null,
                null,
                null);
        return new EnrichedArticle(article, annotation, "s", null, words);
    }
}
