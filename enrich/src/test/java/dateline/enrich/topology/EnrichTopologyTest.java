package dateline.enrich.topology;

import static dateline.enrich.topology.EnrichDriver.DAY;
import static dateline.enrich.topology.EnrichDriver.article;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Article;
import dateline.contract.record.ArticleBuilder;
import dateline.contract.record.Mention;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.store.StoreNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of an article, and what its state is found by. */
class EnrichTopologyTest {
    private EnrichDriver driver;

    @BeforeEach
    void start(@TempDir Path state) {
        driver = new EnrichDriver(state, Map.of());
        driver.watch();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    /** State directories, changelogs and committed positions are found by these. */
    @Test
    void whatStateIsFoundBy_isWhatItWasIn0_1_0() {
        String kept = new EnrichTopology(
                        new CodesInTheText(), code -> code, Duration.ofDays(30), driver.meters, () -> false)
                .get().describe().subtopologies().stream()
                        .sorted(Comparator.comparing(TopologyDescription.Subtopology::id))
                        .map(EnrichTopologyTest::kept)
                        .collect(Collectors.joining("\n"));

        assertThat(kept).isEqualTo("""
                0 reads dateline.articles writes dateline.dead-letters stories-repartition keeps known-articles
                1 reads dateline.alert-actions stories-repartition writes dateline-canary dateline.alerts \
                dateline.dead-letters dateline.enriched dateline.mentions keeps alert-articles alert-desk alert-dues \
                alert-memories alert-tracked live-stories mentioned-countries story-of-article""");
        assertThat(EnrichTopology.ANNOTATED.name()).isEqualTo("dateline-enrich-stories-repartition");
    }

    @Test
    void newArticle_isAnnotatedAndItsCountriesMentioned() {
        driver.send(article("a", 1, "feed1", "about ML and NE", DAY));

        assertThat(driver.read(Topics.ENRICHED)).singleElement().satisfies(r -> {
            assertThat(r.key()).isEqualTo("a");
            assertThat(CloudEvents.get(r.headers(), "ce_type")).isEqualTo("dateline.enriched");
            assertThat(CloudEvents.get(r.headers(), "ce_id")).isEqualTo("a:1:codes-1");
        });
        assertThat(driver.values(Topics.MENTIONS)).extracting(Mention::country).containsExactly("ML", "NE");
        assertThat(driver.count("sent")).isEqualTo(1);
    }

    @Test
    void withdrawnArticle_goesOn_andItsMentionsAreTakenBack() {
        driver.send(article("a", 1, "feed1", "about ML", DAY));
        ArticleBuilder draft = ArticleBuilder.builder(article("a", 2, "feed1", "about NE", DAY));
        draft.kind(Article.Kind.WITHDRAWN);
        driver.send(draft.build());

        assertThat(driver.values(Topics.ENRICHED))
                .extracting(e -> e.article().kind())
                .containsExactly(Article.Kind.NEW, Article.Kind.WITHDRAWN);
        List<Mention> mentions = driver.values(Topics.MENTIONS);
        assertThat(mentions).extracting(Mention::country).containsExactly("ML", "ML");
        assertThat(mentions).extracting(Mention::retracted).containsExactly(null, true);
        assertThat(mentions.get(1).evidence()).isEmpty();
        assertThat(mentions.get(1).confidence()).isZero();
    }

    @Test
    void sameArticleFromAnotherFeed_isADuplicate() {
        driver.send(article("a", 1, "feed1", "about ML", DAY));
        driver.send(article("a", 1, "feed2", "about ML, longer", DAY));
        driver.send(article("a", 2, "feed2", "about ML, longer still", DAY));

        assertThat(driver.values(Topics.ENRICHED)).hasSize(1);
        assertThat(driver.count("duplicate")).isEqualTo(2);
    }

    @Test
    void textWithHalfASurrogatePair_goesThroughWhole() {
        String text = "\ud83d ML \ude00\u0000 NE";
        driver.send(article("a", 1, "f", text, DAY));

        assertThat(driver.values(Topics.ENRICHED))
                .extracting(e -> e.article().text())
                .containsExactly(text);
        assertThat(driver.values(Topics.MENTIONS)).extracting(Mention::country).containsExactly("ML", "NE");
    }

    @Test
    void changedText_isANewRevision_butNoAlert() {
        driver.send(article("a", 1, "feed1", "nothing", DAY));
        driver.send(article("a", 2, "feed1", "about ML", DAY));
        driver.send(article("a", 1, "feed1", "nothing", DAY));

        assertThat(driver.values(Topics.ENRICHED))
                .extracting(e -> e.article().revision())
                .containsExactly(1, 2);
        assertThat(driver.values(Topics.ALERTS)).isEmpty();
        assertThat(driver.count("duplicate")).isEqualTo(1);
    }

    @Test
    void oldIds_areForgotten() {
        driver.send(article("a", 1, "feed1", "x", DAY));
        driver.send(article("b", 1, "feed1", "x", DAY.plus(Duration.ofDays(40))));
        driver.send(article("c", 1, "feed1", "x", DAY.plus(Duration.ofDays(41))));

        assertThat(driver.store(StoreNames.KNOWN_ARTICLES).get("a")).isNull();
        assertThat(driver.store(StoreNames.KNOWN_ARTICLES).get("b")).isNotNull();
    }

    private static String kept(TopologyDescription.Subtopology half) {
        Set<String> reads = new TreeSet<>();
        Set<String> writes = new TreeSet<>();
        Set<String> keeps = new TreeSet<>();
        for (TopologyDescription.Node node : half.nodes()) {
            switch (node) {
                case TopologyDescription.Source source -> reads.addAll(source.topicSet());
                case TopologyDescription.Sink sink -> writes.add(sink.topic());
                case TopologyDescription.Processor processor -> keeps.addAll(processor.stores());
                default -> throw new AssertionError(node);
            }
        }
        return half.id() + " reads " + String.join(" ", reads) + " writes " + String.join(" ", writes) + " keeps "
                + String.join(" ", keeps);
    }
}
