package dateline.enrich;

import dateline.contract.topic.Topics;
import dateline.enrich.topology.EnrichTopology;
import dateline.enrich.topology.metric.EnrichMetrics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of Kafka Streams: its usual ones, but that threads read what is annotated before they annotate more, and
 * that what is counted hears when a transaction has
 * ended.
 */
final class EnrichClients implements KafkaClientSupplier {
    private final Precedence precedence = new Precedence();
    private final EnrichMetrics metrics;

    /** @param metrics told by each stream thread when the transaction of what it did has ended */
    EnrichClients(EnrichMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new TellingProducer(config, metrics);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new PrecedenceConsumer(config, precedence, EnrichTopology.ANNOTATED.name(), Topics.ARTICLES.name());
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static final class TellingProducer extends KafkaProducer<byte[], byte[]> {
        private final EnrichMetrics metrics;

        TellingProducer(Map<String, Object> config, EnrichMetrics metrics) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
            this.metrics = metrics;
        }

        @Override
        public void commitTransaction() {
            try {
                super.commitTransaction();
            } catch (RuntimeException e) {
                metrics.aborted();
                throw e;
            }
            metrics.committed();
        }

        @Override
        public void abortTransaction() {
            metrics.aborted();
            super.abortTransaction();
        }

        @Override
        public void close(Duration timeout) {
            metrics.aborted();
            super.close(timeout);
        }
    }
}
