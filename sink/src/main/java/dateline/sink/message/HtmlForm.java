package dateline.sink.message;

import dateline.sink.message.Briefing.Item;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.owasp.encoder.Encode;

/** Messages as HTML for e-mail: no scripts, styles, pictures or anything else that would be loaded. */
public final class HtmlForm {
    private final MessageLinks links;

    public HtmlForm(MessageLinks links) {
        this.links = links;
    }

    public String of(Delivery delivery, Instant now) {
        String body =
                switch (delivery) {
                    case Delivery.Notice notice -> paragraph(OneLine.of(notice.text(), 1_000));
                    case Delivery.Alerts alerts ->
                        alerts.events().stream()
                                .map(event -> alert(Briefing.of(event, links, now)))
                                .collect(Collectors.joining("<hr>\n"));
                };
        return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n" + body + "</body></html>\n";
    }

    private static String alert(Briefing briefing) {
        StringBuilder html = new StringBuilder("<h2>" + Encode.forHtml(briefing.headline()) + "</h2>\n");
        html.append(paragraph(briefing.why())).append(paragraph(briefing.backing()));
        if (!briefing.items().isEmpty()) {
            html.append("<ul>\n");
            briefing.items().forEach(item -> html.append(item(item)));
            html.append("</ul>\n");
        }
        briefing.notes().forEach(note -> html.append(paragraph(note)));
        String actions =
                briefing.actions().stream().map(l -> link(l.url(), l.text())).collect(Collectors.joining(" · "));
        return html.append(actions.isEmpty() ? "" : "<p>" + actions + "</p>\n").toString();
    }

    private static String item(Item item) {
        String sentence =
                item.sentence() == null ? "" : "<blockquote>" + Encode.forHtml(item.sentence()) + "</blockquote>";
        return "<li>" + Encode.forHtml(item.outlet()) + ": " + link(item.url(), item.title()) + sentence + "</li>\n";
    }

    private static String link(@Nullable String url, String text) {
        return url == null
                ? Encode.forHtml(text)
                : "<a href=\"" + Encode.forHtml(url) + "\" rel=\"noreferrer nofollow\">" + Encode.forHtml(text)
                        + "</a>";
    }

    private static String paragraph(String text) {
        return "<p>" + Encode.forHtml(text) + "</p>\n";
    }
}
