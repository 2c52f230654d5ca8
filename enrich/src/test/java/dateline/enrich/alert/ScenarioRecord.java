package dateline.enrich.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.record.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares a record of an alert with what a scenario expects: {@code {OPEN: KZ, n: 1, at: 8d, why: "in 8 days"}}. State,
 * countries, number of the alert, and whether and when people are told must always be as expected; of the rest what is
 * written down.
 */
final class ScenarioRecord {
    private static final Set<String> STATES =
            Set.of("OPEN", "UPDATED", "ACKNOWLEDGED", "SNOOZED", "FALSE_POSITIVE", "RESOLVED", "RETRACTED");

    private ScenarioRecord() {}

    static List<String> compare(JsonNode expected, Alert record, List<String> ids) {
        Map<String, Object> actual = fields(record, ids);
        List<String> problems = new ArrayList<>();
        TreeMap<String, String> wanted =
                new TreeMap<>(Map.of("n", "1", "silent", "false", "held", "null", "deliver", "null", "digest", "null"));
        expected.properties().forEach(e -> {
            String value = e.getValue().isArray()
                    ? String.join(" ", ScenarioInput.list(e.getValue()))
                    : e.getValue().asText();
            if (STATES.contains(e.getKey())) {
                wanted.put("state", e.getKey());
                wanted.put("countries", value);
            } else {
                wanted.put(e.getKey(), value);
            }
        });
        wanted.forEach((field, value) -> {
            String is = String.valueOf(actual.get(field));
            if (!actual.containsKey(field)) {
                problems.add("no such field: " + field);
            } else if (!matches(field, value, is)) {
                problems.add(expected + ": " + field + " is " + is);
            }
        });
        return problems;
    }

    private static boolean matches(String field, String expected, String actual) {
        if (field.equals("why") || field.equals("reason")) {
            return actual.contains(expected);
        }
        boolean time = Set.of("at", "updated", "last", "deliver").contains(field) && !expected.equals("null");
        return actual.equals(time ? ScenarioInput.time(expected).toString() : expected);
    }

    static String describe(Alert record, List<String> ids) {
        return fields(record, ids).toString();
    }

    private static Map<String, Object> fields(Alert record, List<String> ids) {
        Map<String, Object> fields = new TreeMap<>();
        List<Alert.Entry> entries = Objects.requireNonNull(record.entries());
        fields.put("state", record.state());
        fields.put(
                "countries",
                String.join(" ", entries.stream().map(Alert.Entry::country).toList()));
        fields.put("n", ids.indexOf(record.id()) + 1);
        fields.put("watch", record.watchId());
        fields.put("version", record.watchVersion());
        fields.put("at", record.at());
        fields.put("updated", record.updated());
        fields.put("last", record.lastMention());
        fields.put("episode", record.episode());
        fields.put(
                "episodes",
                String.join(" ", entries.stream().map(e -> e.episode() + "").toList()));
        fields.put("revision", record.revision());
        fields.put("scope", record.scope());
        fields.put("level", record.level());
        fields.put("publishers", record.publishers());
        fields.put("mentions", record.mentions());
        fields.put(
                "articles",
                String.join(
                        " ",
                        record.articles().stream().map(Alert.Source::articleId).toList()));
        fields.put("why", record.why());
        fields.put("reason", record.reason());
        fields.put("held", record.heldBack());
        fields.put("deliver", record.deliverAfter());
        fields.put("digest", record.digest());
        fields.put("silent", record.silent() != null);
        fields.put("channels", record.channels() == null ? null : String.join(" ", record.channels()));
        fields.put("days", record.baseline() == null ? null : record.baseline().days());
        fields.put(
                "observed", record.baseline() == null ? null : record.baseline().observed());
        fields.put("gaps", gaps(record.gaps()));
        fields.put(
                "feedback", record.feedback() == null ? null : record.feedback().kind());
        return fields;
    }

    private static @Nullable String gaps(@Nullable List<Alert.Gap> gaps) {
        if (gaps == null) {
            return null;
        }
        return String.join(
                " ",
                gaps.stream()
                        .map(g -> g.feedId() + " " + since(g.from()) + ".." + (g.to() == null ? "" : since(g.to())))
                        .toList());
    }

    private static String since(Instant time) {
        long hours = java.time.Duration.between(ScenarioInput.START, time).toHours();
        return hours / 24 + "d" + (hours % 24 == 0 ? "" : hours % 24 + "h");
    }
}
