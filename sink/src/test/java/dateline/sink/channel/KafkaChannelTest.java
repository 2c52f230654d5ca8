package dateline.sink.channel;

import static dateline.sink.Samples.NOON;
import static dateline.sink.Samples.alert;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Alert;
import dateline.contract.topic.CloudEvents;
import dateline.contract.topic.Topics;
import dateline.sink.channel.DeliveryResult.Delivered;
import dateline.sink.channel.DeliveryResult.Failed;
import dateline.sink.message.MessageLinks;
import dateline.testsupport.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class KafkaChannelTest {

    @Test
    void alert_isCopiedToTheTopic_byItsId() throws Exception {
        try (Admin admin = TestKafka.connection().admin()) {
            admin.createTopics(List.of(new NewTopic("newsroom.alerts", 1, (short) 1)))
                    .all()
                    .get();
        }
        Alert alert = alert("x", 2, Alert.State.UPDATED, NOON);
        try (Channel channel = new KafkaChannel(TestKafka.connection(), "newsroom.alerts")) {
            assertThat(channel.tell(TestChannels.delivery(alert), NOON)).isEqualTo(new Delivered());
        }
        try (Consumer<String, byte[]> consumer = TestKafka.connection().consumer(Map.of())) {
            TopicPartition partition = new TopicPartition("newsroom.alerts", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            ConsumerRecord<String, byte[]> record =
                    consumer.poll(Duration.ofSeconds(30)).iterator().next();
            assertThat(record.key()).isEqualTo("x");
            assertThat(Topics.ALERTS.value().deserializer().deserialize("", record.value()))
                    .isEqualTo(alert);
            assertThat(CloudEvents.get(record.headers(), "ce_id")).isEqualTo("x.2");
        }
    }

    @Test
    void clusterThatIsAway_isAFailure() throws Exception {
        ChannelConfig config = new ChannelConfig.Kafka("newsroom.alerts", null);
        try (Channel channel = TestChannels.maker(MessageLinks.NONE).make(config)) {
            assertThat(channel.tell(TestChannels.delivery(alert("x", NOON)), NOON))
                    .isInstanceOf(Failed.class);
        }
    }
}
