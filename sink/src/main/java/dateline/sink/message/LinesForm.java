package dateline.sink.message;

import dateline.sink.message.Briefing.Item;
import java.time.Instant;
import java.util.List;

/** Messages as plain lines: a subject and a text. */
public final class LinesForm {
    private final MessageLinks links;

    public LinesForm(MessageLinks links) {
        this.links = links;
    }

    public static String subject(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Notice notice -> OneLine.of(notice.subject(), 200);
            case Delivery.Alerts alerts ->
                alerts.events().size() == 1
                        ? Briefing.of(alerts.events().getFirst(), MessageLinks.NONE, Instant.EPOCH)
                                .headline()
                        : alerts.events().size() + " alerts of the watch \""
                                + OneLine.of(alerts.events().getFirst().alert().watchName(), 80) + "\"";
        };
    }

    public String text(Delivery delivery, Instant now) {
        return switch (delivery) {
            case Delivery.Notice notice -> OneLine.of(notice.text(), 1_000) + "\n";
            case Delivery.Alerts alerts -> alerts(alerts.events(), now);
        };
    }

    private String alerts(List<Delivery.Event> events, Instant now) {
        StringBuilder text = new StringBuilder();
        for (Delivery.Event event : events) {
            Briefing briefing = Briefing.of(event, links, now);
            if (events.size() > 1) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(briefing.headline())
                        .append('\n');
            }
            alert(text, briefing);
        }
        return text.toString();
    }

    private static void alert(StringBuilder text, Briefing briefing) {
        text.append(briefing.why()).append('\n').append(briefing.backing()).append('\n');
        briefing.items().forEach(item -> item(text, item));
        briefing.notes().forEach(note -> text.append('\n').append(note).append('\n'));
        if (!briefing.actions().isEmpty()) {
            text.append('\n');
            briefing.actions()
                    .forEach(l ->
                            text.append(l.text()).append(": ").append(l.url()).append('\n'));
        }
    }

    private static void item(StringBuilder text, Item item) {
        text.append('\n')
                .append(item.outlet())
                .append(": ")
                .append(item.title())
                .append('\n');
        if (item.sentence() != null) {
            text.append("  ").append(item.sentence()).append('\n');
        }
        if (item.url() != null) {
            text.append("  ").append(item.url()).append('\n');
        }
    }
}
