package dateline.app.run;

import dateline.app.config.ConfigException;
import dateline.app.config.DatelineConfig;
import dateline.app.watch.WatchFile;
import dateline.app.watch.WatchPlan;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.Watch;
import dateline.runtime.feed.FeedRegistry;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.watch.WatchRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be in the topics before anything happens: the default watch, the feeds that are always read. Where Kafka
 * does not take one, the method throws {@link dateline.runtime.topic.TopicException}: a start that went on would run
 * without it and look well.
 */
final class Seeds {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConnection kafka;
    private final WatchRegistry watches;
    private final InstantSource clock;

    Seeds(KafkaConnection kafka, InstantSource clock) {
        this.kafka = kafka;
        this.watches = new WatchRegistry(kafka, "/dateline/app", PATIENCE);
        this.clock = clock;
    }

    /** Adds the feeds that are not there yet and returns how many those were. */
    int feeds(List<FeedSpec> wanted) {
        FeedRegistry registry = new FeedRegistry(kafka);
        Set<String> there = registry.list().stream().map(FeedSpec::id).collect(Collectors.toSet());
        List<FeedSpec> missing =
                wanted.stream().filter(f -> !there.contains(f.id())).toList();
        registry.addAll(missing);
        return missing.size();
    }

    /** Writes the default watch if there is none, or a new version of it if it is configured otherwise now. */
    void watch(DatelineConfig.DefaultWatch wanted) {
        Optional<Watch> before = Optional.ofNullable(watches.list().get(DatelineConfig.DefaultWatch.ID));
        boolean same = before.isPresent()
                && before.get()
                        .equals(wanted.toWatch(
                                before.get().version(), before.get().since()));
        if (!same) {
            Instant now = clock.instant();
            watches.put(List.of(wanted.toWatch(before.map(w -> w.version() + 1).orElse(1), now)), now);
        }
    }

    /**
     * Makes the watches of a file as they stand there; others stay.
     *
     * @throws ConfigException with everything that is wrong in the file
     */
    int watches(Path file) {
        WatchFile.Content content = WatchFile.read(file);
        if (!content.problems().isEmpty()) {
            throw new ConfigException(content.problems());
        }
        WatchPlan plan = WatchPlan.of(watches.list(), content.watches(), false, Set.of(), clock.instant());
        if (!plan.isEmpty()) {
            watches.put(plan.put(), clock.instant());
        }
        return plan.put().size();
    }
}
