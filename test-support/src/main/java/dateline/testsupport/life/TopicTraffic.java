package dateline.testsupport.life;

import dateline.contract.json.Json;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.runtime.topic.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a run writes to Dateline's topics from outside, and reads from them as a reader of what is committed. */
final class TopicTraffic {
    private static final List<String> GROUPS = List.of("dateline-enrich", "dateline-sink");
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConnection kafka;

    TopicTraffic(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** How often each item stands on a topic, by its guid and revision. */
    Map<String, Integer> items(Topic<String, ?> topic) {
        Map<String, Integer> items = new TreeMap<>();
        read(topic, r -> item(r, items));
        return items;
    }

    /** Writes to every topic what nobody can read, what is large, and what is hard to annotate; says how many. */
    String writeBadRecords() {
        int written = 0;
        try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
            for (Topic<String, ?> topic : Topics.all()) {
                if (topic.name().equals(Topics.DEAD_LETTERS.name())) {
                    continue;
                }
                // one as large as a record may be on the way that all take; on every topic at once they fill the heap
                int largest = topic.name().equals(Topics.ARTICLES.name()) ? Topics.MAX_RECORD_BYTES - 1_000 : 1 << 20;
                for (byte[] value : bad(largest)) {
                    producer.send(new ProducerRecord<>(topic.name(), "bad-" + written++, value));
                }
                // tombstones of keys that never were
                producer.send(new ProducerRecord<>(topic.name(), "bad-" + written++, null));
            }
            producer.flush();
        }
        return written + " records";
    }

    /** Sets what every group has read back to the beginning. No member may be running. */
    void resetOffsets() throws InterruptedException, ExecutionException {
        try (Admin admin = kafka.admin()) {
            for (String group : GROUPS) {
                Map<TopicPartition, OffsetSpec> earliest = new HashMap<>();
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().keySet().stream()
                        // what Kafka Streams keeps for itself is cut off as it is read
                        .filter(p -> !p.topic().endsWith("-repartition"))
                        .forEach(p -> earliest.put(p, OffsetSpec.earliest()));
                Map<TopicPartition, OffsetAndMetadata> begin =
                        admin.listOffsets(earliest).all().get().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        e -> new OffsetAndMetadata(e.getValue().offset())));
                removeMembers(admin, group);
                admin.alterConsumerGroupOffsets(group, begin).all().get();
            }
        }
    }

    /** Static members stay in their group when they stop. */
    private static void removeMembers(Admin admin, String group) throws InterruptedException {
        try {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            // there are none
        }
    }

    private void read(Topic<String, ?> topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        try (var consumer = kafka.consumer(Map.of("isolation.level", "read_committed"))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(POLL).forEach(each);
            }
        }
    }

    private static void item(ConsumerRecord<String, byte[]> record, Map<String, Integer> items) {
        try {
            var json = Json.MAPPER.readTree(record.value() == null ? new byte[0] : record.value());
            var article = json.has("article") ? json.get("article") : json;
            if (article.path("guid").asText().startsWith("item-")) {
                items.merge(
                        article.get("guid").asText() + ":"
                                + article.get("revision").asInt(),
                        1,
                        Integer::sum);
            }
        } catch (java.io.IOException e) {
            // one of the bad ones
        }
    }

    private static List<byte[]> bad(int largest) {
        String wide = "中".repeat(200_000);
        return List.of(
                new byte[] {(byte) 0xff, 0, 1, 2},
                "{".getBytes(StandardCharsets.UTF_8),
                "[[[[".repeat(2_000).getBytes(StandardCharsets.UTF_8),
                "null".getBytes(StandardCharsets.UTF_8),
                ("{\"id\":\"bad\",\"title\":\"" + wide + "\"}").getBytes(StandardCharsets.UTF_8),
                // so large that there is no room for what would have to be said about it
                ("{\"id\":\"bad\",\"title\":\"" + "x".repeat(largest) + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
