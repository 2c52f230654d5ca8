package dateline.sink.message;

import dateline.contract.record.Alert;
import java.util.List;
import java.util.Map;

/** Something to be told. */
public sealed interface Delivery {

    /**
     * Alerts, each as it was at one of its revisions.
     *
     * @param events at least one; several are a digest
     */
    record Alerts(List<Event> events) implements Delivery {
        public Alerts {
            events = List.copyOf(events);
        }
    }

    /**
     * A revision of an alert.
     *
     * @param id of the event: the same whenever it is told again
     * @param alert the alert
     * @param texts texts of the articles behind it, by article, as far as they are known
     */
    record Event(String id, Alert alert, Map<String, String> texts) {
        public Event {
            texts = Map.copyOf(texts);
        }

        /** The id of an alert's revision. */
        public static String id(String alertId, int revision) {
            return alertId + "." + revision;
        }
    }

    /**
     * Something about Dateline itself.
     *
     * @param id the same whenever it is told again
     * @param subject one line
     * @param text a sentence or two
     */
    record Notice(String id, String subject, String text) implements Delivery {}
}
