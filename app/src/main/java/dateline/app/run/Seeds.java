package dateline.app.run;

import dateline.app.config.ConfigException;
import dateline.app.config.DatelineConfig;
import dateline.app.watch.WatchFile;
import dateline.app.watch.WatchPlan;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.Watch;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.KafkaConnection;
import dateline.contract.topic.Topics;
import dateline.contract.watch.WatchRegistry;
import dateline.ingest.feed.FeedRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What has to be in the topics before anything happens: the default watch, the feeds that are always read. */
final class Seeds {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConnection kafka;
    private final InstantSource clock;

    Seeds(KafkaConnection kafka, InstantSource clock) {
        this.kafka = kafka;
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
        Optional<Watch> before = new TopicReader(kafka)
                .latest(Topics.WATCHES).stream()
                        .filter(r -> DatelineConfig.DefaultWatch.ID.equals(r.key()) && r.value() != null)
                        .map(Seeds::watch)
                        .findFirst();
        boolean same = before.isPresent()
                && before.get()
                        .equals(wanted.toWatch(
                                before.get().version(), before.get().since()));
        if (!same) {
            write(wanted.toWatch(before.map(w -> w.version() + 1).orElse(1), clock.instant()));
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
        WatchRegistry registry = new WatchRegistry(kafka, "/dateline/app", PATIENCE);
        WatchPlan plan = WatchPlan.of(registry.list(), content.watches(), false, Set.of(), clock.instant());
        if (!plan.isEmpty()) {
            registry.put(plan.put(), clock.instant());
        }
        return plan.put().size();
    }

    private static Watch watch(ConsumerRecord<String, byte[]> record) {
        return new JsonSerde<>(Watch.class).decode(record.value());
    }

    private void write(Watch watch) {
        try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
            producer.send(new ProducerRecord<>(
                    Topics.WATCHES.name(),
                    null,
                    watch.since().toEpochMilli(),
                    watch.id(),
                    new JsonSerde<>(Watch.class).encode(watch),
                    CloudEvents.headers(
                            Topics.WATCHES,
                            watch.id() + ":" + watch.version(),
                            "/dateline/app",
                            watch.id(),
                            watch.since())));
            producer.flush();
        }
    }
}
