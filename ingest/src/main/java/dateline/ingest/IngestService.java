package dateline.ingest;

import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.PollSchedule;
import dateline.ingest.feed.change.ChangeDetector;
import dateline.ingest.fetch.FeedFetcher;
import dateline.ingest.fetch.HostGate;
import dateline.ingest.fetch.PoliteFetcher;
import dateline.ingest.fetch.RobotsRules;
import dateline.ingest.page.Page;
import dateline.ingest.page.PageReader;
import dateline.ingest.parse.FeedDocument;
import dateline.ingest.parse.FeedParser;
import dateline.ingest.parse.ParseResult;
import dateline.ingest.partition.IngestMeters;
import dateline.ingest.partition.KafkaOutage;
import dateline.ingest.partition.PartitionOwner;
import dateline.ingest.partition.PollDeadlines;
import dateline.ingest.past.PastLimits;
import dateline.ingest.past.PastReader;
import dateline.ingest.publish.ArticlePublisher;
import dateline.ingest.websub.WebSub;
import dateline.runtime.life.Component;
import dateline.runtime.life.KafkaWatch;
import dateline.runtime.life.Readiness;
import dateline.runtime.topic.KafkaConnection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Reads feeds and publishes their articles. This is where ingest is put together: {@link FeedAssignment} shares the
 * feeds out, a {@link PartitionOwner} polls those of one partition, a {@link FeedPoll} is one poll.
 *
 * <p>Where Kafka cannot be reached the service keeps trying; nothing ends it but {@link #close}.
 */
public final class IngestService implements Component {
    private static final List<Topic<String, ?>> TOPICS = List.of(
            Topics.FEEDS,
            Topics.FEED_STATE,
            Topics.FEED_STATUS,
            Topics.FEED_REQUESTS,
            Topics.ARTICLES,
            Topics.DEAD_LETTERS);

    private static final Duration LATELY = Duration.ofSeconds(90);
    private static final Duration CLOSE = Duration.ofSeconds(15);
    private static final Duration REQUESTS = Duration.ofSeconds(2);

    private final FeedFetcher fetcher;
    private final WebSub webSub;
    private final FeedAssignment assignment;
    private final RequestReader requests;
    private final KafkaOutage outage;
    private final Readiness readiness;
    private final KafkaWatch watch;

    public IngestService(
            KafkaConnection kafka,
            IngestConfig config,
            FeedParser parser,
            PageReader pageReader,
            MeterRegistry registry,
            InstantSource clock) {
        this(kafka, config, parser::parse, page -> page(pageReader, page), registry, clock);
    }

    /**
     * @param parser reads documents; shared by all polls
     * @param pageReader reads articles' pages; shared by all polls
     */
    IngestService(
            KafkaConnection kafka,
            IngestConfig config,
            Function<FeedDocument, ParseResult> parser,
            Function<FeedDocument, Page> pageReader,
            MeterRegistry registry,
            InstantSource clock) {
        this.fetcher = config.fetcher(clock);
        PoliteFetcher polite = new PoliteFetcher(
                fetcher,
                new HostGate(config.perHostSpacing(), config.perHostConcurrency()),
                config.concurrency(),
                registry);
        this.webSub = WebSub.of(kafka, config.websub(), fetcher::post, registry, clock);
        IngestMeters meters = new IngestMeters(registry);
        PollSchedule schedule = new PollSchedule(config.minInterval(), config.defaultInterval(), config.maxInterval());
        ChangeDetector detector = new ChangeDetector(config.knownItems(), config.maxEntries());
        RobotsRules robots = new RobotsRules(polite, config.userAgent());
        FeedPoll poll = new FeedPoll(
                polite,
                config.access(),
                parser,
                detector,
                new PastReader(
                        polite, robots, parser, detector, PastLimits.of(config.pastPages(), config.maxEntries())),
                new SiteIcons(polite, robots),
                new ArticlePages(polite, robots, pageReader, meters),
                new FeedProgress(schedule),
                webSub,
                new LetterReader(kafka),
                meters,
                clock);
        KafkaOutage outage = new KafkaOutage(kafka.bootstrap());
        PollDeadlines deadlines = PollDeadlines.of(config.fetchTimeout(), config.connectTimeout());
        PartitionOwner.Opener opener =
                (partition, progress) -> ArticlePublisher.open(kafka, partition, config.transactionTimeout(), progress);
        this.assignment = new FeedAssignment(
                kafka,
                config.instanceId(),
                partition -> new PartitionOwner(
                        partition,
                        opener,
                        poll,
                        deadlines,
                        webSub::published,
                        meters,
                        outage,
                        config.maxInterval(),
                        clock),
                outage);
        this.outage = outage;
        this.readiness = new Readiness(name(), clock, KafkaWatch.conditions(false));
        this.watch = new KafkaWatch(kafka, name(), readiness, TOPICS, null, clock);
        this.requests = new RequestReader(
                kafka, request -> assignment.owners().forEach(owner -> owner.request(request)), outage);
        gauge(
                registry,
                "dateline.ingest.feeds",
                "Feeds that this instance reads",
                o -> o.figures().feeds());
        gauge(
                registry,
                "dateline.ingest.due",
                "Feeds that are due or being asked",
                o -> o.figures().busy());
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void start() {
        webSub.start();
        watch.start();
        assignment.start();
        requests.start();
    }

    @Override
    public Status live() {
        if (!assignment.isLive(LATELY)) {
            return Status.down("the thread that reads the list of feeds has stopped or hangs");
        }
        if (!webSub.status().ok()) {
            return webSub.status();
        }
        Collection<PartitionOwner> owners = assignment.owners();
        if (!owners.stream().allMatch(o -> o.isLive(LATELY))) {
            return Status.down("a thread that polls a partition of the feeds has stopped or hangs");
        }
        return owners.stream()
                .flatMap(o -> o.hanging(LATELY).stream())
                .findFirst()
                .map(IngestService::hangs)
                .orElse(Status.up("all threads make progress"));
    }

    private static Status hangs(String url) {
        return Status.down("the poll of " + url + " never ends, though it was interrupted");
    }

    @Override
    public Status ready() {
        Status kafka = readiness.status("");
        if (!kafka.ok()) {
            return kafka;
        }
        String why = outage.reason();
        String because = why == null ? "" : ": " + why;
        if (!assignment.isConnected()) {
            return Status.down("not connected to Kafka's consumer group" + because);
        }
        Collection<PartitionOwner> owners = assignment.owners();
        long serving = owners.stream().filter(PartitionOwner::isServing).count();
        String detail = serving + " of " + owners.size() + " partitions are being polled";
        return serving == owners.size() ? Status.up(detail) : Status.down(detail + because);
    }

    /** How long the feed that waits longest for being read has been due, or we have not known which ones are. */
    @Override
    public Optional<Duration> lag() {
        return Stream.concat(
                        Stream.of(assignment.aloneFor()),
                        assignment.owners().stream()
                                .map(owner -> owner.figures().overdue()))
                .max(Duration::compareTo);
    }

    @Override
    public void close() {
        try {
            requests.stop(REQUESTS);
            assignment.stop(CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            webSub.close();
            fetcher.close();
            watch.close();
        }
    }

    private void gauge(MeterRegistry registry, String name, String about, ToIntFunction<PartitionOwner> value) {
        Gauge.builder(name, assignment, a -> a.owners().stream().mapToInt(value).sum())
                .description(about)
                .register(registry);
    }

    private static Page page(PageReader reader, FeedDocument page) {
        return reader.read(page.bytes(), page.contentType(), page.url());
    }
}
