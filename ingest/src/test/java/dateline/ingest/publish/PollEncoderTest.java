package dateline.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.topic.DeadLetter;
import dateline.contract.topic.Topics;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.change.ChangeDetector;
import dateline.ingest.feed.change.FeedChanges;
import dateline.ingest.parse.ParsedEntry;
import dateline.ingest.parse.ParsedFeed;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class PollEncoderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final FeedSpec SPEC =
            new FeedSpec("f", "https://news.example/feed", null, null, null, List.of(), FeedSpec.TextSource.FEED, NOW);

    @Test
    void articleTooLargeForARecord_isADeadLetter_andTheOthersAreArticles() {
        FeedState before = FeedProgress.initial(SPEC, NOW);
        ParsedFeed feed = new ParsedFeed(
                "T", null, null, null, null, List.of(entry("small", "text"), entry("huge", "x".repeat(9 << 20))));
        FeedChanges changes = new ChangeDetector(10, 10).detect(SPEC, before, feed, NOW);

        FinishedPoll poll = new PollEncoder().read(new PolledFeed(3, SPEC, before), before, changes, NOW);

        assertThat(poll.records())
                .extracting(ProducerRecord::topic)
                .containsExactlyInAnyOrder(
                        Topics.ARTICLES.name(),
                        Topics.DEAD_LETTERS.name(),
                        Topics.FEED_STATE.name(),
                        Topics.FEED_STATUS.name());
        assertThat(poll.account()).isEqualTo(new FinishedPoll.Account(2, 1, 0, 0, 0, 1, 0));
        assertThat(poll.records())
                .filteredOn(r -> r.topic().equals(Topics.DEAD_LETTERS.name()))
                .allSatisfy(r -> {
                    DeadLetter letter = DeadLetter.read(r.key(), r.value(), r.headers(), 0);
                    assertThat(letter.reason()).isEqualTo("too-large");
                    assertThat(letter.bytes()).hasSize(DeadLetter.MAX_BYTES);
                });
    }

    private static ParsedEntry entry(String guid, String summary) {
        return new ParsedEntry(guid, guid, null, summary, null, null, null, List.of(), List.of(), null, null);
    }
}
