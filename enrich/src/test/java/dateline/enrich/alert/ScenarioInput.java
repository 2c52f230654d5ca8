package dateline.enrich.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.contract.record.AlertAction;
import dateline.contract.record.Annotation;
import dateline.contract.record.Article;
import dateline.contract.record.Country;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Entity;
import dateline.contract.record.FeedStatus;
import dateline.contract.record.Field;
import dateline.contract.record.KeyEntity;
import dateline.contract.record.TopicScore;
import dateline.contract.record.Watch;
import dateline.contract.record.WatchBuilder;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a scenario gives. Times are since Monday, 2 March 2026, 00:00 UTC: {@code 8d 2h}, or whole instants. */
final class ScenarioInput {
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private ScenarioInput() {}

    static Duration span(String text) {
        Duration sum = Duration.ZERO;
        for (String part : text.strip().split(" ")) {
            long count = Long.parseLong(part.substring(0, part.length() - 1));
            sum = sum.plus(
                    switch (part.charAt(part.length() - 1)) {
                        case 'd' -> Duration.ofDays(count);
                        case 'h' -> Duration.ofHours(count);
                        case 'm' -> Duration.ofMinutes(count);
                        case 's' -> Duration.ofSeconds(count);
                        default -> throw new IllegalArgumentException("no span of time: " + text);
                    });
        }
        return sum;
    }

    static Instant time(String text) {
        return text.contains("T") ? Instant.parse(text) : START.plus(span(text));
    }

    static Watch watch(JsonNode json) {
        WatchBuilder draft = WatchBuilder.builder()
                .id(json.path("id").asText("w"))
                .version(json.path("version").asInt(1))
                .name(json.path("name").asText("Watch"))
                .mode(Watch.Mode.valueOf(json.path("mode").asText("NOVEL")))
                .window(span(json.path("window").asText("7d")))
                .countries(list(json.path("countries")))
                .minConfidence(json.path("confidence").asDouble(0.5))
                .minSalience(json.path("salience").asDouble(0.1))
                .maxAge(span(json.path("max-age").asText("48h")))
                .since(time(json.path("since").asText("0d")))
                .learning(Watch.Learning.valueOf(json.path("learning").asText("NONE")));
        draft.filter(json.has("filter") ? filter(json.get("filter")) : null);
        draft.level(json.has("level") ? Watch.Level.valueOf(json.get("level").asText()) : null);
        if (json.has("pair")) {
            draft.pair(new Watch.Pair(
                    list(json.get("pair").path("topics")), list(json.get("pair").path("entities"))));
        }
        if (json.has("surge")) {
            JsonNode s = json.get("surge");
            draft.surge(new Watch.Surge(
                    s.path("mentions").asInt(5),
                    s.path("publishers").asInt(3),
                    s.path("probability").asDouble(1e-4)));
        }
        if (json.has("limits")) {
            JsonNode l = json.get("limits");
            draft.limits(new Watch.Limits(
                    l.path("alerts").asInt(20),
                    span(l.path("per").asText("1h")),
                    span(l.path("cool-down").asText("0s")),
                    span(l.path("group").asText("1h"))));
        }
        if (json.has("quiet-hours")) {
            JsonNode q = json.get("quiet-hours");
            List<DayOfWeek> days =
                    list(q.path("days")).stream().map(DayOfWeek::valueOf).toList();
            draft.quietHours(new Watch.QuietHours(
                    LocalTime.parse(q.path("from").asText()),
                    LocalTime.parse(q.path("to").asText()),
                    ZoneId.of(q.path("zone").asText("UTC")),
                    days.isEmpty() ? null : days));
        }
        if (json.has("digest")) {
            draft.digest(new Watch.Digest(
                    list(json.get("digest").path("at")).stream()
                            .map(LocalTime::parse)
                            .toList(),
                    ZoneId.of(json.get("digest").path("zone").asText("UTC"))));
        }
        draft.channels(json.has("channels") ? list(json.get("channels")) : null);
        if (json.has("seeds")) {
            List<Watch.Seed> seeds = new ArrayList<>();
            json.get("seeds")
                    .properties()
                    .forEach(e -> seeds.add(new Watch.Seed(
                            e.getKey(), START.minus(span(e.getValue().asText())))));
            draft.seeds(seeds);
        }
        return draft.build();
    }

