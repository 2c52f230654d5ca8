package dateline.sink;

import dateline.sink.store.Change;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What became of one record of a batch. */
sealed interface RecordOutcome {

    ConsumerRecord<String, byte[]> record();

    /** It changed a row. */
    record Stored(ConsumerRecord<String, byte[]> record, Change change) implements RecordOutcome {}

    /** Everything it says was known, or it says nothing. */
    record Duplicate(ConsumerRecord<String, byte[]> record) implements RecordOutcome {}

    /**
     * It cannot be read or kept.
     *
     * @param record the record
     * @param reason a short class
     * @param detail one sentence for people
     */
    record Refused(ConsumerRecord<String, byte[]> record, String reason, String detail) implements RecordOutcome {}
}
