package dateline.sink.channel;

import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.KafkaConnection;
import dateline.contract.topic.Topics;
import dateline.sink.channel.DeliveryResult.Delivered;
import dateline.sink.channel.DeliveryResult.Failed;
import dateline.sink.message.Delivery;
import dateline.sink.message.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Copies alerts to a topic of the same cluster, by alert, each as its record on {@code dateline.alerts}. */
final class KafkaChannel implements Channel {
    private static final String SOURCE = "/dateline/sink";
    private static final String WORST = "the record was not taken";

    private final KafkaConnection kafka;
    private final String topic;
    private @Nullable Producer<String, byte[]> producer;

    KafkaChannel(KafkaConnection kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    @Override
    public DeliveryResult tell(Delivery delivery, Instant now) throws InterruptedException {
        if (!(delivery instanceof Delivery.Alerts alerts)) {
            // a topic has readers of alerts, not of notices
            return new Delivered();
        }
        for (Delivery.Event event : alerts.events()) {
            DeliveryResult result = send(event);
            if (result instanceof Failed) {
                return result;
            }
        }
        return new Delivered();
    }

    private DeliveryResult send(Delivery.Event event) throws InterruptedException {
        try {
            Future<RecordMetadata> sent = producer().send(record(event));
            sent.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return new Delivered();
        } catch (ExecutionException e) {
            return new Failed(said(e.getCause()), null);
        } catch (TimeoutException e) {
            return new Failed("Kafka did not answer in time", null);
        } catch (org.apache.kafka.common.KafkaException e) {
            return new Failed(said(e), null);
        }
    }

    private ProducerRecord<String, byte[]> record(Delivery.Event event) {
        var alert = event.alert();
        return new ProducerRecord<>(
                topic,
                null,
                alert.id(),
                Topics.ALERTS.value().serializer().serialize(topic, alert),
                CloudEvents.headers(Topics.ALERTS, event.id(), SOURCE, alert.id(), alert.at()));
    }

    /** Made when it is first needed: a cluster that is away must not keep the sink from starting. */
    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = kafka.producer(Map.of(
                    "client.id",
                    "dateline-sink-channel",
                    "max.block.ms",
                    TIMEOUT.toMillis(),
                    "delivery.timeout.ms",
                    (int) TIMEOUT.toMillis(),
                    "request.timeout.ms",
                    (int) TIMEOUT.dividedBy(2).toMillis()));
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }

    private static String said(@Nullable Throwable e) {
        return e == null
                ? WORST
                : e.getClass().getSimpleName() + ": " + OneLine.of(String.valueOf(e.getMessage()), 200);
    }
}