    private static Watch.Filter filter(JsonNode json) {
        return new Watch.Filter(
                list(json.path("feeds")),
                list(json.path("outlets")),
                list(json.path("languages")),
                list(json.path("topics")),
                list(json.path("entities")),
                list(json.path("not-countries")));
    }

    /** A list, or one word for a list of one. */
    static List<String> list(JsonNode json) {
        List<String> list = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(e -> list.add(e.asText()));
        } else if (!json.isMissingNode()) {
            list.add(json.asText());
        }
        return list;
    }

    static EnrichedArticle article(JsonNode step) {
        Instant at = time(step.path("at").asText());
        int revision = step.path("revision").asInt(1);
        String id = step.path("article").asText(step.path("at").asText());
        String publisher = step.path("by").asText("P");
        Article.Kind kind = step.path("withdrawn").asBoolean()
                ? Article.Kind.WITHDRAWN
                : revision == 1 ? Article.Kind.NEW : Article.Kind.UPDATED;
        Instant firstSeen = time(step.path("first-seen").asText(step.path("at").asText()));
        Article article = new Article(
                id,
                revision,
                kind,
                step.path("feed").asText("f"),
                step.path("outlet").asText(publisher),
                null,
                "https://example.org/" + id,
                "https://example.org/" + id,
                id,
                "Title of " + id,
                "",
                "",
                List.of(),
                List.of(),
                null,
                null,
                time(step.path("published")
                        .asText(step.path("first-seen").asText(step.path("at").asText()))),
                Article.PublishedStatus.CLAIMED,
                firstSeen,
                at,
                List.of(),
                null,
                null,
                null,
                null);
        return new EnrichedArticle(
                article, annotation(step), step.path("story").asText("story of " + id), null, publisher);
    }

    private static Annotation annotation(JsonNode step) {
        return new Annotation(
                step.path("language").asText("en"),
                1,
                List.of(),
                Annotation.EntitiesStatus.TAGGED,
                list(step.path("says")).stream().map(ScenarioInput::country).toList(),
                List.of(),
                list(step.path("topics")).stream()
                        .map(t -> new TopicScore(t, t, 1))
                        .toList(),
                null,
                null,
                list(step.path("entities")).stream()
                        .map(n -> new KeyEntity(Entity.Type.PERSON, n, 1, 1, null))
                        .toList(),
                step.path("annotator").asText("1"));
    }

    /** {@code KZ}, or with confidence and salience {@code KZ 0.4 0.9}. */
    private static Country country(String text) {
        String[] parts = text.split(" ");
        double confidence = parts.length > 1 ? Double.parseDouble(parts[1]) : 0.9;
        double salience = parts.length > 2 ? Double.parseDouble(parts[2]) : 0.9;
        return new Country(
                parts[0],
                confidence,
                salience,
                Country.How.NAME,
                List.of(new Country.Evidence(Field.TITLE, 0, 2, parts[0], Country.How.NAME, null)));
    }

    static AlertAction action(JsonNode step, AlertAction.Kind kind, String alert) {
        return new AlertAction(
                alert,
                kind,
                step.path("by").asText("ann"),
                time(step.path("at").asText()),
                step.has("until") ? time(step.get("until").asText()) : null,
                null);
    }

    static FeedStatus feed(JsonNode step) {
        Instant at = time(step.path("at").asText());
        return new FeedStatus(
                step.path("feed-status").asText(),
                "https://example.org/feed",
                null,
                FeedStatus.Condition.valueOf(step.path("is").asText()),
                at,
                null,
                null,
                at,
                step.has("last-success") ? time(step.get("last-success").asText()) : nullUnlessOk(step, at),
                null,
                at.plusSeconds(60),
                0,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static @Nullable Instant nullUnlessOk(JsonNode step, Instant at) {
        return step.path("is").asText().equals("OK") ? at : null;
    }
}
