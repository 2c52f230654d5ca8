package dateline.sink.channel;

import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.Topics;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.TopicException;
import dateline.runtime.topic.TopicWriter;
import dateline.sink.channel.DeliveryResult.Delivered;
import dateline.sink.channel.DeliveryResult.Failed;
import dateline.sink.channel.DeliveryResult.Rejected;
import dateline.sink.message.Delivery;
import dateline.sink.message.OneLine;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Copies alerts to a topic of the same cluster, by alert, each as its record on {@code dateline.alerts}. */
final class KafkaChannel implements Channel {
    private static final String SOURCE = "/dateline/sink";
    private static final int LONGEST_REASON = 300;

    private final TopicWriter writer;
    private final String topic;

    KafkaChannel(KafkaConnection kafka, String topic) {
        this.writer = new TopicWriter(kafka, "dateline-sink-channel", TIMEOUT);
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
            if (!(result instanceof Delivered)) {
                return result;
            }
        }
        return new Delivered();
    }

    private DeliveryResult send(Delivery.Event event) throws InterruptedException {
        try {
            writer.write(record(event));
            return new Delivered();
        } catch (TopicException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (e.getCause() instanceof RecordTooLargeException) {
                return new Rejected("the topic takes no record of this size");
            }
            return new Failed(OneLine.of(String.valueOf(e.getMessage()), LONGEST_REASON), null);
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

    @Override
    public void close() {
        writer.close();
    }
}
