package dateline.ingest;

import dateline.contract.record.FeedRequest;
import dateline.contract.topic.JsonSerde;
import dateline.contract.topic.Topics;
import dateline.ingest.partition.KafkaOutage;
import dateline.runtime.topic.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on what is to be done about feeds. Every instance reads all requests, from now on, and does those about its own
 * feeds; there are few.
 */
final class RequestReader {
    private static final Logger log = LoggerFactory.getLogger(RequestReader.class);
    private static final String NAME = "requests about feeds";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    private final KafkaConnection kafka;
    private final java.util.function.Consumer<FeedRequest> receiver;
    private final KafkaOutage outage;
    private final JsonSerde<FeedRequest> requests = new JsonSerde<>(FeedRequest.class);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("ingest-requests").daemon().unstarted(this::run);

    private volatile @Nullable Consumer<String, byte[]> current;

    /** @param receiver called on this reader's thread */
    RequestReader(KafkaConnection kafka, java.util.function.Consumer<FeedRequest> receiver, KafkaOutage outage) {
        this.kafka = kafka;
        this.outage = outage;
        this.receiver = receiver;
    }

    void start() {
        thread.start();
    }

    void stop(Duration patience) throws InterruptedException {
        stop.countDown();
        Consumer<String, byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.join(patience);
    }

    private void run() {
        while (stop.getCount() > 0) {
            try (Consumer<String, byte[]> consumer = kafka.consumer(Map.of())) {
                current = consumer;
                read(consumer);
            } catch (WakeupException e) {
                // asked to stop
            } catch (KafkaException e) {
                outage.failed(NAME, e);
            } finally {
                current = null;
            }
            pause();
        }
    }

    private void read(Consumer<String, byte[]> consumer) {
        List<TopicPartition> all = consumer.partitionsFor(Topics.FEED_REQUESTS.name(), PATIENCE).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        if (all.isEmpty()) {
            throw new KafkaException(
                    "there is no topic " + Topics.FEED_REQUESTS.name() + "; create it with: dateline topics apply");
        }
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        outage.works(NAME);
        while (stop.getCount() > 0) {
            consumer.poll(POLL).forEach(this::receive);
        }
    }

    private void receive(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            receiver.accept(requests.decode(record.value()));
        } catch (SerializationException e) {
            log.atWarn()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("a record on dateline.feed-requests is not a request; nothing is done");
        }
    }

    private void pause() {
        try {
            stop.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }
}
