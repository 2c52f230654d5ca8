package dateline.sink;

import dateline.contract.record.Canary;
import dateline.contract.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the canaries' way: each has passed every step of enrich, was read by the sink, and the database answered
 * after it. The age of the oldest of the newest, over the partitions of {@code dateline.articles}, rises whatever stops on
 * the way. They all arrive at one sink of a cluster; the others do not know.
 *
 * <p>Written by one thread, measured by any.
 */
final class CanaryArrivals {
    private static final Logger log = LoggerFactory.getLogger(CanaryArrivals.class);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final InstantSource clock;
    /** When the newest of each partition set out; null while another sink reads them. */
    private volatile Instant @Nullable [] newest;

    private boolean told;

    CanaryArrivals(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        TimeGauge.builder("dateline.canary.lag", this, TimeUnit.MILLISECONDS, CanaryArrivals::lag)
                .description("Age of the newest canary that came through the whole pipeline, of the latest partition")
                .register(registry);
    }

    /** The records without the canaries among them. */
    static List<ConsumerRecord<String, byte[]>> without(ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> others = new ArrayList<>(records.count());
        records.forEach(r -> {
            if (!isCanary(r)) {
                others.add(r);
            }
        });
        return others;
    }

    /** Whether this sink reads the canaries; if it newly does, those that have not come yet are as young as can be. */
    void assigned(Iterable<TopicPartition> partitions) {
        boolean mine = false;
        for (TopicPartition partition : partitions) {
            mine |= partition.topic().equals(Topics.CANARY.name());
        }
        if (!mine) {
            newest = null;
        } else if (newest == null) {
            Instant[] none = new Instant[Topics.ARTICLES.partitions()];
            Arrays.fill(none, clock.instant());
            newest = none;
        }
    }

    /** Takes in the canaries among the records, after the database has answered. */
    void arrived(ConsumerRecords<String, byte[]> records) {
        Instant[] before = newest;
        if (before == null) {
            return;
        }
        Instant[] now = before.clone();
        records.forEach(r -> {
            if (isCanary(r)) {
                take(r, now);
            }
        });
        newest = now;
    }

    /** Says when they stay away for over five minutes, and when they are back. */
    void tell() {
        double milliseconds = lag();
        boolean late = milliseconds > LONG.toMillis();
        if (late && !told) {
            log.atWarn()
                    .addKeyValue("seconds", (long) milliseconds / 1000)
                    .log("no canary has come through the pipeline: articles do not come through either");
        } else if (!late && told) {
            log.atInfo().log("canaries come through again");
        }
        told = late;
    }

    private static void take(ConsumerRecord<String, byte[]> record, Instant[] newest) {
        Canary canary;
        try {
            canary = Topics.CANARY.value().deserializer().deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            return; // of another version: as good as none
        }
        if (canary != null && canary.partition() >= 0 && canary.partition() < newest.length) {
            int p = canary.partition();
            newest[p] = canary.startedAt().isAfter(newest[p]) ? canary.startedAt() : newest[p];
        }
    }

    /** In milliseconds; not a number at a sink that does not read them. */
    private double lag() {
        Instant[] seen = newest;
        if (seen == null) {
            return Double.NaN;
        }
        Instant oldest = Arrays.stream(seen).min(Instant::compareTo).orElseThrow();
        return Duration.between(oldest, clock.instant()).toMillis();
    }

    private static boolean isCanary(ConsumerRecord<?, ?> record) {
        return record.topic().equals(Topics.CANARY.name());
    }
}
