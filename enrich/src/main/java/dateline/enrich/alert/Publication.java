package dateline.enrich.alert;

import dateline.contract.record.Alert;
import dateline.contract.record.Alert.State;
import dateline.contract.record.AlertBuilder;
import dateline.enrich.alert.memory.Evidence;
import dateline.enrich.alert.memory.Memory;
import dateline.enrich.alert.memory.Tracked;
import dateline.enrich.alert.memory.Tracked.Part;
import dateline.enrich.alert.rule.ActiveWatch;
import dateline.enrich.alert.rule.DeliveryTime;
import java.time.Instant;
import java.util.List;

/** Makes the record of an alert from what is kept of it. */
final class Publication {
    private Publication() {}

    /** The next record; what is kept of the alert becomes that record. */
    static Alert of(Desk desk, Tracked alert, boolean tell, long updated) {
        Integer revision = alert.alert().revision();
        State state = alert.alert().state();
        boolean quieted = state == State.ACKNOWLEDGED || state == State.SNOOZED;
        boolean waits = alert.isHeldBack() && updated < alert.held();
        boolean told = tell && !quieted && !waits;
        if (tell && state == State.SNOOZED) {
            alert.changedAsleep();
        }
        if (!alert.isPublished() && !alert.isEnded()) {
            desk.opened();
        }
        alert.publish();
        alert.change(draft -> {
            draft.revision(revision == null ? 1 : revision + 1);
            draft.updated(Instant.ofEpochMilli(updated));
            if (state == State.OPEN || state == State.UPDATED) {
                draft.state(revision == null ? State.OPEN : State.UPDATED);
            }
            content(desk, alert, draft);
            delivery(desk, alert, draft, told, waits);
        });
        if (told) {
            Instant after = alert.alert().deliverAfter();
            alert.tell(after == null ? updated : after.toEpochMilli());
        }
        Alert record = alert.alert();
        alert.change(draft -> {
            draft.articles(List.of());
            draft.entries(null);
        });
        return record;
    }

    private static void content(Desk desk, Tracked alert, AlertBuilder draft) {
        Evidence evidence = alert.evidence();
        List<Part> parts = alert.parts();
        draft.articles(evidence.shown());
        draft.publishers(evidence.publishers());
        draft.level(evidence.level());
        if (parts.isEmpty()) {
            return;
        }
        List<Alert.Entry> entries = parts.stream().map(Part::entry).toList();
        Alert.Entry first = entries.get(0);
        draft.entries(entries);
        draft.country(first.country());
        draft.countryName(first.countryName());
        draft.lastMention(first.lastMention());
        draft.heldBack(alert.isHeldBack() ? entries.size() : null);
        draft.mentions(parts.stream().mapToInt(p -> mentions(desk, alert, p)).sum());
        draft.why(Why.sentence(draft));
    }

    private static int mentions(Desk desk, Tracked alert, Part part) {
        Memory memory = desk.memory(alert, part);
        return memory == null ? part.mentions() : memory.mentions();
    }

    private static void delivery(Desk desk, Tracked alert, AlertBuilder draft, boolean told, boolean waits) {
        Instant now = draft.updated();
        ActiveWatch watch = desk.watch(draft.watchId());
        draft.silent(told ? null : true);
        if (waits) {
            draft.deliverAfter(Instant.ofEpochMilli(alert.held()));
        } else if (told && watch != null && now != null) {
            draft.deliverAfter(DeliveryTime.of(watch.watch, now));
            draft.digest(watch.watch.digest() == null ? null : true);
        } else if (draft.deliverAfter() != null
                && (told || !draft.deliverAfter().isAfter(now))) {
            draft.deliverAfter(null);
        }
    }
}
