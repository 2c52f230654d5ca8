package dateline.sink;

import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topics;
import dateline.sink.RecordOutcome.Refused;
import dateline.sink.SinkMeters.Fate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is done with records that cannot be read or kept: they become dead letters, except those that are dead
 * letters themselves, as one that cannot be kept would become another, and that another one.
 */
final class RefusedRecords {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedRecords.class);
    private static final String STAGE = "sink";

    private RefusedRecords() {}

    /** The letters to send for those of the outcomes that need one. */
    static List<DeadLetter> letters(Collection<RecordOutcome> outcomes, Instant at) {
        return outcomes.stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .filter(refused -> fate(refused) == Fate.DEAD_LETTERED)
                .map(refused -> letter(refused, at))
                .toList();
    }

    static Fate fate(Refused refused) {
        return refused.record().topic().equals(Topics.DEAD_LETTERS.name()) ? Fate.FAILED : Fate.DEAD_LETTERED;
    }

    /** Says what was done with it. */
    static void tell(Refused refused) {
        LOG.atWarn()
                .addKeyValue("source", place(refused.record()))
                .addKeyValue("reason", refused.reason())
                .addKeyValue("detail", refused.detail())
                .log(
                        fate(refused) == Fate.FAILED
                                ? "a dead letter cannot be stored; it stays in its topic"
                                : "a record went to the dead letters");
    }

    private static DeadLetter letter(Refused refused, Instant at) {
        ConsumerRecord<String, byte[]> record = refused.record();
        return new DeadLetter(
                record.key() == null ? "" : record.key(),
                record.value() == null ? new byte[0] : record.value(),
                STAGE,
                refused.reason(),
                refused.detail(),
                place(record),
                at);
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "/" + record.partition() + "/" + record.offset();
    }
}
