package dateline.sink.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.contract.json.Json;
import dateline.sink.message.Briefing.Item;
import java.time.Instant;
import java.util.List;

/**
 * Messages for workflows of Microsoft Teams: an Adaptive Card 1.4. All text is in runs of {@code RichTextBlock}, which
 * knows no Markdown, so nothing has to be escaped and nothing of an article can be taken for a link or a mention.
 */
public final class TeamsForm implements MessageForm {
    /** Teams takes 28 KB; the rest is for what surrounds the text. */
    private static final int LONGEST = 22_000;

    private static final int MOST_ACTIONS = 6;

    private final MessageLinks links;

    public TeamsForm(MessageLinks links) {
        this.links = links;
    }

    @Override
    public ObjectNode of(Delivery delivery, Instant now) {
        ObjectNode message = Json.MAPPER.createObjectNode().put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard").put("version", "1.4");
        ArrayNode body = card.putArray("body");
        switch (delivery) {
            case Delivery.Notice notice -> {
                line(body, notice.subject(), true);
                line(body, notice.text(), false);
            }
            case Delivery.Alerts alerts -> alerts(card, body, alerts.events(), now);
        }
        return message;
    }

    private void alerts(ObjectNode card, ArrayNode body, List<Delivery.Event> events, Instant now) {
        int told = 0;
        for (Delivery.Event event : events) {
            ArrayNode lines = Json.MAPPER.createArrayNode();
            Briefing briefing = Briefing.of(event, links, now);
            alert(lines, briefing);
            if (told > 0 && bytes(body) + bytes(lines) > LONGEST) {
                line(body, "and " + (events.size() - told) + " more", true);
                break;
            }
            body.addAll(lines);
            told++;
            if (events.size() == 1) {
                actions(card, briefing);
            }
        }
    }

    private static void alert(ArrayNode body, Briefing briefing) {
        line(body, briefing.headline(), true);
        line(body, briefing.why(), false);
        line(body, briefing.backing(), false);
        briefing.items().forEach(item -> item(body, item));
        briefing.notes().forEach(note -> line(body, note, false));
    }

    private static void item(ArrayNode body, Item item) {
        ArrayNode runs = block(body);
        run(runs, item.outlet() + ": ");
        ObjectNode title = run(runs, item.title());
        if (item.url() != null) {
            title.putObject("selectAction").put("type", "Action.OpenUrl").put("url", item.url());
        }
        if (item.sentence() != null) {
            run(block(body), item.sentence()).put("isSubtle", true);
        }
    }

    private static void actions(ObjectNode card, Briefing briefing) {
        ArrayNode actions = card.putArray("actions");
        briefing.actions().stream()
                .limit(MOST_ACTIONS)
                .forEach(link -> actions.addObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", link.text())
                        .put("url", link.url()));
    }

    private static void line(ArrayNode body, String text, boolean bold) {
        ObjectNode run = run(block(body), text);
        if (bold) {
            run.put("weight", "bolder");
        }
    }

    private static ArrayNode block(ArrayNode body) {
        return body.addObject().put("type", "RichTextBlock").putArray("inlines");
    }

    private static ObjectNode run(ArrayNode runs, String text) {
        return runs.addObject().put("type", "TextRun").put("text", text);
    }

    private static int bytes(ArrayNode nodes) {
        return nodes.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
