package dateline.enrich.topology.step;

import dateline.contract.record.Canary;
import dateline.enrich.topology.metric.EnrichMetrics;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step of the topology: the same for all, around the {@link Work} that makes the difference.
 *
 * <ul>
 *   <li>Kafka Streams may close and initialise it as often as it likes: the work is made anew each time, from its stores.
 *   <li>What a record changes and sends takes effect as a whole when its work is done. If the work throws, nothing does,
 *       and the record becomes a dead letter in the same transaction; the stream goes on.
 *   <li>Failures of Kafka and of the stores are not the record's: they end the thread, which is replaced.
 *   <li>A canary makes the work look whether it has what it needs, and goes on only then.
 * </ul>
 *
 * @param <I> what comes
 * @param <O> what is sent on
 */
public final class Step<I, O> implements Processor<String, Envelope<I>, String, Envelope<O>> {
    private static final Logger log = LoggerFactory.getLogger(Step.class);

    /** As many entries that break the work are put aside for one record at most. */
    private static final int CULPRITS = 100;

    /** Makes a step's work from its stores. */
    public interface Maker<I, O> {
        /** What works from now on; may read stores and change them, but sends nothing. */
        Work<I> make(Stage<O> stage);
    }

    private final String name;
    private final Maker<I, O> maker;
    private final Limits limits;
    private final EnrichMetrics metrics;
    private @Nullable ProcessorContext<String, Envelope<O>> context;
    private @Nullable Stage<O> stage;
    private @Nullable Work<I> work;
    private Work.@Nullable Culprit culprit;

    /**
     * @param name the node's; its failures are told and counted by it
     * @param maker makes its work
     * @param limits what brokers are known to refuse
     * @param metrics where it counts
     */
    public Step(String name, Maker<I, O> maker, Limits limits, EnrichMetrics metrics) {
        this.name = name;
        this.maker = maker;
        this.limits = limits;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, Envelope<O>> context) {
        this.context = context;
        make();
    }

    private void make() {
        Stage<O> made = new Stage<>(Objects.requireNonNull(context), limits, new DeadLetters(name, limits, metrics));
        stage = made;
        work = maker.make(made);
    }

    @Override
    public void process(Record<String, Envelope<I>> record) {
        switch (record.value()) {
            case Envelope.Item<I> item -> item(record.withValue(item.value()), item.original());
            case Envelope.Probe<I> probe -> probe(record, probe.canary());
            case Envelope.Refused<I> ignored -> {}
        }
    }

    private void item(Record<String, I> record, byte @Nullable [] original) {
        RuntimeException failure = attempt(original, work()::prepare);
        if (failure == null) {
            failure = attempt(original, () -> work().handle(record));
        }
        for (int i = 0; failure != null && culprit != null && i < CULPRITS; i++) {
            putAside(culprit, failure);
            failure = attempt(original, () -> work().handle(record));
        }
        if (failure != null) {
            refuse(record, original, failure);
            return;
        }
        RuntimeException untidy = attempt(original, work()::tidy);
        if (untidy != null) {
            metrics.refused(name + "-tidy");
            log.atError().addKeyValue("step", name).setCause(untidy).log("what is old could not be forgotten");
        }
    }

    private void putAside(Work.Culprit entry, RuntimeException failure) {
        Stage<O> now = stage();
        byte[] bytes = now.store(entry.store()).get(entry.key());
        now.giveUp(entry.store(), entry.key(), bytes == null ? new byte[0] : bytes, failure.toString());
        now.store(entry.store()).delete(entry.key());
        now.apply();
    }

    private void refuse(Record<String, I> record, byte @Nullable [] original, RuntimeException failure) {
        String reason = failure instanceof TooLarge ? "too-large" : name + "-failed";
        if (!(failure instanceof TooLarge)) {
            log.atError()
                    .addKeyValue("step", name)
                    .addKeyValue("key", record.key())
                    .setCause(failure)
                    .log("a record breaks a step and is put aside");
        }
        Stage<O> now = stage();
        now.begin(original);
        now.refuse(
                record,
                reason,
                failure instanceof TooLarge ? String.valueOf(failure.getMessage()) : failure.toString());
        now.apply();
    }

    private void probe(Record<String, Envelope<I>> record, Canary canary) {
        RuntimeException failure = attempt(null, work()::prepare);
        if (failure == null) {
            failure = attempt(null, () -> work().probe(stage().now()));
        }
        if (failure == null) {
            Objects.requireNonNull(context).forward(record.withValue(new Envelope.Probe<>(canary)));
            return;
        }
        metrics.canaryLost(name);
        log.atError()
                .addKeyValue("step", name)
                .addKeyValue("partition", canary.partition())
                .setCause(failure)
                .log("a canary did not get through: this step does not work as it should");
    }

    /** Lets something be done and take effect, or not: then says why. */
    private @Nullable RuntimeException attempt(byte @Nullable [] original, Runnable doing) {
        Stage<O> now = stage();
        now.begin(original);
        culprit = null;
        RuntimeException failure = null;
        try {
            doing.run();
        } catch (StackOverflowError e) {
            failure = new IllegalStateException("the stack overflowed", e);
        } catch (RuntimeException e) {
            if (e instanceof KafkaException && !(e instanceof SerializationException)) {
                throw e;
            }
            failure = e;
        }
        if (failure == null) {
            now.apply();
        } else {
            culprit = work().culprit();
            boolean anew = now.isMemoryChanging();
            now.drop();
            if (anew) {
                make();
            }
        }
        return failure;
    }

    private Stage<O> stage() {
        return Objects.requireNonNull(stage, "not initialised");
    }

    private Work<I> work() {
        return Objects.requireNonNull(work, "not initialised");
    }

    @Override
    public void close() {
        Work<I> last = work;
        work = null;
        stage = null;
        if (last != null) {
            last.close();
        }
    }
}
