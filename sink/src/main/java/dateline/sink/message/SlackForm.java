package dateline.sink.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dateline.contract.json.Json;
import dateline.sink.message.Briefing.Item;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Messages for incoming webhooks of Slack: text in mrkdwn, with {@code &}, {@code <} and {@code >} escaped as Slack
 * asks, so that no text of an article can call people or pass for a link. Products that read the same format take
 * {@code @channel} and Markdown links from plain text, so an invisible joiner (U+2060) keeps those apart.
 */
public final class SlackForm implements MessageForm {
    private static final int LONGEST = 12_000;

    private final MessageLinks links;

    public SlackForm(MessageLinks links) {
        this.links = links;
    }

    @Override
    public ObjectNode of(Delivery delivery, Instant now) {
        String text =
                switch (delivery) {
                    case Delivery.Notice notice -> bold(notice.subject()) + "\n" + escape(notice.text());
                    case Delivery.Alerts alerts -> alerts(alerts.events(), now);
                };
        return Json.MAPPER
                .createObjectNode()
                .put("text", text)
                .put("mrkdwn", true)
                .put("parse", "none")
                .put("link_names", false)
                .put("unfurl_links", false)
                .put("unfurl_media", false);
    }

    private String alerts(List<Delivery.Event> events, Instant now) {
        StringBuilder text = new StringBuilder();
        if (events.size() > 1) {
            text.append(bold(events.size() + " alerts")).append("\n\n");
        }
        int told = 0;
        for (Delivery.Event event : events) {
            String one = alert(Briefing.of(event, links, now));
            if (told > 0 && text.length() + one.length() > LONGEST) {
                return text.append("\nand ")
                        .append(events.size() - told)
                        .append(" more")
                        .toString();
            }
            text.append(told++ == 0 ? "" : "\n").append(one);
        }
        return text.toString();
    }

    private static String alert(Briefing briefing) {
        StringBuilder text = new StringBuilder(bold(briefing.headline())).append('\n');
        text.append(escape(briefing.why())).append('\n');
        text.append(escape(briefing.backing())).append('\n');
        briefing.items().forEach(item -> text.append(item(item)));
        briefing.notes().forEach(note -> text.append(escape(note)).append('\n'));
        String actions =
                briefing.actions().stream().map(l -> link(l.url(), l.text())).collect(Collectors.joining(" · "));
        return text.append(actions.isEmpty() ? "" : actions + "\n").toString();
    }

    private static String item(Item item) {
        String title = "• " + escape(item.outlet()) + ": " + link(item.url(), item.title()) + "\n";
        return item.sentence() == null ? title : title + "> " + escape(item.sentence()) + "\n";
    }

    private static String bold(String text) {
        return "*" + escape(text).replace("*", "∗") + "*";
    }

    private static String link(@Nullable String url, String text) {
        String shown = escape(text);
        return url == null
                ? shown
                : "<" + url.replace("&", "&amp;").replace("|", "%7C") + "|" + shown.replace("|", "¦") + ">";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@\u2060")
                .replace("](", "]\u2060(");
    }
}
