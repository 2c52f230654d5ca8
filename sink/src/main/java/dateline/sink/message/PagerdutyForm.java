package dateline.sink.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.contract.json.Json;
import dateline.contract.record.Alert;
import dateline.contract.record.Watch;
import dateline.runtime.config.Secret;
import java.time.Instant;

/**
 * Events for PagerDuty's Events API v2: an alert is an incident, known by the alert's id; what ended resolves it. A
 * notice is an incident of its own, for somebody to look after.
 */
public final class PagerdutyForm implements MessageForm {
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_SUMMARY = 1_024;

    private final Secret routingKey;
    private final MessageLinks links;

    public PagerdutyForm(Secret routingKey, MessageLinks links) {
        this.routingKey = routingKey;
        this.links = links;
    }

    @Override
    public ObjectNode of(Delivery delivery, Instant now) {
        return switch (delivery) {
            case Delivery.Notice notice -> notice(notice);
            case Delivery.Alerts alerts -> alert(alerts.events().getFirst(), now);
        };
    }

    private ObjectNode notice(Delivery.Notice notice) {
        ObjectNode event = event("trigger", notice.id());
        payload(event, notice.subject(), "error").putObject("custom_details").put("text", notice.text());
        return event;
    }

    private ObjectNode alert(Delivery.Event event, Instant now) {
        Alert alert = event.alert();
        if (alert.state().isEnded()) {
            return event("resolve", alert.id());
        }
        ObjectNode trigger = event("trigger", alert.id());
        Briefing briefing = Briefing.of(event, links, now);
        boolean corroborated = alert.level() == Watch.Level.CORROBORATED;
        ObjectNode payload =
                payload(trigger, briefing.headline() + " – " + briefing.why(), corroborated ? "error" : "warning");
        payload.put("timestamp", alert.at().toString())
                .put("component", OneLine.of(alert.country(), 8))
                .put("group", OneLine.of(alert.watchName(), 80))
                .put("class", alert.mode() == null ? "alert" : alert.mode().name());
        details(payload.putObject("custom_details"), briefing);
        links(trigger.putArray("links"), briefing);
        return trigger;
    }

    private ObjectNode event(String action, String alertId) {
        ObjectNode event = Json.MAPPER
                .createObjectNode()
                .put("routing_key", routingKey.value())
                .put("event_action", action)
                .put("dedup_key", key(alertId));
        return event.put("client", "Dateline");
    }

    private static ObjectNode payload(ObjectNode event, String summary, String severity) {
        return event.putObject("payload")
                .put("summary", OneLine.of(summary, LONGEST_SUMMARY))
                .put("source", "dateline")
                .put("severity", severity);
    }

    private static void details(ObjectNode details, Briefing briefing) {
        details.put("why", briefing.why()).put("backing", briefing.backing());
        ArrayNode articles = details.putArray("articles");
        briefing.items()
                .forEach(item -> articles.add(item.outlet() + ": " + item.title()
                        + (item.sentence() == null ? "" : " – " + item.sentence())));
        ArrayNode notes = details.putArray("notes");
        briefing.notes().forEach(notes::add);
    }

    private static void links(ArrayNode all, Briefing briefing) {
        briefing.items().stream()
                .filter(item -> item.url() != null)
                .forEach(item ->
                        all.addObject().put("href", item.url()).put("text", item.outlet() + ": " + item.title()));
        briefing.actions().forEach(l -> all.addObject().put("href", l.url()).put("text", l.text()));
    }

    /** Longer ids do not occur; they would share an incident rather than be refused. */
    private static String key(String alertId) {
        return alertId.length() <= LONGEST_KEY ? alertId : alertId.substring(0, LONGEST_KEY);
    }
}
