package dateline.sink;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertBuilder;
import dateline.contract.record.Annotation;
import dateline.contract.record.Article;
import dateline.contract.record.ArticleIds;
import dateline.contract.record.Country;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.Entity;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.record.Field;
import dateline.contract.record.TopicScore;
import dateline.contract.record.Watch;
import dateline.contract.topic.JsonSerde;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Records for tests. Times have microseconds at most, as the database keeps them. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Samples() {}

    public static String articleId(String slug) {
        return ArticleIds.ofUrl("https://example.org/" + slug);
    }

    public static EnrichedArticle article(String slug) {
        return article(slug, 1, "rules-1", "Kenya and Mali sign a treaty");
    }

    /** Its title is its text; the first two words become an entity and the first one a country. */
    public static EnrichedArticle article(String slug, int revision, String annotator, String title) {
        String url = "https://example.org/" + slug;
        Article article = new Article(
                ArticleIds.ofUrl(url),
                revision,
                revision == 1 ? Article.Kind.NEW : Article.Kind.UPDATED,
                "feed-1",
                "The Example",
                "KE",
                url + "?utm_source=x",
                url,
                "guid-" + slug,
                title,
                "A summary of " + slug,
                title,
                List.of("A. Writer", "B. Writer"),
                List.of("world"),
                new Article.Image("https://example.org/" + slug + ".jpg", "A handshake"),
                "en-GB",
                NOON,
                Article.PublishedStatus.CLAIMED,
                NOON.plusSeconds(5),
                NOON.plusSeconds(4L + revision),
                revision == 1 ? List.of() : List.of("title", "text"),
                NOON.plusSeconds(1),
                Article.TextStatus.FEED,
                null,
                null);
        return new EnrichedArticle(article, annotation(title, annotator), "story-" + slug, null, "example.org");
    }

    public static Annotation annotation(String title, String annotator) {
        String word = title.split(" ")[0];
        Country.Evidence evidence = new Country.Evidence(Field.TITLE, 0, word.length(), word, Country.How.NAME, null);
        return new Annotation(
                "en",
                0.98,
                List.of(
                        new Entity(Entity.Type.LOCATION, Field.TITLE, 0, word.length(), word, word, 0.5, null),
                        new Entity(Entity.Type.LOCATION, Field.TEXT, 0, word.length(), word, word, 0.5, null)),
                Annotation.EntitiesStatus.TAGGED,
                List.of(new Country("KE", 0.9, 0.5, Country.How.NAME, List.of(evidence))),
                List.of("KE"),
                List.of(new TopicScore("medtop:11000000", "politics", 0.8)),
                Annotation.LanguageStatus.DETECTED,
                null,
                List.of(),
                annotator);
    }

    public static Alert alert(String id, Instant at) {
        return AlertBuilder.builder()
                .id(id)
                .watchId("default")
                .watchVersion(1)
                .watchName("Any country")
                .state(Alert.State.OPEN)
                .country("KE")
                .countryName("Kenya")
                .episode(1)
                .at(at)
                .lastMention(at.minus(Duration.ofDays(9)))
                .window(Duration.ofDays(7))
                .why("Kenya was not mentioned for 9 days.")
                .articles(List.of(new Alert.Source(
                        articleId(id),
                        "The Example",
                        "Kenya and Mali sign a treaty",
                        "https://example.org/" + id,
                        "story-" + id,
                        at,
                        List.of(new Country.Evidence(Field.TITLE, 0, 5, "Kenya", Country.How.NAME, null)),
                        null)))
                .build();
    }

    /** A revision of an alert; later ones have more publishers. */
    public static Alert alert(String id, int revision, Alert.State state, Instant at) {
        return draft(id, revision, state, at).build();
    }

    /** The same, for a test to change. */
    public static AlertBuilder draft(String id, int revision, Alert.State state, Instant at) {
        AlertBuilder draft = AlertBuilder.builder(alert(id, at));
        draft.state(state);
        draft.revision(revision);
        draft.updated(at.plusSeconds(revision));
        draft.mode(Watch.Mode.NOVEL);
        draft.level(revision == 1 ? Watch.Level.UNCONFIRMED : Watch.Level.CORROBORATED);
        draft.publishers(revision);
        draft.mentions(revision);
        draft.entries(List.of(new Alert.Entry("KE", "Kenya", 1, at, at.minus(Duration.ofDays(9)))));
        draft.baseline(new Alert.Baseline(at.minus(Duration.ofDays(30)), 7, null, null, null));
        draft.gaps(List.of());
        draft.reason(state.isEnded() ? "Its articles were withdrawn." : null);
        return draft;
    }

    public static FeedSpec spec(String id, String outlet) {
        return new FeedSpec(
                id,
                "https://example.org/" + id,
                outlet,
                "KE",
                "en",
                List.of("world", "africa"),
                FeedSpec.TextSource.FEED,
                NOON);
    }

    /** A feed that was read where a redirect led. */
    public static FeedState state(String id, long polls) {
        return new JsonSerde<>(FeedState.class)
                .decode("""
                    {"feedId":"%s","url":"https://elsewhere.example.org/%s","title":"A feed","status":"OK",
                     "lastPoll":"2026-11-20T12:00:00Z","nextPoll":"2026-11-20T12:10:00Z","failures":0,
                     "polls":%d,"articles":2,"items":[],"icon":"https://example.org/icon.png",
                     "past":{"since":"2026-11-20T08:00:00Z","until":"2026-11-20T12:00:00Z","pages":3,"failures":5,
                     "reason":"http-404","message":"gone"}}\
                    """.formatted(id, id, polls).getBytes(StandardCharsets.UTF_8));
    }
}
