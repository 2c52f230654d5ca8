package dateline.sink.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.contract.json.Json;
import dateline.contract.record.Alert;
import dateline.sink.message.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Posts each event on its own, as the Standard Webhooks specification 1.0.0 says: a body with type, time and data, the
 * event's id by which a receiver knows a repetition, and signatures.
 */
final class WebhookChannel implements Channel {
    private final HttpSender sender;
    private final URI url;
    private final Signatures signatures;

    WebhookChannel(HttpSender sender, URI url, Signatures signatures) {
        this.sender = sender;
        this.url = url;
        this.signatures = signatures;
    }

    @Override
    public DeliveryResult tell(Delivery delivery, Instant now) throws InterruptedException {
        return switch (delivery) {
            case Delivery.Notice notice -> post(notice.id(), notice(notice, now), now);
            case Delivery.Alerts alerts -> tell(alerts.events(), now);
        };
    }

    @Override
    public void close() {
        sender.close();
    }

    private DeliveryResult tell(List<Delivery.Event> events, Instant now) throws InterruptedException {
        DeliveryResult result = new DeliveryResult.Delivered();
        for (Delivery.Event event : events) {
            result = post(event.id(), alert(event.alert()), now);
            if (!(result instanceof DeliveryResult.Delivered)) {
                return result;
            }
        }
        return result;
    }

    private DeliveryResult post(String id, ObjectNode content, Instant now) throws InterruptedException {
        byte[] body = bytes(content);
        long timestamp = now.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(timestamp));
        String signature = signatures.header(id, timestamp, body);
        if (!signature.isEmpty()) {
            headers.put("webhook-signature", signature);
        }
        return sender.post(url, headers, body, now);
    }

    private static ObjectNode alert(Alert alert) {
        Instant at = alert.updated() == null ? alert.at() : alert.updated();
        ObjectNode content = content("alert." + alert.state().name().toLowerCase(Locale.ROOT), at);
        return content.set("data", Json.MAPPER.valueToTree(alert));
    }

    private static ObjectNode notice(Delivery.Notice notice, Instant now) {
        ObjectNode content = content("channel.notice", now);
        content.putObject("data").put("subject", notice.subject()).put("text", notice.text());
        return content;
    }

    private static ObjectNode content(String type, Instant at) {
        return Json.MAPPER.createObjectNode().put("type", type).put("timestamp", at.toString());
    }

    static byte[] bytes(ObjectNode content) {
        try {
            return Json.MAPPER.writeValueAsBytes(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
