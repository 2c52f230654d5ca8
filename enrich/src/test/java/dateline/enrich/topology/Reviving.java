package dateline.enrich.topology;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;

/** Closes and initialises each processor, the same object, before each record: what Kafka Streams does to revive a task. */
public final class Reviving implements ProcessorWrapper {
    /** The setting that has it so. */
    static final Map<String, Object> SETTING = Map.of(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, Reviving.class);

    @Override
    public <K, V, L, W> WrappedProcessorSupplier<K, V, L, W> wrapProcessorSupplier(
            String name, ProcessorSupplier<K, V, L, W> supplier) {
        return ProcessorWrapper.asWrapped(new ProcessorSupplier<>() {
            @Override
            public Processor<K, V, L, W> get() {
                return new Revived<>(supplier.get());
            }

            @Override
            public java.util.Set<org.apache.kafka.streams.state.StoreBuilder<?>> stores() {
                return supplier.stores();
            }
        });
    }

    @Override
    public <K, V, W> WrappedFixedKeyProcessorSupplier<K, V, W> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<K, V, W> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(() -> new RevivedFixed<>(supplier.get()));
    }

    private static final class Revived<K, V, L, W> implements Processor<K, V, L, W> {
        private final Processor<K, V, L, W> processor;
        private ProcessorContext<L, W> context;

        Revived(Processor<K, V, L, W> processor) {
            this.processor = processor;
        }

        @Override
        public void init(ProcessorContext<L, W> context) {
            this.context = context;
            processor.init(context);
        }

        @Override
        public void process(Record<K, V> record) {
            processor.close();
            processor.init(Objects.requireNonNull(context));
            processor.process(record);
        }

        @Override
        public void close() {
            processor.close();
        }
    }

    private static final class RevivedFixed<K, V, W> implements FixedKeyProcessor<K, V, W> {
        private final FixedKeyProcessor<K, V, W> processor;
        private FixedKeyProcessorContext<K, W> context;

        RevivedFixed(FixedKeyProcessor<K, V, W> processor) {
            this.processor = processor;
        }

        @Override
        public void init(FixedKeyProcessorContext<K, W> context) {
            this.context = context;
            processor.init(context);
        }

        @Override
        public void process(FixedKeyRecord<K, V> record) {
            processor.close();
            processor.init(Objects.requireNonNull(context));
            processor.process(record);
        }

        @Override
        public void close() {
            processor.close();
        }
    }
}
