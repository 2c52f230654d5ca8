package dateline.enrich;

import dateline.annotate.Annotator;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.EnrichTopology;
import dateline.runtime.life.Component;
import dateline.runtime.life.KafkaWatch;
import dateline.runtime.life.Readiness;
import dateline.runtime.topic.KafkaConnection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The enrich role: runs {@link EnrichTopology} against a cluster. A stream thread that dies of an unexpected error is
 * replaced; the cluster being away is waited for, and told.
 */
public final class EnrichService implements Component {
    private static final Logger log = LoggerFactory.getLogger(EnrichService.class);
    private static final Duration CLOSE = Duration.ofSeconds(15);
    private static final String NAME = "enrich";

    /** Partitions have been given out and their stores are restored. */
    private static final String PARTITIONS = "partitions";

    /** Written and read by the role. */
    private static final List<Topic<String, ?>> TOPICS = List.of(
            Topics.ARTICLES,
            Topics.ENRICHED,
            Topics.MENTIONS,
            Topics.WATCHES,
            Topics.FEED_STATUS,
            Topics.ALERTS,
            Topics.ALERT_ACTIONS,
            Topics.DEAD_LETTERS,
            Topics.CANARY);

    private final KafkaStreams streams;
    private final ThreadFailures failures;
    private final Readiness readiness;
    private final KafkaWatch watch;

    /**
     * @param kafka the cluster
     * @param config this role's settings
     * @param annotator what annotates; shared by all threads
     * @param countryNames the English name of a country code
     * @param registry where the counts go
     * @param clock tells the time of day
     */
    public EnrichService(
            KafkaConnection kafka,
            EnrichConfig config,
            Annotator annotator,
            UnaryOperator<String> countryNames,
            MeterRegistry registry,
            InstantSource clock) {
        CanaryPermission canaries = new CanaryPermission();
        EnrichTopology topology = new EnrichTopology(annotator, countryNames, config.remember(), registry, canaries);
        failures = new ThreadFailures(clock);
        readiness = new Readiness(NAME, clock, conditions());
        watch = new KafkaWatch(
                kafka,
                NAME,
                readiness,
                TOPICS,
                new KafkaWatch.Group(
                        EnrichTopology.APPLICATION,
                        List.of(Topics.ARTICLES.name(), EnrichTopology.ANNOTATED.name(), Topics.ALERT_ACTIONS.name())),
                clock);
        watch.alsoLook(canaries::look);
        streams = new KafkaStreams(
                topology.get(),
                topology.settings(StreamsSettings.of(kafka, config)),
                new EnrichClients(topology.countWhatIsCommitted()));
        streams.setUncaughtExceptionHandler(failures);
        streams.setStateListener((now, before) -> onState(now));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        watch.start();
        streams.start();
    }

    @Override
    public Status live() {
        State state = streams.state();
        return state == State.ERROR || state == State.NOT_RUNNING
                ? Status.down(failures.problem().orElse("the stream threads have stopped: " + state))
                : Status.up(state.toString());
    }

    @Override
    public Status ready() {
        return failures.problem().map(Status::down).orElseGet(() -> readiness.status("annotates and passes on"));
    }

    @Override
    public Optional<Duration> lag() {
        return watch.lag();
    }

    /**
     * How many duplicates have been held back, over restarts, in this instance's partitions.
     *
     * @throws InvalidStateStoreException while partitions are moving
     */
    public long duplicates() {
        return EnrichTopology.duplicates(streams);
    }

    @Override
    public void close() {
        failures.stop();
        watch.close();
        if (!streams.close(CLOSE)) {
            log.atWarn().addKeyValue("seconds", CLOSE.toSeconds()).log("the stream threads did not stop in time");
        }
    }

    private void onState(State state) {
        switch (state) {
            case RUNNING -> readiness.met(PARTITIONS);
            case CREATED, REBALANCING -> readiness.pending(PARTITIONS, "are being given out, or stores are restored");
            case PENDING_SHUTDOWN, NOT_RUNNING -> readiness.pending(PARTITIONS, "stopping");
            case PENDING_ERROR, ERROR -> readiness.unmet(PARTITIONS, "the stream threads have stopped");
        }
    }

    private static List<String> conditions() {
        List<String> conditions = new ArrayList<>(KafkaWatch.conditions(true));
        conditions.add(PARTITIONS);
        return conditions;
    }
}
