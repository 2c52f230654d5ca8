package dateline.sink;

import dateline.contract.record.Alert;
import dateline.sink.RecordOutcome.Duplicate;
import dateline.sink.RecordOutcome.Refused;
import dateline.sink.RecordOutcome.Stored;
import dateline.sink.SinkMeters.Fate;
import dateline.sink.store.Change;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Counts and tells what became of the records of a batch, once that is certain. For one thread. */
final class BatchReport {
    private final SinkMeters meters;
    private final Consumer<Alert> onAlert;

    /** @param onAlert told of each new alert; must return soon */
    BatchReport(SinkMeters meters, Consumer<Alert> onAlert) {
        this.meters = meters;
        this.onAlert = onAlert;
    }

    /** The outcomes are in the database and their offsets committed. */
    void report(List<RecordOutcome> outcomes, Instant now) {
        for (RecordOutcome outcome : outcomes) {
            meters.count(outcome.record().topic(), fate(outcome));
            switch (outcome) {
                case Stored stored -> tell(stored.change(), now);
                case Refused refused -> RefusedRecords.tell(refused);
                case Duplicate duplicate -> {}
            }
        }
    }

    private static Fate fate(RecordOutcome outcome) {
        return switch (outcome) {
            case Stored stored -> Fate.STORED;
            case Duplicate duplicate -> Fate.DUPLICATE;
            case Refused refused -> RefusedRecords.fate(refused);
        };
    }

    private void tell(Change change, Instant now) {
        switch (change) {
            case Change.Annotated annotated -> meters.lag(annotated.enriched().article(), now);
            case Change.Alerted alerted -> onAlert.accept(alerted.alert());
            default -> {}
        }
    }
}
