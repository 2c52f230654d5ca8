package dateline.ingest;

import dateline.contract.record.Article;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.FeedStatus;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.FeedStatuses;
import dateline.ingest.feed.PollSchedule;
import dateline.ingest.feed.change.ChangeDetector;
import dateline.ingest.fetch.Admission;
import dateline.ingest.fetch.FeedFetcher;
import dateline.ingest.fetch.HostGate;
import dateline.ingest.fetch.PoliteFetcher;
import dateline.ingest.fetch.RobotsRules;
import dateline.ingest.page.PageReader;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.partition.IngestMeters;
import dateline.ingest.past.PastLimits;
import dateline.ingest.past.PastReader;
import dateline.ingest.publish.FinishedPoll;
import dateline.ingest.publish.PolledFeed;
import dateline.ingest.websub.WebSub;
import dateline.runtime.topic.KafkaConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Polls one feed over HTTP at times that the test says, and keeps what would be published; needs no Kafka. */
final class PolledOutlet implements AutoCloseable {
    private static final Admission ALWAYS = new Admission() {
        @Override
        public void awaitRoom() {}

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void asking() {}

        @Override
        public void await() {}
    };

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final JsonSerde<Article> articles = new JsonSerde<>(Article.class);
    private final List<List<Article>> polls = new ArrayList<>();
    private final FeedFetcher fetcher;
    private final FeedPoll poll;
    private FeedSpec spec;
    private FeedState state;

    PolledOutlet(String url, PastLimits limits) {
        this(url, limits, Map.of());
    }

    PolledOutlet(String url, PastLimits limits, Map<String, String> options) {
        IngestConfig config = IngestServiceTest.config();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        KafkaConnection none = new KafkaConnection("127.0.0.1:1", Map.of());
        fetcher = config.fetcher(now::get);
        PoliteFetcher polite = new PoliteFetcher(fetcher, new HostGate(Duration.ZERO), 1, registry);
        RobotsRules robots = new RobotsRules(polite, config.userAgent());
        ChangeDetector detector = new ChangeDetector(500, 5_000);
        FeedParser parser = new FeedParser();
        PageReader pages = new PageReader();
        poll = new FeedPoll(
                polite,
                config.access(),
                parser::parse,
                detector,
                new PastReader(polite, robots, parser::parse, detector, limits),
                new SiteIcons(polite, robots),
                new ArticlePages(
                        polite,
                        robots,
                        page -> pages.read(page.bytes(), page.contentType(), page.url()),
                        new IngestMeters(registry)),
                new FeedProgress(
                        new PollSchedule(config.minInterval(), config.defaultInterval(), config.maxInterval())),
                WebSub.of(none, config.websub(), fetcher::post, registry, now::get),
                new LetterReader(none),
                new IngestMeters(registry),
                now::get);
        spec = new FeedSpec(FeedIds.of(url), url, null, null, null, List.of(), FeedSpec.TextSource.FEED, Instant.EPOCH)
                .withOptions(options);
        state = FeedProgress.initial(spec, Instant.EPOCH);
    }

    /** What a poll at this time publishes. */
    List<Article> poll(Instant at) throws InterruptedException {
        now.set(at);
        FinishedPoll finished = poll.poll(new PolledFeed(0, spec, state), ALWAYS);
        state = finished.state();
        List<Article> published = finished.records().stream()
                .filter(r -> r.topic().equals(Topics.ARTICLES.name()))
                .map(r -> articles.deserializer().deserialize(r.topic(), r.value()))
                .toList();
        polls.add(published);
        return published;
    }

    /** Changes how the outlet is read from now on. */
    void options(Map<String, String> options) {
        spec = spec.withOptions(options);
    }

    FeedState state() {
        return state;
    }

    FeedSpec spec() {
        return spec;
    }

    /** What an operator is told of it. */
    FeedStatus status() {
        return FeedStatuses.of(spec, state);
    }

    /** Everything published, a list a poll. */
    List<List<Article>> polls() {
        return polls;
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
