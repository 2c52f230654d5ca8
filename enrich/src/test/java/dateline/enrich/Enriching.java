package dateline.enrich;

import dateline.annotate.AnnotationInput;
import dateline.annotate.Annotator;
import dateline.annotate.country.CountryPolicy;
import dateline.contract.record.Annotation;
import dateline.contract.record.Country;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.runtime.topic.KafkaConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The enrich role against a broker, what is sent to it and what comes of it. */
final class Enriching implements AutoCloseable {
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final EnrichService service;
    private final KafkaConnection kafka;

    /** @param each done with every text that is annotated */
    Enriching(KafkaConnection kafka, Path state, int threads, Consumer<String> each) {
        this.kafka = kafka;
        EnrichConfig config = new EnrichConfig(
                threads, Duration.ofMillis(100), state, Duration.ofDays(30), CountryPolicy.defaults(), null);
        service = new EnrichService(kafka, config, new Silent(each), code -> code, meters, InstantSource.system());
        service.start();
    }

    void send(int from, int to) {
        try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
            for (int i = from; i < to; i++) {
                Instant now = Instant.now();
                producer.send(new ProducerRecord<>(
                        Topics.ARTICLES.name(), null, now.toEpochMilli(), "a" + i, article("a" + i, now)));
            }
            producer.flush();
        }
    }

    private static byte[] article(String id, Instant now) {
        String json = """
                {"id":"%s","revision":1,"kind":"NEW","feedId":"f","outlet":"o","url":"https://news.example/%s",\
                "canonicalUrl":"https://news.example/%s","title":"Title of %s","summary":"","text":"Text of %s",\
                "authors":[],"categories":[],"published":"%s","publishedStatus":"%s","firstSeen":"%s","seen":"%s",\
                "changed":[]}""".formatted(id, id, id, id, id, now, "CLAIMED", now, now);
        return json.getBytes(StandardCharsets.UTF_8);
    }

    double count(String what) {
        return meters.get("dateline.enrich." + what).counter().count();
    }

    /** The keys of the committed records of a topic, in the order of their partitions. */
    List<String> keys(Topic<String, ?> topic) {
        List<String> keys = Collections.synchronizedList(new ArrayList<>());
        try (var consumer = kafka.consumer(Map.of())) {
            List<TopicPartition> all = consumer.partitionsFor(topic.name()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> keys.add(r.key()));
            }
        }
        return keys;
    }

    @Override
    public void close() {
        service.close();
    }

    private record Silent(Consumer<String> each) implements Annotator {
        @Override
        public Annotation annotate(AnnotationInput input) {
            boolean canary = input.text().contains("Kenya"); // which is to be found there
            if (!canary) {
                each.accept(input.text());
            }
            return new Annotation(
                    "en",
                    1,
                    List.of(),
                    Annotation.EntitiesStatus.NO_MODEL,
                    canary ? List.of(new Country("KE", 1, 1, Country.How.NAME, List.of())) : List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    version());
        }

        @Override
        public String version() {
            return "silent-1";
        }
    }
}
