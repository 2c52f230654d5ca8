package dateline.enrich.topology.step;

import dateline.contract.record.Canary;
import dateline.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sends out a canary of each task once a minute, among the articles: {@link Canary}. Its record has the stream's own time,
 * so that it moves no clock.
 *
 * @param <T> what it is sent among
 */
public final class Canaries<T> implements Processor<String, Envelope<T>, String, Envelope<T>> {
    /** How often one sets out. */
    public static final Duration EVERY = Duration.ofMinutes(1);

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final BooleanSupplier allowed;
    private @Nullable ProcessorContext<String, Envelope<T>> context;
    private @Nullable Cancellable looking;
    private Instant next = Instant.MIN;

    /** @param allowed whether everyone that a canary may meet knows canaries */
    public Canaries(BooleanSupplier allowed) {
        this.allowed = allowed;
    }

    @Override
    public void init(ProcessorContext<String, Envelope<T>> context) {
        this.context = context;
        looking = context.schedule(
                LOOK, PunctuationType.WALL_CLOCK_TIME, now -> look(context, Instant.ofEpochMilli(now)));
    }

    private void look(ProcessorContext<String, Envelope<T>> context, Instant now) {
        if (now.isBefore(next) || !allowed.getAsBoolean()) {
            return;
        }
        next = now.plus(EVERY);
        int partition = context.taskId().partition();
        long streamTime = context.currentStreamTimeMs();
        context.forward(new Record<>(
                Integer.toString(partition),
                new Envelope.Probe<>(new Canary(now, partition)),
                streamTime < 0 ? now.toEpochMilli() : streamTime));
    }

    @Override
    public void process(Record<String, Envelope<T>> record) {
        if (context != null) {
            context.forward(record);
        }
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel();
        }
    }

    /** A canary that has come through, as it is on {@link Topics#CANARY}. */
    public static final class Home<T> implements Processor<String, Envelope<T>, String, Canary> {
        private @Nullable ProcessorContext<String, Canary> context;

        @Override
        public void init(ProcessorContext<String, Canary> context) {
            this.context = context;
        }

        @Override
        public void process(Record<String, Envelope<T>> record) {
            if (context != null && record.value() instanceof Envelope.Probe<T> probe) {
                Canary canary = probe.canary();
                context.forward(new Record<>(
                        Integer.toString(canary.partition()),
                        canary,
                        canary.startedAt().toEpochMilli()));
            }
        }
    }
}
