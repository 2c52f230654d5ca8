package dateline.sink.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.contract.json.Json;
import dateline.contract.record.Alert;
import dateline.contract.record.Watch;
import dateline.runtime.config.Secret;
import java.time.Instant;
import java.util.List;

/**
 * Messages for ntfy, published as JSON. They are plain text, as {@code markdown} is not set. What is longer than 4,096
 * bytes would become an attachment, so it is cut.
 */
public final class NtfyForm implements MessageForm {
    private static final int LONGEST_BYTES = 3_800;
    private static final int LOW = 2;
    private static final int NORMAL = 3;
    private static final int HIGH = 4;

    private final Secret topic;
    private final MessageLinks links;
    private final LinesForm lines = new LinesForm(MessageLinks.NONE);

    public NtfyForm(Secret topic, MessageLinks links) {
        this.topic = topic;
        this.links = links;
    }

    @Override
    public ObjectNode of(Delivery delivery, Instant now) {
        ObjectNode message = Json.MAPPER
                .createObjectNode()
                .put("topic", topic.value())
                .put("title", LinesForm.subject(delivery))
                .put("message", cut(lines.text(delivery, now)))
                .put("priority", priority(delivery));
        if (delivery instanceof Delivery.Alerts alerts && alerts.events().size() == 1) {
            decorate(message, alerts.events().getFirst().alert(), now);
        }
        return message;
    }

    private void decorate(ObjectNode message, Alert alert, Instant now) {
        message.putArray("tags").add("newspaper").add(OneLine.of(alert.country(), 8));
        alert.articles().stream()
                .map(a -> MessageLinks.safe(a.url()))
                .filter(url -> url != null)
                .findFirst()
                .ifPresent(url -> message.put("click", url));
        List<MessageLinks.Link> actions = links.actions(alert.id(), now);
        if (!alert.state().isEnded() && !actions.isEmpty()) {
            ArrayNode all = message.putArray("actions");
            actions.forEach(l ->
                    all.addObject().put("action", "view").put("label", l.text()).put("url", l.url()));
        }
    }

    private static int priority(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Notice notice -> HIGH;
            case Delivery.Alerts alerts -> {
                Alert first = alerts.events().getFirst().alert();
                yield first.state() != Alert.State.OPEN
                        ? LOW
                        : first.level() == Watch.Level.CORROBORATED ? HIGH : NORMAL;
            }
        };
    }

    private static String cut(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length <= LONGEST_BYTES) {
            return text;
        }
        int end = LONGEST_BYTES;
        while ((bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, UTF_8) + "…";
    }
}
