package dateline.app.cli.feed;

import dateline.app.cli.option.Options;
import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedRequest;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedStatus;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.ingest.FeedCheck;
import dateline.ingest.IngestConfig;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.FeedRequests;
import dateline.ingest.feed.FeedStatuses;
import dateline.ingest.feed.Opml;
import dateline.ingest.fetch.FeedFetcher;
import dateline.ingest.fetch.FetchOptions;
import dateline.ingest.fetch.UnusableOption;
import dateline.runtime.feed.FeedOptions;
import dateline.runtime.feed.FeedRegistry;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.TopicReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dateline feeds}: which feeds are read. Changes are records on {@code dateline.feeds} and take effect at once. */
@Command(name = "feeds", description = "Add, remove and list the feeds that are read.")
public final class FeedsCommand {
    private static final InstantSource CLOCK = InstantSource.system();

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Read a feed from now on.")
    int add(
            @Mixin Options options,
            @Parameters(paramLabel = "URL", description = "The address of a feed, or of a page that names its feeds.")
                    String url,
            @Option(names = "--outlet", description = "The outlet's name; the feed's own title otherwise.") @Nullable
                    String outlet,
            @Option(names = "--country", description = "The outlet's country, two letters.") @Nullable String country,
            @Option(names = "--language", description = "The outlet's language, such as en.") @Nullable String language,
            @Option(names = "--text", description = "feed (default), or page to fetch each article's page.")
                    FeedSpec.@Nullable TextSource text,
            @Option(names = "--option", paramLabel = "KEY=VALUE", description = FeedOptionsText.ABOUT) @Nullable
                    List<String> typed,
            @Option(names = "--as-is", description = "Add the address without looking what is there.") boolean asIs) {
        String address;
        FeedOptions own;
        try {
            address = FeedRegistry.address(url);
            own = FeedOptionsText.typed(null, typed);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        if (!asIs) {
            Optional<String> found = found(options, address, own);
            if (found.isEmpty()) {
                return 1;
            }
            address = found.get();
        }
        FeedSpec.TextSource source = text == null ? FeedSpec.TextSource.FEED : text;
        Instant now = CLOCK.instant();
        FeedSpec spec = new FeedSpec(
                FeedIds.of(address), address, outlet, country, language, List.of(), source, now, own.given());
        new FeedRegistry(options.cluster()).add(spec);
        System.out.println("Added " + spec.id() + "  " + address);
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Stop reading a feed. What it published stays.")
    int remove(
            @Mixin Options options,
            @Parameters(paramLabel = "ID|URL", description = "The feed's id or address; see: dateline feeds list")
                    String feed) {
        FeedRegistry registry = new FeedRegistry(options.cluster());
        Optional<FeedSpec> found = find(registry, feed);
        if (found.isEmpty()) {
            return noSuchFeed(feed);
        }
        registry.remove(found.get().id());
        System.out.println("Removed " + found.get().id() + "  " + found.get().url());
        System.out.println("If it stands in your feeds.opml, take it out there too, or the next start adds it again.");
        return 0;
    }

    @Command(
            name = "set",
            mixinStandardHelpOptions = true,
            description = "Change how a feed is read; what is not named stays as it is. Counts at once.")
    int set(
            @Mixin Options options,
            @Parameters(paramLabel = "ID|URL", description = "The feed's id or address; see: dateline feeds list")
                    String feed,
            @Option(
                            names = "--option",
                            paramLabel = "KEY=VALUE",
                            required = true,
                            description = {FeedOptionsText.ABOUT, "KEY= takes one away."})
                    List<String> typed) {
        FeedRegistry registry = new FeedRegistry(options.cluster());
        Optional<FeedSpec> found = find(registry, feed);
        if (found.isEmpty()) {
            return noSuchFeed(feed);
        }
        FeedSpec changed;
        try {
            changed = found.get()
                    .withOptions(
                            FeedOptionsText.typed(found.get().options(), typed).given());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        registry.add(changed);
        System.out.print(FeedOptionsText.of(changed));
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Print a feed with its options.")
    int show(
            @Mixin Options options,
            @Parameters(paramLabel = "ID|URL", description = "The feed's id or address; see: dateline feeds list")
                    String feed) {
        KafkaConnection kafka = options.cluster();
        Optional<FeedSpec> found = find(new FeedRegistry(kafka), feed);
        if (found.isEmpty()) {
            return noSuchFeed(feed);
        }
        FeedStatus status = new TopicReader(kafka)
                .table(Topics.FEED_STATUS)
                .getOrDefault(found.get().id(), neverRead(found.get()));
        System.out.println(FeedStatusText.of(status));
        System.out.print(FeedOptionsText.of(found.get()));
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Print the feeds with how they fare.")
    int list(
            @Mixin Options options,
            @Option(
                            names = "--unhealthy",
                            description = "Only feeds that fail, are slowed down, are gone, or have fallen silent.")
                    boolean unhealthy,
            @Option(names = "--json", description = "A JSON object a line, as on dateline.feed-status.") boolean json) {
        KafkaConnection kafka = options.cluster();
        Map<String, FeedStatus> statuses = new TopicReader(kafka).table(Topics.FEED_STATUS);
        List<FeedSpec> all = new FeedRegistry(kafka).list();
        Map<String, String> given = all.stream()
                .filter(feed -> feed.options() != null)
                .collect(Collectors.toMap(
                        FeedSpec::id, feed -> FeedOptions.of(feed.options()).toString()));
        List<FeedStatus> feeds = all.stream()
                .map(feed -> statuses.getOrDefault(feed.id(), neverRead(feed)))
                .filter(status -> !unhealthy || isUnhealthy(status))
                .toList();
        JsonSerde<FeedStatus> serde = new JsonSerde<>(FeedStatus.class);
        for (FeedStatus feed : feeds) {
            System.out.println(json ? new String(serde.encode(feed), StandardCharsets.UTF_8) : FeedStatusText.of(feed));
            String own = json ? null : given.get(feed.feedId());
            if (own != null) {
                System.out.println("    options: " + own);
            }
        }
        if (!json) {
            System.out.println(feeds.size() + (unhealthy ? " unhealthy feeds" : " feeds"));
        }
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Say everything about a feed: how it answers, what can be read, what would be published.")
    int check(
            @Mixin Options options,
            @Parameters(paramLabel = "URL", description = "The address of a feed.") String url,
            @Option(names = "--option", paramLabel = "KEY=VALUE", description = FeedOptionsText.ABOUT) @Nullable
                    List<String> typed)
            throws InterruptedException {
        String address;
        FeedOptions own;
        try {
            address = FeedRegistry.address(url);
            own = FeedOptionsText.typed(null, typed);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        IngestConfig config = options.load().config().ingest();
        try (FeedFetcher fetcher = config.fetcher(CLOCK)) {
            FeedCheck.Report report = new FeedCheck(fetcher, config, CLOCK).of(address, own.given());
            report.findings().forEach(f -> System.out.printf("%-11s %s%n", f.about(), f.said()));
            return report.readable() ? 0 : 1;
        }
    }

    @Command(name = "poll", mixinStandardHelpOptions = true, description = "Ask feeds now, whenever they are due.")
    int poll(
            @Mixin Options options,
            @Parameters(paramLabel = "ID|URL", arity = "1..*", description = "The feeds' ids or addresses.")
                    List<String> feeds) {
        KafkaConnection kafka = options.cluster();
        List<FeedSpec> all = new FeedRegistry(kafka).list();
        List<FeedRequest> requests = new ArrayList<>();
        for (String feed : feeds) {
            Optional<FeedSpec> found =
                    all.stream().filter(f -> isNamed(f, feed)).findFirst();
            if (found.isEmpty()) {
                return noSuchFeed(feed);
            }
            requests.add(FeedRequest.of(found.get().id(), FeedRequest.Kind.POLL, CLOCK.instant()));
        }
        new FeedRequests(kafka).send(requests);
        System.out.println("Asked for " + requests.size() + " feeds to be read now.");
        return 0;
    }

    @Command(name = "import", mixinStandardHelpOptions = true, description = "Add all feeds of an OPML file.")
    int importOpml(@Mixin Options options, @Parameters(paramLabel = "FILE") Path file) throws IOException {
        List<FeedSpec> feeds;
        List<String> refused = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            feeds = Opml.read(in, CLOCK.instant(), bad -> refused.add(file + ": " + bad.getMessage()));
        } catch (IllegalArgumentException e) {
            System.err.println(file + ": " + e.getMessage());
            return 1;
        }
        new FeedRegistry(options.cluster()).addAll(feeds);
        refused.forEach(System.err::println);
        System.out.println("Added " + feeds.size() + " feeds from " + file
                + (refused.isEmpty() ? "" : "; left out " + refused.size() + " that are not right"));
        return refused.isEmpty() ? 0 : 1;
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Print all feeds as OPML.")
    int export(@Mixin Options options) throws IOException {
        Opml.write(new FeedRegistry(options.cluster()).list(), System.out);
        System.out.flush();
        return 0;
    }

    /** The address of the feed that is meant; empty if there is none, which is said. */
    private static Optional<String> found(Options options, String address, FeedOptions own) {
        IngestConfig config = options.load().config().ingest();
        FetchOptions asked;
        try {
            asked = config.access().of(address, own);
        } catch (UnusableOption e) {
            System.err.println(e.message() + ". The feed is added all the same; put that right where it is read.");
            return Optional.of(address);
        }
        try (FeedFetcher fetcher = config.fetcher(CLOCK)) {
            return switch (new FeedFinder(fetcher, asked, own.selectors()).find(address)) {
                case FeedFinder.Found.Feed feed -> {
                    if (!feed.url().equals(address)) {
                        System.out.println("Found " + feed.url());
                    }
                    feed.others().forEach(other -> System.out.println("The page also names " + other));
                    yield Optional.of(feed.url());
                }
                case FeedFinder.Found.NoFeed none -> {
                    System.err.println(address + ": " + none.message()
                            + " Nothing was added; to add this address all the same, use --as-is.");
                    yield Optional.empty();
                }
                case FeedFinder.Found.Unknown unknown -> {
                    System.err.println(unknown.message() + ". It is added all the same, and asked again.");
                    yield Optional.of(address);
                }
            };
        }
    }

    private static Optional<FeedSpec> find(FeedRegistry registry, String feed) {
        return registry.list().stream().filter(f -> isNamed(f, feed)).findFirst();
    }

    private static boolean isNamed(FeedSpec feed, String name) {
        return feed.id().equals(name) || feed.url().equals(name);
    }

    private static int noSuchFeed(String name) {
        System.err.println(name + ": there is no such feed; see: dateline feeds list");
        return 1;
    }

    private static FeedStatus neverRead(FeedSpec feed) {
        return FeedStatuses.of(feed, FeedProgress.initial(feed, feed.added()));
    }

    private static boolean isUnhealthy(FeedStatus status) {
        return status.condition() != FeedStatus.Condition.OK && status.condition() != FeedStatus.Condition.NEW;
    }
}
