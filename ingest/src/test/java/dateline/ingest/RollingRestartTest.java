package dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dateline.contract.record.Article;
import dateline.contract.record.FeedSpec;
import dateline.runtime.feed.FeedRegistry;
import dateline.testsupport.Answers;
import dateline.testsupport.HostileServer;
import dateline.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two instances that are restarted one after the other while every answer has something new. */
@Timeout(180)
class RollingRestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FEEDS = 18;
    private static final int REMEMBERED = 40;

    private final HostileServer server = HostileServer.start();
    private final List<AtomicInteger> given = new ArrayList<>();
    private final List<FeedSpec> feeds = new ArrayList<>();
    private final AtomicBoolean isQuiet = new AtomicBoolean();

    @BeforeEach
    void emptyKafka() {
        TestKafka.emptyTopics();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void rollingRestartUnderLoad_losesAndDoublesNothing() {
        IntStream.range(0, FEEDS).forEach(this::feedThatAlwaysHasSomethingNew);
        new FeedRegistry(TestKafka.connection()).addAll(feeds);
        IngestService first = start();
        IngestService second = start();
        awaitShared(first, second);

        first.close();
        awaitNews();
        first = start();
        awaitShared(first, second);
        awaitNews();
        second.close();
        awaitNews();
        second = start();
        awaitShared(first, second);
        awaitNews();

        isQuiet.set(true);
        await().atMost(PATIENCE).until(() -> titles().size() >= total());
        first.close();
        second.close();
        assertThat(titles()).as("doubled").doesNotHaveDuplicates();
        assertThat(titles()).as("lost or invented").hasSize(total());
    }

    /** Each answer has one more item, and those before it as long as the feed goes on. */
    private void feedThatAlwaysHasSomethingNew(int i) {
        AtomicInteger items = new AtomicInteger();
        given.add(items);
        server.on("/feed/" + i, (request, out) -> {
            int last = isQuiet.get() ? items.get() : items.incrementAndGet();
            String lines = IntStream.rangeClosed(Math.max(1, last - REMEMBERED), last)
                    .mapToObj(n -> n + "|/" + i + "/" + n + "|" + i + "-" + n)
                    .collect(Collectors.joining("\n"));
            Answers.document(LineFeed.TYPE, lines).to(request, out);
        });
        feeds.add(IngestServiceTest.spec(server.urlOfHost(2 + i, "/feed/" + i)));
    }

    private void awaitNews() {
        List<Integer> before = given.stream().map(AtomicInteger::get).toList();
        await().atMost(PATIENCE)
                .until(() ->
                        IntStream.range(0, FEEDS).allMatch(i -> given.get(i).get() > before.get(i) + 1));
    }

    private static void awaitShared(IngestService first, IngestService second) {
        await().atMost(PATIENCE)
                .until(() -> first.ready().detail().startsWith("3 of 3")
                        && second.ready().detail().startsWith("3 of 3"));
    }

    private int total() {
        return given.stream().mapToInt(AtomicInteger::get).sum();
    }

    private static List<String> titles() {
        return IngestServiceTest.articles().stream().map(Article::title).toList();
    }

    private static IngestService start() {
        IngestService service = new IngestService(
                TestKafka.connection(),
                IngestServiceTest.config(),
                LineFeed::parse,
                IngestServiceTest::page,
                new SimpleMeterRegistry(),
                InstantSource.system());
        service.start();
        return service;
    }
}
