package dateline.console;

import dateline.console.SampleRows.Story;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import dateline.runtime.config.Secret;
import dateline.runtime.watch.ActionLinks;
import dateline.runtime.watch.WatchRegistry;
import dateline.testsupport.TestDatabase;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Serves the page over sample rows, with something new every few seconds: {@code ConsolePreview [PORT] [empty]}. */
final class ConsolePreview {
    private static final Duration STEP = Duration.ofSeconds(4);

    private ConsolePreview() {}

    public static void main(String[] args) throws InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8080;
        TestDatabase database = TestDatabase.create();
        SampleRows rows = new SampleRows(database.dataSource());
        boolean empty = args.length > 1 && args[1].equals("empty");
        if (!empty) {
            fill(rows, Instant.now());
            watches(Instant.now());
        }
        ConsoleConfig config = TestConfig.on(port);
        try (ConsoleService console = new ConsoleService(
                ConsoleTest.connection(database),
                TestKafka.connection(),
                config,
                new ActionLinks(new Secret("0123456789abcdef")),
                new SimpleMeterRegistry(),
                InstantSource.system())) {
            console.start();
            for (int i = 0; true; i++) {
                Thread.sleep(STEP);
                if (!empty) {
                    rows.article(
                            again(SampleStories.ALL.get(i % SampleStories.ALL.size()), "live " + i), Instant.now());
                }
            }
        }
    }

    private static void fill(SampleRows rows, Instant now) {
        List<Story> stories = SampleStories.ALL;
        stories.stream()
                .map(Story::feed)
                .distinct()
                .forEach(f -> rows.feed(
                        f,
                        outlet(f),
                        f.startsWith("rhein") ? "FAILING" : f.startsWith("kyiv") ? "THROTTLED" : "OK",
                        now));
        for (int i = 60; i >= 0; i--) {
            Story story = stories.get(i % stories.size());
            Instant seen = now.minus(Duration.ofMinutes(i * i / 3 + i));
            rows.article(i < stories.size() ? story : again(story, "part " + i), seen);
        }
        Story ferry = stories.get(5);
        rows.article(ferry, now.minus(Duration.ofMinutes(2)), 2);
        SampleSharedStory.write(rows, now.minusSeconds(30));
        alerts(rows, now);
        rows.deadLetter(
                17,
                "not-a-feed",
                "The answer is an HTML page (“Please sign in”), not a feed.",
                "<!doctype html><title>Please sign in</title>",
                now.minus(Duration.ofMinutes(40)));
        rows.deadLetter(
                18,
                "not-json",
                "The record’s value ends in the middle of an object, at byte 1,204.",
                "{\"id\": \"4f1c",
                now.minus(Duration.ofHours(5)));
    }

    private static void alerts(SampleRows rows, Instant now) {
        SampleAlerts.ended(rows, now);
        SampleAlerts.corroborated(rows, now);
        SampleAlerts.surge(rows, now.minusSeconds(75));
    }

    /** Watches, which are kept in Kafka. */
    private static void watches(Instant now) {
        TestKafka.createTopics();
        WatchBuilder any = WatchBuilder.builder()
                .id("default")
                .version(1)
                .name("Any country")
                .mode(Watch.Mode.NOVEL)
                .window(Duration.ofDays(7))
                .countries(List.of())
                .minConfidence(0.5)
                .minSalience(0)
                .maxAge(Duration.ofHours(48))
                .since(now)
                .learning(Watch.Learning.SILENT);
        WatchBuilder sahel = WatchBuilder.builder(any.build());
        sahel.id("sahel");
        sahel.version(3);
        sahel.name("Sahel, for the Africa desk");
        sahel.window(Duration.ofDays(30));
        sahel.countries(List.of("ML", "NE", "BF", "TD", "MR"));
        sahel.owner("Ada");
        sahel.channels(List.of("africa-desk"));
        sahel.filter(new Watch.Filter(List.of(), List.of(), List.of("en", "fr"), List.of(), List.of(), List.of()));
        WatchBuilder surges = WatchBuilder.builder(any.build());
        surges.id("surges");
        surges.name("Surges anywhere");
        surges.mode(Watch.Mode.SURGE);
        new WatchRegistry(TestKafka.connection(), "/dateline/preview", Duration.ofSeconds(20))
                .put(List.of(any.build(), sahel.build(), surges.build()), now);
    }

    private static String outlet(String feed) {
        return SampleStories.ALL.stream()
                .filter(s -> s.feed().equals(feed))
                .findFirst()
                .orElseThrow()
                .outlet();
    }

    private static Story again(Story story, String mark) {
        return new Story(
                story.outlet(),
                story.language(),
                story.title() + " (" + mark + ")",
                story.text(),
                story.countries(),
                story.people(),
                story.topics());
    }
}
