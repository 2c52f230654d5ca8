package dateline.enrich.topology;

import static dateline.enrich.topology.EnrichDriver.DAY;
import static dateline.enrich.topology.EnrichDriver.article;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.Article;
import dateline.contract.record.ArticleBuilder;
import dateline.contract.record.Watch;
import dateline.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What watches, and what people say of their alerts, make of articles on their way. */
class WatchedArticlesTest {
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

    @Test
    void firstMention_raisesOneAlert() {
        driver.send(article("a", 1, "feed1", "about ML", DAY));
        driver.send(article("b", 1, "feed1", "ML again", DAY.plusSeconds(60)));

        assertThat(driver.values(Topics.ALERTS)).singleElement().satisfies(alert -> {
            assertThat(alert.country()).isEqualTo("ML");
            assertThat(alert.articles()).extracting(Alert.Source::articleId).containsExactly("a");
            assertThat(alert.articles().get(0).evidence()).isNotEmpty();
        });
    }

    @Test
    void silentWatch_raisesNothingInItsFirstWindow() {
        driver.watch(Watch.Learning.SILENT);
        driver.send(article("a", 1, "feed1", "about ML", DAY));
        driver.send(article("b", 1, "feed1", "about ML", DAY.plus(Duration.ofDays(8))));
        driver.send(article("c", 1, "feed1", "about NE", DAY.plus(Duration.ofDays(8))));

        assertThat(driver.values(Topics.ALERTS)).extracting(Alert::country).containsExactly("ML", "NE");
    }

    @Test
    void withdrawnArticle_retractsItsAlert() {
        driver.send(article("a", 1, "feed1", "about ML", DAY));
        ArticleBuilder draft = ArticleBuilder.builder(article("a", 2, "feed1", "about ML", DAY.plusSeconds(60)));
        draft.kind(Article.Kind.WITHDRAWN);
        driver.send(draft.build());

        assertThat(driver.values(Topics.ALERTS))
                .extracting(Alert::state)
                .containsExactly(Alert.State.OPEN, Alert.State.RETRACTED);
        assertThat(driver.meters
                        .get("dateline.enrich.alert-records")
                        .tag("state", "retracted")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatPeopleSay_isHeard_andArticlesWithoutCountriesAreCounted() {
        driver.send(article("a", 1, "feed1", "about ML", DAY));
        String id = driver.values(Topics.ALERTS).get(0).id();
        driver.driver
                .createInputTopic(
                        Topics.ALERT_ACTIONS.name(),
                        new StringSerializer(),
                        Topics.ALERT_ACTIONS.value().serializer())
                .pipeInput(id, new AlertAction(id, AlertAction.Kind.ACKNOWLEDGE, "ann", DAY, null, null));
        driver.send(article("b", 1, "feed1", "about nothing", DAY.plusSeconds(60)));

        assertThat(driver.values(Topics.ALERTS)).extracting(Alert::state).containsExactly(Alert.State.ACKNOWLEDGED);
        assertThat(driver.meters
                        .get("dateline.enrich.decisions")
                        .tag("outcome", "no_country")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(driver.gauge("open-alerts")).isEqualTo(1);
    }

    @Test
    void watchThatCannotBeRead_leavesTheOthersAsTheyAre() {
        driver.pipe(Topics.WATCHES.name(), "broken", "{".getBytes(StandardCharsets.UTF_8), DAY);
        driver.send(article("a", 1, "feed1", "about ML", DAY));

        assertThat(driver.values(Topics.ALERTS)).hasSize(1);
    }

    @Test
    void removedWatch_raisesNothing() {
        driver.pipe(Topics.WATCHES.name(), "default", null, DAY);
        driver.send(article("a", 1, "feed1", "about ML", DAY));

        assertThat(driver.values(Topics.ALERTS)).isEmpty();
    }
}
