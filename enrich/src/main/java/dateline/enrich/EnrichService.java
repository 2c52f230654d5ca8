package dateline.enrich;

import dateline.annotate.Annotator;
import dateline.contract.life.Component;
import dateline.contract.topic.KafkaConnection;
import dateline.enrich.topology.EnrichTopology;
import dateline.enrich.topology.StreamsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The enrich role: runs {@link EnrichTopology} against a cluster. A stream thread that dies of an unexpected error is
 * replaced; the cluster being away is waited for.
 */
public final class EnrichService implements Component {
    private static final Logger log = LoggerFactory.getLogger(EnrichService.class);
    private static final Duration CLOSE = Duration.ofSeconds(15);

    private final KafkaStreams streams;

    /**
     * @param kafka the cluster
     * @param config this role's settings
     * @param annotator what annotates; shared by all threads
     * @param countryNames the English name of a country code
     * @param registry where the counts go
     */
    public EnrichService(
            KafkaConnection kafka,
            EnrichConfig config,
            Annotator annotator,
            UnaryOperator<String> countryNames,
            MeterRegistry registry) {
        EnrichTopology topology = new EnrichTopology(annotator, countryNames, config.remember(), registry);
        streams = new KafkaStreams(topology.get(), StreamsSettings.of(kafka, config));
        streams.setUncaughtExceptionHandler(EnrichService::onFailure);
    }

    /** A thread is worth replacing unless what failed is the Java process itself: then the process is. */
    private static StreamThreadExceptionResponse onFailure(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof LinkageError || cause instanceof VirtualMachineError) {
                log.atError().setCause(error).log("the stream threads cannot run in this process and stop");
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        }
        log.atError().setCause(error).log("a stream thread failed and is replaced");
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    @Override
    public String name() {
        return "enrich";
    }

    @Override
    public void start() {
        streams.start();
    }

    @Override
    public Status live() {
        State state = streams.state();
        return state == State.ERROR || state == State.NOT_RUNNING
                ? Status.down("the stream threads have stopped: " + state)
                : Status.up(state.toString());
    }

    @Override
    public Status ready() {
        State state = streams.state();
        return state == State.RUNNING ? Status.up("running") : Status.down("not running yet: " + state);
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
        if (!streams.close(CLOSE)) {
            log.atWarn().addKeyValue("seconds", CLOSE.toSeconds()).log("the stream threads did not stop in time");
        }
    }
}
