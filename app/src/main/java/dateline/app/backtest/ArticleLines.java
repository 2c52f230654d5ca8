package dateline.app.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dateline.annotate.AnnotationInput;
import dateline.annotate.Annotator;
import dateline.annotate.story.Publishers;
import dateline.annotate.story.StoryTerms;
import dateline.app.backtest.ArticleLine.Code;
import dateline.app.backtest.ArticleLine.Found;
import dateline.app.backtest.ArticleLine.Head;
import dateline.app.backtest.ArticleLine.Name;
import dateline.contract.json.Json;
import dateline.contract.record.Annotation;
import dateline.contract.record.Article;
import dateline.contract.record.TopicScore;
import dateline.enrich.alert.article.Sighting;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes sightings of lines. Safe for any number of threads. */
final class ArticleLines {
    private static final ObjectReader READER = Json.MAPPER.readerFor(ArticleLine.class);
    private static final long MOST_MILLIS =
            Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    private final Supplier<Annotator> annotator;
    private final Publishers publishers = Publishers.load();

    /** What became of a line. */
    sealed interface Outcome {
        /** @param story what is to be put into a story; null if the line says which */
        record Seen(Sighting sighting, @Nullable StoryTerms story) implements Outcome {}

        /** @param reason what is wrong with it */
        record Refused(String reason) implements Outcome {}
    }

    /** @param annotator is asked for when the first line comes that nobody has annotated */
    ArticleLines(Supplier<Annotator> annotator) {
        this.annotator = annotator;
    }

    Outcome read(byte[] bytes, int from, int length) {
        try {
            ArticleLine line = READER.readValue(bytes, from, length);
            return line == null ? new Outcome.Refused("is not a JSON object") : outcome(line);
        } catch (JsonProcessingException e) {
            return new Outcome.Refused("cannot be read: " + e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException e) {
            return new Outcome.Refused("cannot be read: " + e.getMessage());
        }
    }

    private Outcome outcome(ArticleLine line) {
        Head head = line.article();
        Found found = line.annotation();
        if (head != null && found != null) {
            return new Outcome.Seen(enriched(line, head, found), null);
        }
        JsonNode id = line.id();
        if (id == null || !id.isValueNode() || id.isNull()) {
            return new Outcome.Refused("needs \"id\", a string");
        }
        Instant date = date(line.date() == null ? line.published() : line.date());
        if (date == null && line.seen() == null) {
            return new Outcome.Refused("needs \"date\" or \"published\", such as 2026-11-20T12:00:00Z: a back-test's"
                    + " clock is the articles' own");
        }
        Instant published = date == null ? Objects.requireNonNull(line.seen()) : date;
        return line.isAnnotated() ? annotated(line, id.asText(), published) : plain(line, id.asText(), published);
    }

    private static Sighting enriched(ArticleLine line, Head head, Found found) {
        return new Sighting(
                head.id(),
                head.revision(),
                head.kind(),
                head.feedId(),
                head.outlet(),
                or(line.publisher(), head.outlet()),
                found.language(),
                head.title(),
                head.url(),
                or(line.storyId(), head.id()),
                head.published(),
                head.firstSeen(),
                head.seen(),
                or(found.annotator(), ""),
                codes(found.topics()),
                names(found.keyEntities(), found.entities()),
                found.countries());
    }

    private Outcome annotated(ArticleLine line, String id, Instant published) {
        Sighting sighting = sighting(
                line,
                id,
                published,
                or(line.publisher(), publisher(line)),
                or(line.storyId(), id),
                or(line.language(), "und"),
                or(line.annotator(), ""),
                codes(line.topics()),
                names(line.keyEntities(), line.entities()),
                Objects.requireNonNull(line.countries()));
        StoryTerms text = StoryTerms.of(or(line.title(), ""), or(line.text(), ""), List.of());
        return new Outcome.Seen(sighting, line.storyId() == null ? text : null);
    }

    private Outcome plain(ArticleLine line, String id, Instant published) {
        if (line.title() == null && line.text() == null) {
            return new Outcome.Refused("needs \"text\" or \"title\"");
        }
        String title = or(line.title(), "");
        String text = or(line.text(), "");
        Annotation a =
                annotator.get().annotate(new AnnotationInput(title, text, line.language(), line.outletCountry()));
        List<Name> names = a.keyEntities() == null
                ? List.of()
                : a.keyEntities().stream().map(e -> new Name(e.name())).toList();
        Sighting sighting = sighting(
                line,
                id,
                published,
                publisher(line),
                id,
                a.language(),
                or(a.annotator(), ""),
                a.topics().stream().map(TopicScore::code).toList(),
                names(names, null),
                a.countries());
        return new Outcome.Seen(sighting, StoryTerms.of(title, text, a.entities()));
    }

    private static Sighting sighting(
            ArticleLine line,
            String id,
            Instant published,
            String publisher,
            String storyId,
            String language,
            String annotator,
            List<String> topics,
            List<String> entities,
            List<dateline.contract.record.Country> countries) {
        Instant seen = line.seen() == null ? published : line.seen();
        Article.Kind kind = line.kind() == null ? Article.Kind.NEW : line.kind();
        return new Sighting(
                id,
                line.revision() == null ? 1 : Math.max(1, line.revision()),
                kind,
                or(line.feedId(), ""),
                or(line.outlet(), or(line.publisher(), "")),
                publisher,
                language,
                or(line.title(), ""),
                or(line.url(), ""),
                storyId,
                published,
                line.firstSeen() == null ? seen : line.firstSeen(),
                seen,
                annotator,
                topics,
                entities,
                countries);
    }

    private String publisher(ArticleLine line) {
        String outlet = or(line.outlet(), or(line.publisher(), ""));
        return publishers.of(outlet, or(line.url(), ""), List.of(), or(line.text(), ""));
    }

    /** Milliseconds or ISO 8601; null for what is neither. */
    private static @Nullable Instant date(@Nullable JsonNode date) {
        if (date == null || date.isNull()) {
            return null;
        }
        if (date.isIntegralNumber()) {
            return Instant.ofEpochMilli(Math.clamp(date.asLong(), 0, MOST_MILLIS));
        }
        try {
            return OffsetDateTime.parse(date.asText()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static List<String> codes(@Nullable List<Code> topics) {
        return topics == null || topics.isEmpty()
                ? List.of()
                : topics.stream().map(Code::code).toList();
    }

    private static List<String> names(@Nullable List<Name> key, @Nullable List<Name> otherwise) {
        List<Name> names = key == null ? otherwise : key;
        return names == null || names.isEmpty()
                ? List.of()
                : names.stream().map(Name::name).distinct().toList();
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
