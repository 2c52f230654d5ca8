package dateline.enrich.topology.step;

import dateline.contract.topic.Topics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * What brokers have refused, so that it is not sent again: a transaction with a refused record cannot be committed, and the
 * record it came of comes again. One for all threads of a process, as the thread does not outlive the refusal.
 */
public final class Limits {
    /** Room for key, headers and what is around a record in a request. */
    static final int AROUND = 16 << 10;

    /** As many refusals are remembered; a record comes again at once, so the latest are what counts. */
    private static final int MOST = 1_000;

    private final Map<String, Integer> largest = new ConcurrentHashMap<>();
    private final Set<String> refused = Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));

    private static final class Latest extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }

    /** The largest value in bytes that the topic is known to take. */
    public int largest(String topic) {
        return largest.getOrDefault(topic, Topics.MAX_RECORD_BYTES - AROUND);
    }

    /** The topic took no record with a value of that size; how much less it takes is found by halves. */
    void tooLarge(String topic, int bytes) {
        largest.merge(topic, bytes / 2, Math::min);
    }

    /** The topic took nothing that came of the record there. */
    void refused(String source, String topic) {
        refused.add(source + " " + topic);
    }

    boolean isRefused(String source, String topic) {
        return !refused.isEmpty() && refused.contains(source + " " + topic);
    }

    static String source(RecordMetadata record) {
        return source(record.topic(), record.partition(), record.offset());
    }

    static String source(String topic, int partition, long offset) {
        return topic + "/" + partition + "/" + offset;
    }
}
