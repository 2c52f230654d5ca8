package dateline.app.cli;

import dateline.app.run.TopicReader;
import dateline.contract.FeedIds;
import dateline.contract.FeedSpec;
import dateline.contract.FeedState;
import dateline.contract.JsonSerde;
import dateline.contract.KafkaConnection;
import dateline.contract.Topics;
import dateline.ingest.feed.FeedRegistry;
import dateline.ingest.feed.Opml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            @Parameters(paramLabel = "URL", description = "The feed's address, http or https.") String url,
            @Option(names = "--outlet", description = "The outlet's name; the feed's own title otherwise.") @Nullable
                    String outlet,
            @Option(names = "--country", description = "The outlet's country, two letters.") @Nullable String country,
            @Option(names = "--language", description = "The outlet's language, such as en.") @Nullable String language,
            @Option(names = "--text", description = "feed (default), or page to fetch each article's page.")
                    FeedSpec.@Nullable TextSource text) {
        String address;
        try {
            address = FeedRegistry.address(url);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        FeedSpec.TextSource source = text == null ? FeedSpec.TextSource.FEED : text;
        Instant now = CLOCK.instant();
        FeedSpec spec = new FeedSpec(FeedIds.of(address), address, outlet, country, language, List.of(), source, now);
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
        Optional<FeedSpec> found = registry.list().stream()
                .filter(f -> f.id().equals(feed) || f.url().equals(feed))
                .findFirst();
        if (found.isEmpty()) {
            System.err.println(feed + ": there is no such feed; see: dateline feeds list");
            return 1;
        }
        registry.remove(found.get().id());
        System.out.println("Removed " + found.get().id() + "  " + found.get().url());
        System.out.println("If it stands in your feeds.opml, take it out there too, or the next start adds it again.");
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Print the feeds with how they fare.")
    int list(@Mixin Options options) {
        KafkaConnection kafka = options.cluster();
        Map<String, FeedState> states = states(kafka);
        List<FeedSpec> feeds = new FeedRegistry(kafka)
                .list().stream().sorted(Comparator.comparing(FeedSpec::url)).toList();
        for (FeedSpec feed : feeds) {
            FeedState state = states.get(feed.id());
            System.out.printf(
                    "%s  %-9s  %s%s%n",
                    feed.id(), state == null ? "NEW" : state.status(), feed.url(), state == null ? "" : detail(state));
        }
        System.out.println(feeds.size() + " feeds");
        return 0;
    }

    @Command(name = "import", mixinStandardHelpOptions = true, description = "Add all feeds of an OPML file.")
    int importOpml(@Mixin Options options, @Parameters(paramLabel = "FILE") Path file) throws IOException {
        List<FeedSpec> feeds;
        try (InputStream in = Files.newInputStream(file)) {
            feeds = Opml.read(in, CLOCK.instant());
        } catch (IllegalArgumentException e) {
            System.err.println(file + ": " + e.getMessage());
            return 1;
        }
        new FeedRegistry(options.cluster()).addAll(feeds);
        System.out.println("Added " + feeds.size() + " feeds from " + file);
        return 0;
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Print all feeds as OPML.")
    int export(@Mixin Options options) throws IOException {
        Opml.write(new FeedRegistry(options.cluster()).list(), System.out);
        System.out.flush();
        return 0;
    }

    private static Map<String, FeedState> states(KafkaConnection kafka) {
        JsonSerde<FeedState> serde = new JsonSerde<>(FeedState.class);
        Map<String, FeedState> states = new HashMap<>();
        new TopicReader(kafka).latest(Topics.FEED_STATE).forEach(r -> {
            if (r.value() != null) {
                states.put(r.key(), serde.decode(r.value()));
            }
        });
        return states;
    }

    private static String detail(FeedState state) {
        FeedState.Failure error = state.error();
        return "  " + state.articles() + " articles in " + state.polls() + " polls, next " + state.nextPoll()
                + (error == null ? "" : "  " + error.reason() + " since " + error.since() + ": " + error.message());
    }
}
