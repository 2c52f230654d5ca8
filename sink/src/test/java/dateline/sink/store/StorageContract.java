package dateline.sink.store;

import static dateline.sink.Samples.NOON;
import static dateline.sink.Samples.alert;
import static dateline.sink.Samples.article;
import static dateline.sink.Samples.articleId;
import static dateline.sink.Samples.draft;
import static dateline.sink.Samples.spec;
import static dateline.sink.Samples.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.AlertBuilder;
import dateline.contract.record.Annotation;
import dateline.contract.record.Article;
import dateline.contract.record.ArticleBuilder;
import dateline.contract.record.Country;
import dateline.contract.record.EnrichedArticle;
import dateline.contract.record.FeedSpec;
import dateline.contract.topic.DeadLetter;
import dateline.sink.sql.RefusedChange;
import dateline.sink.store.Change.Alerted;
import dateline.sink.store.Change.Annotated;
import dateline.sink.store.Change.DeadLettered;
import dateline.sink.store.Change.FeedAdded;
import dateline.sink.store.Change.FeedPolled;
import dateline.sink.store.Change.FeedRemoved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every storage does. */
abstract class StorageContract {
    private Storage storage;

    /** An empty storage, prepared. */
    abstract Storage emptyStorage();

    /** What is in it now. */
    abstract Kept kept();

    @BeforeEach
    final void open() {
        storage = emptyStorage();
    }

