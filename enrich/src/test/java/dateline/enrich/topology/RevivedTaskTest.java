package dateline.enrich.topology;

import static dateline.enrich.topology.EnrichDriver.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.Article;
import dateline.contract.record.ArticleBuilder;
import dateline.contract.record.FeedStatus;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that Kafka Streams revives goes on as if nothing had been. */
class RevivedTaskTest {
    private static final List<String> SUBJECTS = List.of(
            "Volcano Sarubi erupts on Kelang, day %d ML",
            "Marovia central bank raises rates %d NE",
            "Ferry sinks off Port Lumen, %d missing KE",
            "Parliament of Ostrana votes on budget %d BO");

    @Test
    void everyProcessorInitialisedAnew_beforeEachRecord_givesTheSameRecords(@TempDir Path one, @TempDir Path other) {
        Map<String, List<String>> undisturbed = run(one, Map.of());

        assertThat(undisturbed.get(Topics.ALERTS.name())).hasSizeGreaterThan(4);
        assertThat(undisturbed.get(Topics.DEAD_LETTERS.name())).hasSize(2);
        assertThat(run(other, Reviving.SETTING)).isEqualTo(undisturbed);
    }

    private static Map<String, List<String>> run(Path state, Map<String, Object> settings) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        try (EnrichDriver driver = new EnrichDriver(state, settings)) {
            driver.watch();
            Random random = new Random(7);
            Instant seen = DAY;
            for (int i = 0; i < 60; i++) {
                seen = seen.plus(Duration.ofHours(random.nextInt(1, 9)));
                driver.send(article(random, i, seen));
                if (i == 20) {
                    driver.pipe(Topics.ARTICLES.name(), "broken", "{".getBytes(StandardCharsets.UTF_8), seen);
                    driver.pipe(Topics.ALERT_ACTIONS.name(), "broken", "{".getBytes(StandardCharsets.UTF_8), seen);
                    failing(driver, seen);
                }
                collect(driver, all, seen);
            }
        }
        return all;
    }

    private static Article article(Random random, int i, Instant seen) {
        boolean revised = i > 10 && random.nextInt(5) == 0;
        int number = revised ? random.nextInt(i) : i;
        String title = SUBJECTS.get(number % SUBJECTS.size()).formatted(revised ? i : number);
        Article article = EnrichDriver.article("a" + number, revised ? 2 : 1, "f", title, seen);
        return ArticleBuilder.builder(article)
                .title(title)
                .url("https://outlet" + i % 3 + ".example/" + number)
                .kind(revised && random.nextBoolean() ? Article.Kind.WITHDRAWN : article.kind())
                .build();
    }

    private static void failing(EnrichDriver driver, Instant since) {
        FeedStatus status = new JsonSerde<>(FeedStatus.class)
                .decode("""
                {"feedId":"f","url":"https://f.example/","condition":"FAILING","since":"%s","nextPoll":"%s",\
                "failures":3}""".formatted(since, since).getBytes(StandardCharsets.UTF_8));
        driver.pipe(Topics.FEED_STATUS.name(), "f", new JsonSerde<>(FeedStatus.class).encode(status), since);
    }

    /** What came out; the first alert is acknowledged. */
    private static void collect(EnrichDriver driver, Map<String, List<String>> all, Instant now) {
        for (Topic<String, ?> topic : List.of(Topics.ENRICHED, Topics.MENTIONS, Topics.ALERTS, Topics.DEAD_LETTERS)) {
            List<String> known = all.computeIfAbsent(topic.name(), t -> new ArrayList<>());
            for (var record : driver.raw(topic)) {
                if (topic == Topics.ALERTS && known.isEmpty()) {
                    acknowledge(
                            driver,
                            new JsonSerde<>(Alert.class).decode(record.value()).id(),
                            now);
                }
                known.add(record.key() + " " + record.timestamp() + " "
                        + Arrays.stream(record.headers().toArray())
                                .map(h -> h.key() + "=" + new String(h.value(), StandardCharsets.UTF_8))
                                .toList()
                        + " " + new String(record.value(), StandardCharsets.UTF_8));
            }
        }
    }

    private static void acknowledge(EnrichDriver driver, String alert, Instant at) {
        AlertAction action = new AlertAction(alert, AlertAction.Kind.ACKNOWLEDGE, "ann", at, null, null);
        driver.pipe(Topics.ALERT_ACTIONS.name(), alert, new JsonSerde<>(AlertAction.class).encode(action), at);
    }
}
