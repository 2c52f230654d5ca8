package dateline.sink;

import dateline.sink.RecordOutcome.Duplicate;
import dateline.sink.RecordOutcome.Refused;
import dateline.sink.RecordOutcome.Stored;
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

    /** A record and what it says. */
    private record Item(ConsumerRecord<String, byte[]> record, Change change) {}

    /**
     * Stores what can be stored.
     *
     * @return one outcome for each record; those of the records that say something stand in their order
     * @throws dateline.sink.sql.StorageUnavailable if the storage is away; some of the records may be stored, and
     *     storing them again does no harm
     */
    List<RecordOutcome> store(List<ConsumerRecord<String, byte[]>> records) {
        List<RecordOutcome> outcomes = new ArrayList<>(records.size());
        List<Item> items = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            read(record, items, outcomes);
        }
        store(items, outcomes);
        return outcomes;
    }

    private static void read(ConsumerRecord<String, byte[]> record, List<Item> items, List<RecordOutcome> outcomes) {
        try {
            Optional<Change> change = RecordReader.read(record);
            if (change.isPresent()) {
                items.add(new Item(record, change.get()));
            } else {
                outcomes.add(new Duplicate(record));
            }
        } catch (RuntimeException e) {
            outcomes.add(new Refused(record, "not-readable", firstLine(String.valueOf(e.getMessage()))));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    /** One transaction if all goes well; halves where something is refused, so that one bad record costs few more. */
    private void store(List<Item> items, List<RecordOutcome> outcomes) {
        if (items.isEmpty()) {
            return;
        }
        try {
            // by identity: two records may say the same, and only the first makes a difference
            Set<Change> stored = Collections.newSetFromMap(new IdentityHashMap<>());
            stored.addAll(storage.store(items.stream().map(Item::change).toList()));
            for (Item item : items) {
                outcomes.add(
                        stored.contains(item.change())
                                ? new Stored(item.record(), item.change())
                                : new Duplicate(item.record()));
            }
        } catch (RefusedChange e) {
            if (items.size() == 1) {
                outcomes.add(new Refused(items.getFirst().record(), "not-storable", String.valueOf(e.getMessage())));
            } else {
                int middle = items.size() / 2;
                store(items.subList(0, middle), outcomes);
                store(items.subList(middle, items.size()), outcomes);
            }
        }
    }
}
