package dateline.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dateline.contract.record.Alert;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.sink.RecordOutcome.Duplicate;
import dateline.sink.RecordOutcome.Refused;
import dateline.sink.RecordOutcome.Stored;
import dateline.sink.sql.RefusedChange;
import dateline.sink.store.Change;
import dateline.sink.store.Storage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of each record of a batch: stored, counted, told, a dead letter. */
class RecordOutcomeTest {
    private final Memory storage = new Memory();
    private final BatchStore batches = new BatchStore(storage);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Alert> told = new ArrayList<>();
    private final BatchReport report = new BatchReport(new SinkMeters(registry), told::add);

    private final ConsumerRecord<String, byte[]> article = record(Topics.ENRICHED, 0, Samples.article("a"));
    private final ConsumerRecord<String, byte[]> sameArticle = record(Topics.ENRICHED, 1, Samples.article("a"));
    private final ConsumerRecord<String, byte[]> refusedArticle = record(Topics.ENRICHED, 2, Samples.article("bad"));
    private final ConsumerRecord<String, byte[]> noArticle = raw(Topics.ENRICHED, 3, "{".getBytes(UTF_8));
    private final ConsumerRecord<String, byte[]> alert = record(Topics.ALERTS, 4, Samples.alert("x", Samples.NOON));
    private final ConsumerRecord<String, byte[]> noAlert = raw(Topics.ALERTS, 5, null);
    private final ConsumerRecord<String, byte[]> badLetter = raw(Topics.DEAD_LETTERS, 6, "?".getBytes(UTF_8));

    @Test
    void eachRecordOfABatch_hasOneOutcome() {
        List<RecordOutcome> outcomes =
                batches.store(List.of(article, sameArticle, refusedArticle, noArticle, alert, noAlert));

        assertThat(outcomes)
                .extracting(o -> o.getClass().getSimpleName(), RecordOutcome::record)
                .containsExactlyInAnyOrder(
                        tuple("Stored", article),
                        tuple("Duplicate", sameArticle),
                        tuple("Refused", refusedArticle),
                        tuple("Refused", noArticle),
                        tuple("Stored", alert),
                        tuple("Duplicate", noAlert));
        assertThat(outcomes)
                .filteredOn(Refused.class::isInstance)
                .extracting(o -> ((Refused) o).reason())
                .containsExactlyInAnyOrder("not-storable", "not-readable");
    }

    @Test
    void recordsThatSaySomething_keepTheirOrder_howeverOftenTheBatchIsHalved() {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            records.add(record(Topics.ENRICHED, i, Samples.article(i == 4 ? "bad" : "a" + i)));
        }
        assertThat(batches.store(records)).extracting(RecordOutcome::record).isEqualTo(records);
    }

    @Test
    void refusedRecord_becomesALetter_thatSaysWhereItWas() {
        Refused refused = new Refused(noArticle, "not-readable", "ends too early");

        List<DeadLetter> letters =
                RefusedRecords.letters(List.of(new Duplicate(article), refused, new Duplicate(alert)), Samples.NOON);

        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.stage()).isEqualTo("sink");
            assertThat(letter.reason()).isEqualTo("not-readable");
            assertThat(letter.detail()).isEqualTo("ends too early");
            assertThat(letter.source()).isEqualTo("dateline.enriched/0/3");
            assertThat(letter.bytes()).isEqualTo("{".getBytes(UTF_8));
            assertThat(letter.at()).isEqualTo(Samples.NOON);
        });
    }

    @Test
    void refusedRecordWithoutKeyAndValue_becomesALetterToo() {
        ConsumerRecord<String, byte[]> empty = new ConsumerRecord<>(Topics.FEEDS.name(), 0, 7, null, null);
        assertThat(RefusedRecords.letters(List.of(new Refused(empty, "not-readable", "")), Samples.NOON))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.key()).isEmpty();
                    assertThat(letter.bytes()).isEmpty();
                });
    }

    @Test
    void refusedDeadLetter_becomesNoOther() {
        assertThat(RefusedRecords.letters(List.of(new Refused(badLetter, "not-storable", "")), Samples.NOON))
                .isEmpty();
    }

    @Test
    void eachOutcome_isCountedOnce() {
        report.report(
                List.of(
                        new Stored(article, new Change.FeedRemoved("f")),
                        new Duplicate(sameArticle),
                        new Refused(noArticle, "not-readable", ""),
                        new Refused(badLetter, "not-storable", "")),
                Samples.NOON);

        assertThat(List.of("stored", "duplicate", "dead-lettered", "failed"))
                .allSatisfy(fate -> assertThat(count(fate)).isEqualTo(1));
        assertThat(count("received")).isEqualTo(4);
    }

    @Test
    void onlyNewAlerts_areTold_andOnlyNewArticlesMeasured() {
        Alert raised = Samples.alert("x", Samples.NOON);
        report.report(
                List.of(
                        new Stored(alert, new Change.Alerted(raised)),
                        new Duplicate(alert),
                        new Stored(article, new Change.Annotated(Samples.article("a"))),
                        new Duplicate(sameArticle)),
                Samples.NOON.plusSeconds(8));

        assertThat(told).containsExactly(raised);
        assertThat(registry.get("dateline.sink.lag").timer().count()).isEqualTo(1);
    }

    private double count(String what) {
        return registry.find("dateline.sink." + what).counters().stream()
                .mapToDouble(c -> c.count())
                .sum();
    }

    private static <V> ConsumerRecord<String, byte[]> record(Topic<String, V> topic, long offset, V value) {
        return raw(topic, offset, topic.value().serializer().serialize(topic.name(), value));
    }

    private static ConsumerRecord<String, byte[]> raw(Topic<String, ?> topic, long offset, byte @Nullable [] value) {
        return new ConsumerRecord<>(topic.name(), 0, offset, "k", value);
    }

    /** Keeps each change once, and refuses articles called "bad". */
    private static final class Memory implements Storage {
        private final List<Change> kept = new ArrayList<>();

        @Override
        public void prepare() {}

        @Override
        public List<Change> store(List<Change> changes) {
            if (changes.stream().anyMatch(Memory::isBad)) {
                throw new RefusedChange("bad", new IllegalStateException());
            }
            List<Change> stored = new ArrayList<>();
            for (Change change : changes) {
                if (!kept.contains(change)) {
                    kept.add(change);
                    stored.add(change);
                }
            }
            return stored;
        }

        private static boolean isBad(Change change) {
            return change instanceof Change.Annotated annotated
                    && annotated.enriched().article().id().equals(Samples.articleId("bad"));
        }

        @Override
        public void check() {}

        @Override
        public void close() {}
    }
}
