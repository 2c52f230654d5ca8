package dateline.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.annotate.country.CountryPolicy;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.Article;
import dateline.contract.record.ArticleBuilder;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Mention;
import dateline.contract.record.Story;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.enrich.EnrichConfig;
import dateline.enrich.StreamsSettings;
import dateline.enrich.topology.store.ArticleStore;
import dateline.enrich.topology.store.StoreNames;
import dateline.runtime.topic.KafkaConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichTopologyTest {
    private static final Instant DAY = Instant.parse("2026-03-01T12:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> articles;
    private Instant clock = DAY;

    @BeforeEach
    void start(@TempDir Path state) {
        driver = driver(state);
        articles = articles();
        watch(Watch.Learning.NONE);
    }

    private TestInputTopic<String, byte[]> articles() {
        return driver.createInputTopic(
                Topics.ARTICLES.name(), new StringSerializer(), new ByteArraySerializer(), DAY, Duration.ofSeconds(1));
    }

    private TopologyTestDriver driver(Path state) {
        EnrichConfig d = EnrichConfig.defaults();
        Properties settings = StreamsSettings.of(
                new KafkaConnection("none:1", Map.of()),
                new EnrichConfig(1, d.commitInterval(), state, d.remember(), CountryPolicy.defaults(), null));
        return new TopologyTestDriver(topology().get(), settings, DAY);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private EnrichTopology topology() {
        return new EnrichTopology(
                new CodesInTheText(), code -> "Country " + code, Duration.ofDays(30), meters, () -> false);
    }

    /** State directories, changelogs and committed positions are found by these. */
    @Test
    void whatStateIsFoundBy_isWhatItWasIn0_1_0() {
        String kept = topology().get().describe().subtopologies().stream()
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

    @Test
    void newArticle_isAnnotatedAndItsCountriesMentioned() {
        send(article("a", 1, "feed1", "about ML and NE", DAY));

        assertThat(read(Topics.ENRICHED)).singleElement().satisfies(r -> {
            assertThat(r.key()).isEqualTo("a");
            assertThat(CloudEvents.get(r.headers(), "ce_type")).isEqualTo("dateline.enriched");
            assertThat(CloudEvents.get(r.headers(), "ce_id")).isEqualTo("a:1:codes-1");
        });
        assertThat(values(Topics.MENTIONS)).extracting(Mention::country).containsExactly("ML", "NE");
        assertThat(count("sent")).isEqualTo(1);
    }

    @Test
    void withdrawnArticle_goesOn_andItsMentionsAreTakenBack() {
        send(article("a", 1, "feed1", "about ML", DAY));
        ArticleBuilder draft = ArticleBuilder.builder(article("a", 2, "feed1", "about NE", DAY));
        draft.kind(Article.Kind.WITHDRAWN);
        send(draft.build());

        assertThat(values(Topics.ENRICHED))
                .extracting(e -> e.article().kind())
                .containsExactly(Article.Kind.NEW, Article.Kind.WITHDRAWN);
        List<Mention> mentions = values(Topics.MENTIONS);
        assertThat(mentions).extracting(Mention::country).containsExactly("ML", "ML");
        assertThat(mentions).extracting(Mention::retracted).containsExactly(null, true);
        assertThat(mentions.get(1).evidence()).isEmpty();
        assertThat(mentions.get(1).confidence()).isZero();
    }

    @Test
    void sameArticleFromAnotherFeed_isADuplicate() {
        send(article("a", 1, "feed1", "about ML", DAY));
        send(article("a", 1, "feed2", "about ML, longer", DAY));
        send(article("a", 2, "feed2", "about ML, longer still", DAY));

        assertThat(values(Topics.ENRICHED)).hasSize(1);
        assertThat(count("duplicate")).isEqualTo(2);
    }

    @Test
    void textWithHalfASurrogatePair_goesThroughWhole() {
        String text = "\ud83d ML \ude00\u0000 NE";
        send(article("a", 1, "f", text, DAY));

        assertThat(values(Topics.ENRICHED)).extracting(e -> e.article().text()).containsExactly(text);
        assertThat(values(Topics.MENTIONS)).extracting(Mention::country).containsExactly("ML", "NE");
    }

    @Test
    void articleThatIsTooLargeWithItsAnnotation_isADeadLetter_andTheNextGoesOn() {
        send(article("a", 1, "f", "\0".repeat(Topics.MAX_RECORD_BYTES / 6), DAY));
        send(article("b", 1, "f", "about NE", DAY));

        assertThat(values(Topics.ENRICHED)).extracting(e -> e.article().id()).containsExactly("b");
        assertThat(count("dead-lettered")).isEqualTo(1);
    }

    @Test
    void changedText_isANewRevision_butNoAlert() {
        send(article("a", 1, "feed1", "nothing", DAY));
        send(article("a", 2, "feed1", "about ML", DAY));
        send(article("a", 1, "feed1", "nothing", DAY));

        assertThat(values(Topics.ENRICHED))
                .extracting(e -> e.article().revision())
                .containsExactly(1, 2);
        assertThat(values(Topics.ALERTS)).isEmpty();
        assertThat(count("duplicate")).isEqualTo(1);
    }

    @Test
    void firstMention_raisesOneAlert() {
        send(article("a", 1, "feed1", "about ML", DAY));
        send(article("b", 1, "feed1", "ML again", DAY.plusSeconds(60)));

        assertThat(values(Topics.ALERTS)).singleElement().satisfies(alert -> {
            assertThat(alert.country()).isEqualTo("ML");
            assertThat(alert.articles()).extracting(Alert.Source::articleId).containsExactly("a");
            assertThat(alert.articles().get(0).evidence()).isNotEmpty();
        });
    }

    @Test
    void silentWatch_raisesNothingInItsFirstWindow() {
        watch(Watch.Learning.SILENT);
        send(article("a", 1, "feed1", "about ML", DAY));
        send(article("b", 1, "feed1", "about ML", DAY.plus(Duration.ofDays(8))));
        send(article("c", 1, "feed1", "about NE", DAY.plus(Duration.ofDays(8))));

        assertThat(values(Topics.ALERTS)).extracting(Alert::country).containsExactly("ML", "NE");
    }

    @Test
    void withdrawnArticle_retractsItsAlert() {
        send(article("a", 1, "feed1", "about ML", DAY));
        ArticleBuilder draft = ArticleBuilder.builder(article("a", 2, "feed1", "about ML", DAY.plusSeconds(60)));
        draft.kind(Article.Kind.WITHDRAWN);
        send(draft.build());

        assertThat(values(Topics.ALERTS))
                .extracting(Alert::state)
                .containsExactly(Alert.State.OPEN, Alert.State.RETRACTED);
        assertThat(meters.get("dateline.enrich.alert-records")
                        .tag("state", "retracted")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatPeopleSay_isHeard_andArticlesWithoutCountriesAreCounted() {
        send(article("a", 1, "feed1", "about ML", DAY));
        String id = values(Topics.ALERTS).get(0).id();
        driver.createInputTopic(
                        Topics.ALERT_ACTIONS.name(),
                        new StringSerializer(),
                        Topics.ALERT_ACTIONS.value().serializer())
                .pipeInput(id, new AlertAction(id, AlertAction.Kind.ACKNOWLEDGE, "ann", DAY, null, null));
        send(article("b", 1, "feed1", "about nothing", DAY.plusSeconds(60)));

        assertThat(values(Topics.ALERTS)).extracting(Alert::state).containsExactly(Alert.State.ACKNOWLEDGED);
        assertThat(meters.get("dateline.enrich.decisions")
                        .tag("outcome", "no_country")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("dateline.enrich.open-alerts").gauge().value()).isEqualTo(1);
    }

    @Test
    void watchThatCannotBeRead_leavesTheOthersAsTheyAre() {
        driver.createInputTopic(Topics.WATCHES.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput("broken", "{".getBytes(StandardCharsets.UTF_8));
        send(article("a", 1, "feed1", "about ML", DAY));

        assertThat(values(Topics.ALERTS)).hasSize(1);
    }

    @Test
    void removedWatch_raisesNothing() {
        driver.createInputTopic(Topics.WATCHES.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput("default", (byte[]) null);
        send(article("a", 1, "feed1", "about ML", DAY));

        assertThat(values(Topics.ALERTS)).isEmpty();
    }

    @Test
    void articleFromTheFuture_isPutAside_andMovesNoClock() {
        pipe(article("ahead", 1, "feed1", "about KE", DAY.plus(Duration.ofMinutes(31))));
        pipe(article("nearly", 1, "feed1", "about ML", DAY.plus(Duration.ofMinutes(29))));

        assertThat(read(Topics.DEAD_LETTERS)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("ahead");
            assertThat(CloudEvents.get(letter.headers(), "dateline_reason")).isEqualTo("not-an-article");
        });
        assertThat(values(Topics.ENRICHED)).hasSize(1);
    }

    @Test
    void whatIsNoArticle_becomesADeadLetter_andStopsNothing() {
        byte[] bytes = "{\"id\":".getBytes(StandardCharsets.UTF_8);
        articles.pipeInput("broken", bytes);
        articles.pipeInput("none", (byte[]) null);
        send(article("boom", 1, "feed1", "throw", DAY));
        send(article("a", 1, "feed1", "about ML", DAY));

        List<TestRecord<String, byte[]>> letters = read(Topics.DEAD_LETTERS);
        assertThat(letters).extracting(TestRecord::key).containsExactly("broken", "none", "boom");
        assertThat(letters.get(0).value()).isEqualTo(bytes);
        assertThat(letters)
                .extracting(r -> CloudEvents.get(r.headers(), "dateline_reason"))
                .containsExactly("not-an-article", "not-an-article", "annotator-failed");
        assertThat(new JsonSerde<>(Article.class).decode(letters.get(2).value()).id())
                .isEqualTo("boom");
        assertThat(values(Topics.ENRICHED)).hasSize(1);
        assertThat(count("received")).isEqualTo(count("sent") + count("duplicate") + count("dead-lettered"));
    }

    @Test
    void timeThatNoCalendarHas_becomesADeadLetter_andStopsNothing() {
        ArticleBuilder far = ArticleBuilder.builder(article("far", 1, "feed1", "about ML", DAY));
        far.published(Instant.MAX);
        articles.pipeInput("far", new JsonSerde<>(Article.class).encode(far.build()));
        far.published(DAY);
        far.seen(Instant.MIN);
        articles.pipeInput("far", new JsonSerde<>(Article.class).encode(far.build()));
        send(article("a", 1, "feed1", "about ML", DAY));

        assertThat(read(Topics.DEAD_LETTERS)).extracting(TestRecord::key).containsExactly("far", "far");
        assertThat(values(Topics.ENRICHED)).hasSize(1);
    }

    @Test
    void oldIds_areForgotten() {
        send(article("a", 1, "feed1", "x", DAY));
        send(article("b", 1, "feed1", "x", DAY.plus(Duration.ofDays(40))));
        send(article("c", 1, "feed1", "x", DAY.plus(Duration.ofDays(41))));

        assertThat(driver.getKeyValueStore(StoreNames.KNOWN_ARTICLES).get("a")).isNull();
        assertThat(driver.getKeyValueStore(StoreNames.KNOWN_ARTICLES).get("b")).isNotNull();
    }

    @Test
    void articlesOfOneStory_shareItsId_andItsPublishersAreCounted() {
        send(titled("a", 1, "Volcano Sarubi erupts on Kelang", "https://www.mirror.co.uk/1", DAY));
        send(titled("b", 1, "Sarubi volcano erupts, Kelang evacuated", "https://www.walesonline.co.uk/1", DAY));
        send(titled("c", 1, "Kelang: volcano Sarubi erupts, says ML", "https://news.example.org/1", DAY));

        List<EnrichedArticle> enriched = values(Topics.ENRICHED);
        assertThat(enriched.stream().map(EnrichedArticle::storyId).distinct()).hasSize(1);
        assertThat(enriched.get(2).publisher()).isEqualTo("example.org");
        assertThat(enriched.get(2).story())
                .isEqualTo(new Story(enriched.get(0).storyId(), DAY, 3, List.of("Reach", "example.org")));
        assertThat(values(Topics.MENTIONS)).singleElement().satisfies(m -> {
            assertThat(m.storyId()).isEqualTo(enriched.get(0).storyId());
            assertThat(m.publisher()).isEqualTo("example.org");
            assertThat(m.storyPublishers()).isEqualTo(2);
            assertThat(m.about()).isFalse();
            assertThat(m.entities()).isEmpty();
        });
    }

    @Test
    void revision_staysInItsStory_andDoesNotCountAgain() {
        send(titled("a", 1, "Volcano Sarubi erupts on Kelang", "https://example.org/1", DAY));
        send(titled("a", 2, "Parliament of Marovia votes on budget", "https://example.org/1", DAY));

        List<EnrichedArticle> enriched = values(Topics.ENRICHED);
        assertThat(enriched.get(1).story()).isEqualTo(enriched.get(0).story());
    }

    @Test
    void replay_givesTheSameStories(@TempDir Path other) {
        List<Article> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(titled("v" + i, 1, "Volcano Sarubi erupts, day " + i, "https://example.org/v" + i, DAY));
            all.add(titled("b" + i, 1, "Marovia central bank raises rates " + i, "https://example.org/b" + i, DAY));
        }
        all.forEach(this::send);
        List<String> first = storyIds();

        driver.close();
        driver = driver(other);
        articles = articles();
        all.forEach(this::send);

        assertThat(storyIds()).isEqualTo(first);
        assertThat(first.stream().distinct()).hasSize(2);
    }

    @Test
    void endedStories_leaveTheStore() {
        send(titled("a", 1, "Volcano Sarubi erupts on Kelang", "https://example.org/1", DAY));
        send(titled("b", 1, "Ferry sinks off Port Lumen", "https://example.org/2", DAY.plus(Duration.ofDays(40))));
        send(titled("c", 1, "Marovia votes on its budget", "https://example.org/3", DAY.plus(Duration.ofDays(41))));

        assertThat(keys(StoreNames.LIVE_STORIES)).hasSize(2);
        assertThat(keys(StoreNames.STORY_OF_ARTICLE)).containsExactly("b", "c");
    }

    private List<String> storyIds() {
        return values(Topics.ENRICHED).stream().map(EnrichedArticle::storyId).toList();
    }

    private List<String> keys(String store) {
        List<String> keys = new ArrayList<>();
        try (var all = driver.<String, Object>getKeyValueStore(store).all()) {
            all.forEachRemaining(e -> keys.add(e.key));
        }
        keys.removeIf(key -> key.startsWith(ArticleStore.RESERVED));
        return keys;
    }

    private static Article titled(String id, int revision, String title, String url, Instant seen) {
        ArticleBuilder draft = ArticleBuilder.builder(article(id, revision, "feed1", title, seen));
        draft.title(title);
        draft.url(url);
        return draft.build();
    }

    private void watch(Watch.Learning learning) {
        Watch watch = WatchBuilder.builder()
                .id("default")
                .version(1)
                .name("Any country")
                .mode(Watch.Mode.NOVEL)
                .window(Duration.ofDays(7))
                .countries(List.of())
                .minConfidence(0.5)
                .minSalience(0)
                .maxAge(Duration.ofHours(48))
                .since(DAY)
                .learning(learning)
                .build();
        driver.createInputTopic(
                        Topics.WATCHES.name(),
                        new StringSerializer(),
                        Topics.WATCHES.value().serializer())
                .pipeInput("default", watch);
    }

    /** Sends an article when it was seen. */
    private void send(Article article) {
        Duration later = Duration.between(clock, article.seen());
        if (later.isPositive()) {
            driver.advanceWallClockTime(later);
            clock = article.seen();
        }
        pipe(article);
    }

    private void pipe(Article article) {
        articles.pipeInput(article.id(), new JsonSerde<>(Article.class).encode(article), article.seen());
    }

    private <V> List<TestRecord<String, V>> read(Topic<String, V> topic) {
        TestOutputTopic<String, V> out = driver.createOutputTopic(
                topic.name(), new StringDeserializer(), topic.value().deserializer());
        return out.readRecordsToList();
    }

    private <V> List<V> values(Topic<String, V> topic) {
        return read(topic).stream().map(TestRecord::value).toList();
    }

    private double count(String what) {
        return meters.get("dateline.enrich." + what).counter().count();
    }

    static Article article(String id, int revision, String feed, String text, Instant seen) {
        return new Article(
                id,
                revision,
                revision == 1 ? Article.Kind.NEW : Article.Kind.UPDATED,
                feed,
                "Outlet",
                null,
                "https://example.org/" + id,
                "https://example.org/" + id,
                id,
                "",
                text,
                text,
                List.of(),
                List.of(),
                null,
                null,
                seen,
                Article.PublishedStatus.CLAIMED,
                seen,
                seen,
                revision == 1 ? List.of() : List.of("text"),
                null,
                Article.TextStatus.FEED);
    }
}
