package dateline.app.cli.topic;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.topic.Topic;
import java.util.ArrayList;
import java.util.List;

/** A record as one line for people. Control characters, which could play tricks on a terminal, are taken out. */
public final class RecordText {
    private RecordText() {}

    static String of(Topic<String, ?> topic, String key, JsonNode v) {
        String line =
                switch (topic.name()) {
                    case "dateline.articles" -> article(v);
                    case "dateline.enriched" -> enriched(v);
                    case "dateline.mentions" -> mention(v);
                    case "dateline.alerts" ->
                        text(v, "at") + "  " + text(v, "countryName") + " (" + text(v, "country") + ")  "
                                + text(v, "why") + "  " + source(v);
                    case "dateline.feed-state" ->
                        key + "  " + text(v, "status") + "  " + text(v, "url") + "  next "
                                + text(v, "nextPoll") + "  " + v.path("items").size() + " items"
                                + (v.has("error") ? "  " + text(v.path("error"), "message") : "");
                    case "dateline.feeds" ->
                        v.isNull() ? key + "  removed" : key + "  " + text(v, "url") + "  " + text(v, "outlet");
                    default -> key + "  " + v;
                };
        return clean(line);
    }

    /** Without what could play tricks on a terminal. */
    public static String clean(String line) {
        return line.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String article(JsonNode a) {
        String revision = a.path("revision").asInt() > 1
                ? " (revision " + a.path("revision").asInt() + ")"
                : "";
        return text(a, "seen") + "  " + text(a, "outlet") + "  " + text(a, "title") + revision + "  " + text(a, "url");
    }

    private static String enriched(JsonNode e) {
        JsonNode annotation = e.path("annotation");
        List<String> countries = new ArrayList<>();
        annotation.path("countries").forEach(c -> countries.add(text(c, "code")));
        List<String> topics = new ArrayList<>();
        annotation.path("topics").forEach(t -> topics.add(text(t, "name")));
        return article(e.path("article")) + "  [" + text(annotation, "language") + "] " + countries + " " + topics;
    }

    private static String mention(JsonNode m) {
        List<String> evidence = new ArrayList<>();
        m.path("evidence").forEach(e -> evidence.add(text(e, "text")));
        return text(m, "seen") + "  " + text(m, "country") + "  " + evidence + "  " + text(m, "outlet") + "  "
                + text(m, "title");
    }

    private static String source(JsonNode alert) {
        JsonNode first = alert.path("articles").path(0);
        return text(first, "outlet") + ": " + text(first, "title") + "  " + text(first, "url");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