    @Test
    void replay_changesNothing() {
        List<Change> changes = oneOfEach();
        assertThat(storage.store(changes)).containsExactlyInAnyOrderElementsOf(changes);
        List<String> before = kept().everything();

        assertThat(storage.store(changes)).isEmpty();
        assertThat(kept().everything()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void batchesOfAnySize_leaveTheSame() {
        List<Change> changes = history();
        storage.store(changes);
        List<String> atOnce = kept().everything();

        storage = emptyStorage();
        changes.forEach(change -> storage.store(List.of(change)));
        assertThat(kept().everything()).isEqualTo(atOnce);
    }

    @Test
    void revisionsInAnyOrder_leaveTheHighest() {
        for (long seed = 0; seed < 5; seed++) {
            storage = emptyStorage();
            List<Change> changes = new ArrayList<>();
            for (int revision = 1; revision <= 4; revision++) {
                changes.add(annotated(article("a", revision, "rules-1", "Revision " + revision)));
            }
            Collections.shuffle(changes, new Random(seed));
            storage.store(changes.subList(0, 2));
            storage.store(changes.subList(2, 4));

            assertThat(kept().article(articleId("a")).title()).isEqualTo("Revision 4");
            assertThat(kept().article(articleId("a")).entities()).allMatch(e -> e.contains("Revision"));
            assertThat(kept().revisions(articleId("a"))).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void lowerRevision_isKeptAsARevisionOnly() {
        storage.store(List.of(annotated(article("a", 2, "rules-1", "Mali second"))));
        Kept.Article before = kept().article(articleId("a"));

        Change late = annotated(article("a", 1, "rules-1", "Kenya first"));
        assertThat(storage.store(List.of(late))).containsExactly(late);
        assertThat(kept().article(articleId("a"))).isEqualTo(before);
        assertThat(kept().revisions(articleId("a"))).containsExactly(1, 2);
    }

    @Test
    void withdrawal_keepsTheTextAndTheAnnotationFromBefore_inAnyOrder() {
        Change first = annotated(article("a", 1, "rules-1", "Kenya votes"));
        Change withdrawn = annotated(withdrawn(article("a", 2, "rules-1", "")));
        Change back = annotated(article("a", 3, "rules-1", "Kenya votes again"));

        storage.store(List.of(first));
        Kept.Article before = kept().article(articleId("a"));
        assertThat(storage.store(List.of(withdrawn))).containsExactly(withdrawn);
        Kept.Article gone = kept().article(articleId("a"));
        assertThat(gone.title()).isEqualTo("Kenya votes");
        assertThat(gone.entities()).isEqualTo(before.entities()).isNotEmpty();
        assertThat(gone.countries()).isEqualTo(before.countries());
        assertThat(kept().revisions(articleId("a"))).containsExactly(1, 2);
        List<String> everything = kept().everything();
        assertThat(everything).anyMatch(row -> row.contains("WITHDRAWN"));
        storage.store(List.of(first, withdrawn));
        assertThat(kept().everything()).isEqualTo(everything);

        storage = emptyStorage();
        storage.store(List.of(first, withdrawn));
        assertThat(kept().everything()).as("in one batch").isEqualTo(everything);

        storage.store(List.of(back));
        assertThat(kept().article(articleId("a")).title()).isEqualTo("Kenya votes again");
    }

    private static EnrichedArticle withdrawn(EnrichedArticle enriched) {
        ArticleBuilder draft = ArticleBuilder.builder(enriched.article());
        draft.kind(Article.Kind.WITHDRAWN);
        draft.title("");
        draft.text("");
        return new EnrichedArticle(draft.build(), withoutEntities(enriched), enriched.storyId(), null, null);
    }

    @Test
    void sameRevisionOfAnotherAnnotator_replacesTheAnnotation() {
        storage.store(List.of(annotated(article("a", 1, "rules-1", "Kenya votes"))));
        Kept.Article before = kept().article(articleId("a"));

        EnrichedArticle again = article("a", 1, "rules-2", "Kenya votes");
        EnrichedArticle fewer =
                new EnrichedArticle(again.article(), withoutEntities(again), again.storyId(), null, null);
        assertThat(storage.store(List.of(annotated(fewer)))).hasSize(1);
        Kept.Article after = kept().article(articleId("a"));
        assertThat(after.annotator()).isEqualTo("rules-2");
        assertThat(after.entities()).isEmpty();
        assertThat(after.countries()).isEqualTo(before.countries());
        assertThat(after.position())
                .as("readers that follow along see it again")
                .isGreaterThan(before.position());
    }

    @Test
    void sameRevisionOfTheSameAnnotator_staysWhereItIs() {
        storage.store(List.of(annotated(article("a")), annotated(article("b"))));
        long before = kept().article(articleId("a")).position();
        storage.store(List.of(annotated(article("a"))));
        assertThat(kept().article(articleId("a")).position()).isEqualTo(before);
    }

    @Test
    void feed_mergesSpecAndState_whicheverComesFirst() {
        storage.store(List.of(new FeedAdded(spec("f", "The Example")), new FeedPolled(state("f", 1))));
        Kept.Feed specFirst = kept().feed("f");

        storage = emptyStorage();
        storage.store(List.of(new FeedPolled(state("f", 1))));
        assertThat(kept().feed("f").url()).isEqualTo("https://elsewhere.example.org/f");
        storage.store(List.of(new FeedAdded(spec("f", "The Example"))));
        assertThat(kept().feed("f")).isEqualTo(specFirst);
        assertThat(specFirst)
                .isEqualTo(new Kept.Feed(
                        "https://example.org/f",
                        "The Example",
                        "A feed",
                        "OK",
                        false,
                        "https://example.org/icon.png",
                        "http-404"));
    }

    @Test
    void removedFeed_isKeptAsRemoved_untilItIsAddedAgain() {
        storage.store(List.of(new FeedAdded(spec("f", "The Example")), new FeedRemoved("f")));
        assertThat(kept().feed("f").removed()).isTrue();
        storage.store(List.of(new FeedPolled(state("f", 2))));
        assertThat(kept().feed("f").removed())
                .as("a late poll does not bring it back")
                .isTrue();
        storage.store(List.of(new FeedAdded(spec("f", "The Example"))));
        assertThat(kept().feed("f").removed()).isFalse();
    }

    @Test
    void feedOfWhichOnlyTheRemovalIsLeft_isRemoved() {
        storage.store(List.of(new FeedRemoved("f")));
        storage.store(List.of(new FeedPolled(state("f", 2))));
        assertThat(kept().feed("f").removed()).isTrue();
        assertThat(kept().feed("f").url()).isEqualTo("https://elsewhere.example.org/f");
    }

    @Test
    void lastStateOfAFeed_counts() {
        storage.store(List.of(
                new FeedAdded(spec("f", "Old")), new FeedAdded(spec("f", "New")), new FeedPolled(state("f", 1))));
        assertThat(kept().feed("f").outlet()).isEqualTo("New");
    }

    @Test
    void alert_isKeptOnce() {
        Change first = new Alerted(alert("x", NOON));
        assertThat(storage.store(List.of(first, new Alerted(alert("x", NOON))))).hasSize(1);
        assertThat(kept().alerts()).hasSize(1);
    }

    @Test
    void alertRevisionsInAnyOrder_leaveTheHighest_andTheWholeHistory() {
        List<Change> changes = new ArrayList<>(List.of(
                new Alerted(alert("x", 1, Alert.State.OPEN, NOON)),
                new Alerted(alert("x", 2, Alert.State.UPDATED, NOON)),
                new Alerted(alert("x", 3, Alert.State.RETRACTED, NOON))));
        storage.store(changes);
        List<String> alerts = kept().alerts();
        List<String> history = List.of("x 1 OPEN", "x 2 UPDATED", "x 3 RETRACTED");
        assertThat(kept().alertEvents()).isEqualTo(history);
        for (long seed = 0; seed < 5; seed++) {
            storage = emptyStorage();
            Collections.shuffle(changes, new Random(seed));
            storage.store(changes.subList(0, 2));
            storage.store(changes.subList(2, 3));
            assertThat(kept().alerts())
                    .isEqualTo(alerts)
                    .singleElement()
                    .asString()
                    .contains("RETRACTED");
            assertThat(kept().alertEvents()).isEqualTo(history);
        }
    }

    @Test
    void alertRevisionThatIsKnown_staysAsItWas() {
        Change first = new Alerted(alert("x", 1, Alert.State.OPEN, NOON));
        Change other = new Alerted(alert("x", 1, Alert.State.UPDATED, NOON));
        assertThat(storage.store(List.of(first, other))).containsExactly(first);
        List<String> before = kept().everything();
        assertThat(storage.store(List.of(other))).isEmpty();
        assertThat(kept().everything()).isEqualTo(before);
    }

    @Test
    void everythingThatAnAlertSays_isKept() {
        AlertBuilder draft = draft("x", 1, Alert.State.OPEN, NOON);
        draft.scope("medtop:11000000");
        draft.heldBack(7);
        draft.deliverAfter(NOON.plusSeconds(60));
        draft.digest(true);
        draft.channels(List.of("webhook", "desk"));
        draft.silent(true);
        draft.gaps(List.of(new Alert.Gap("feed-1", NOON, null)));
        draft.feedback(new Alert.Feedback(AlertAction.Kind.SNOOZE, "Ada", NOON, NOON.plusSeconds(5), "later"));
        storage.store(List.of(new Alerted(draft.build())));
        assertThat(kept().alert("x")).isEqualTo(draft.build());
    }

    @Test
    void charactersThatADatabaseRefuses_areReplaced_andOffsetsStillCount() {
        EnrichedArticle odd = article("a", 1, "rules\0-1", "Kenya\0 and \ud800 half \udc00 \ud83d\ude00");
        storage.store(List.of(annotated(odd), new Alerted(oddAlert()), letter("bad\0 key", NOON)));

        Kept.Article kept = kept().article(articleId("a"));
        assertThat(kept.title()).isEqualTo("Kenya\ufffd and \ufffd half \ufffd \ud83d\ude00");
        assertThat(kept.title()).hasSameSizeAs(odd.article().title());
        assertThat(kept.entities()).hasSize(2);
        assertThat(kept().alerts()).singleElement().asString().contains("odd\ufffd title");
        assertThat(storage.store(List.of(annotated(odd), new Alerted(oddAlert()))))
                .isEmpty();
    }

    @Test
    void whatIsSaidTwiceOfAnArticle_isKeptOnce() {
        EnrichedArticle a = article("a");
        List<Country> twice = new ArrayList<>(a.annotation().countries());
        twice.addAll(twice);
        storage.store(List.of(annotated(new EnrichedArticle(
                a.article(),
                new Annotation(
                        "en",
                        1,
                        a.annotation().entities(),
                        a.annotation().entitiesStatus(),
                        twice,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        "rules-1"),
                "s",
                null,
                null))));
        assertThat(kept().article(articleId("a")).countries()).hasSize(1);
    }

    @Test
    void changeThatCannotBeKept_isRefused_andNothingOfItsBatchIsKept() {
        Change good = annotated(article("good"));
        assertThatThrownBy(() -> storage.store(List.of(good, unstorable()))).isInstanceOf(RefusedChange.class);
        assertThat(kept().everything()).isEmpty();
        assertThat(storage.store(List.of(good))).containsExactly(good);
    }

    @Test
    void largeArticle_isKept() {
        String text = "Kenya " + "news ".repeat(1_000_000);
        storage.store(List.of(annotated(article("large", 1, "rules-1", text))));
        assertThat(kept().article(articleId("large")).title()).hasSize(text.length());
    }

    /** Its time is far outside what a calendar of people has. */
    static Change unstorable() {
        FeedSpec spec = spec("bad", "Bad");
        return new FeedAdded(new FeedSpec(
                "bad",
                spec.url(),
                null,
                null,
                null,
                List.of(),
                spec.text(),
                Instant.parse("+900000000-01-01T00:00:00Z")));
    }

    private static List<Change> oneOfEach() {
        return List.of(
                annotated(article("a")),
                annotated(article("b")),
                new Alerted(alert("x", NOON)),
                new Alerted(alert("y", 1, Alert.State.OPEN, NOON)),
                new FeedAdded(spec("f", "The Example")),
                new FeedPolled(state("g", 3)),
                letter("k", NOON));
    }

    private static List<Change> history() {
        List<Change> changes = new ArrayList<>(oneOfEach());
        changes.add(annotated(article("a", 3, "rules-1", "Third text")));
        changes.add(annotated(article("a", 2, "rules-1", "Second text")));
        changes.add(annotated(article("b", 1, "rules-2", "Kenya and Mali sign a treaty")));
        changes.add(new FeedPolled(state("f", 1)));
        changes.add(new FeedRemoved("f"));
        changes.add(new FeedPolled(state("f", 2)));
        changes.add(new FeedRemoved("g"));
        changes.add(new FeedAdded(spec("g", "Again")));
        changes.add(new Alerted(alert("x", NOON)));
        changes.add(new Alerted(alert("y", 2, Alert.State.UPDATED, NOON)));
        changes.add(new Alerted(alert("y", 3, Alert.State.RETRACTED, NOON)));
        return changes;
    }

    static Change annotated(EnrichedArticle enriched) {
        return new Annotated(enriched);
    }

    private static Change letter(String key, Instant at) {
        return new DeadLettered(
                2, 7, new DeadLetter(key, new byte[] {0, 1, (byte) 0xff}, "ingest", "not-a-feed", "odd", "here", at));
    }

    private static Alert oddAlert() {
        Alert a = alert("x", NOON);
        Alert.Source s = a.articles().getFirst();
        return AlertBuilder.builder()
                .id(a.id())
                .watchId(a.watchId())
                .watchVersion(1)
                .watchName(a.watchName())
                .state(a.state())
                .country("KE")
                .countryName("Kenya")
                .episode(1)
                .at(NOON)
                .lastMention(null)
                .window(a.window())
                .why(a.why())
                .articles(List.of(new Alert.Source(
                        s.articleId(), s.outlet(), "odd\0 title", s.url(), s.storyId(), NOON, s.evidence(), null)))
                .build();
    }

    private static Annotation withoutEntities(EnrichedArticle enriched) {
        var n = enriched.annotation();
        return new Annotation(
                n.language(),
                n.languageConfidence(),
                List.of(),
                n.entitiesStatus(),
                n.countries(),
                n.aboutCountries(),
                n.topics(),
                n.languageStatus(),
                n.secondLanguage(),
                n.keyEntities(),
                n.annotator());
    }
}
