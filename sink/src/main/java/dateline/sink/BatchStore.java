package dateline.sink;

import dateline.sink.sql.RefusedChange;
import dateline.sink.store.Change;
import dateline.sink.store.Storage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Stores records and sorts out those that cannot be read or kept, without holding up the others. */
final class BatchStore {
    private final Storage storage;

    BatchStore(Storage storage) {
        this.storage = storage;
    }

    /**
     * What became of a batch.
     *
     * @param read all records that say something, in their order
     * @param stored those of their changes that made a difference, by identity
     * @param empty records that say nothing
     * @param refused records that cannot be read or kept
     */
    record Outcome(
            List<Item> read, Set<Change> stored, List<ConsumerRecord<String, byte[]>> empty, List<Refused> refused) {}

    /** A record and what it says. */
    record Item(ConsumerRecord<String, byte[]> record, Change change) {}

    /**
     * A record that cannot be read or kept.
     *
     * @param record the record
     * @param reason a short class
     * @param detail one sentence for people
     */
    record Refused(ConsumerRecord<String, byte[]> record, String reason, String detail) {}

    /**
     * Stores what can be stored.
     *
     * @throws dateline.sink.sql.StorageUnavailable if the storage is away; some of the records may be stored, and
     *     storing them again does no harm
     */
    Outcome store(Iterable<ConsumerRecord<String, byte[]>> records) {
        Outcome outcome = new Outcome(
                new ArrayList<>(),
                Collections.newSetFromMap(new IdentityHashMap<>()),
                new ArrayList<>(),
                new ArrayList<>());
        records.forEach(record -> read(record, outcome));
        store(outcome.read(), outcome);
        return outcome;
    }

    private static void read(ConsumerRecord<String, byte[]> record, Outcome outcome) {
        try {
            Optional<Change> change = RecordReader.read(record);
            if (change.isPresent()) {
                outcome.read().add(new Item(record, change.get()));
            } else {
                outcome.empty().add(record);
            }
        } catch (RuntimeException e) {
            outcome.refused().add(new Refused(record, "not-readable", firstLine(String.valueOf(e.getMessage()))));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    /** One transaction if all goes well; halves where something is refused, so that one bad record costs few more. */
    private void store(List<Item> items, Outcome outcome) {
        if (items.isEmpty()) {
            return;
        }
        try {
            outcome.stored()
                    .addAll(storage.store(items.stream().map(Item::change).toList()));
        } catch (RefusedChange e) {
            if (items.size() == 1) {
                outcome.refused()
                        .add(new Refused(items.getFirst().record(), "not-storable", String.valueOf(e.getMessage())));
            } else {
                int middle = items.size() / 2;
                store(items.subList(0, middle), outcome);
                store(items.subList(middle, items.size()), outcome);
            }
        }
    }
}
