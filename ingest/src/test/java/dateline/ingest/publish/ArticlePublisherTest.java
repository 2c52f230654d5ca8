package dateline.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.record.FeedIds;
import dateline.contract.record.FeedSpec;
import dateline.contract.record.FeedState;
import dateline.contract.topic.FeedPartitions;
import dateline.contract.topic.Topics;
import dateline.ingest.feed.FeedProgress;
import dateline.ingest.feed.PollSchedule;
import dateline.ingest.feed.change.FeedChanges;
import dateline.ingest.parse.ParsedFeed;
import dateline.testsupport.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArticlePublisherTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String URL = "https://news.example/feed";
    private static final FeedSpec SPEC =
            new FeedSpec(FeedIds.of(URL), URL, null, null, null, List.of(), FeedSpec.TextSource.FEED, NOW);
    private static final int PARTITION = FeedPartitions.of(URL, Topics.FEEDS.partitions());

    private final PollEncoder encoder = new PollEncoder();

    @BeforeEach
    void emptyKafka() {
        TestKafka.emptyTopics();
    }

    @Test
    void abandonedOwner_canWriteNothingAfterAnotherTookOver() throws Fenced, Refused {
        try (ArticlePublisher abandoned = open()) {
            abandoned.publish(List.of(poll("before")));
            try (ArticlePublisher next = open()) {
                assertThatThrownBy(() -> abandoned.publish(List.of(poll("too late"))))
                        .isInstanceOf(Fenced.class);
                next.publish(List.of(poll("after")));
            }
        }
        assertThat(restoredTitle()).isEqualTo("after");
    }

    @Test
    void newOwner_startsFromWhatWasCommitted_notFromWhatWasUnderWay() throws Fenced, Refused {
        try (ArticlePublisher owner = open()) {
            owner.publish(List.of(poll("committed")));
        }
        Producer<String, byte[]> died = producerThatDies(poll("under way"));

        assertThat(restoredTitle()).isEqualTo("committed");
        died.close(Duration.ZERO);
    }

    private static Producer<String, byte[]> producerThatDies(FinishedPoll poll) {
        Producer<String, byte[]> producer =
                TestKafka.connection().producer(Map.of("transactional.id", "dateline-ingest-" + PARTITION));
        producer.initTransactions();
        producer.beginTransaction();
        for (ProducerRecord<String, byte[]> record : poll.records()) {
            producer.send(record);
        }
        producer.flush();
        return producer;
    }

    private String restoredTitle() throws Fenced, Refused {
        try (ArticlePublisher publisher = open()) {
            return publisher.restored().get(SPEC.id()).title();
        }
    }

    private static ArticlePublisher open() throws Fenced, Refused {
        return ArticlePublisher.open(TestKafka.connection(), PARTITION, Duration.ofSeconds(60), () -> {});
    }

    private FinishedPoll poll(String title) {
        FeedState before = FeedProgress.initial(SPEC, NOW);
        ParsedFeed feed = new ParsedFeed(title, null, null, null, null, List.of());
        FeedProgress progress =
                new FeedProgress(new PollSchedule(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1)));
        FeedState after = progress.read(
                before,
                new FeedProgress.Answer(SPEC.url(), null, null, null, null),
                feed,
                new FeedChanges(List.of(), List.of(), 0, 0, null, null, false),
                null,
                NOW);
        return encoder.stateOnly(new PolledFeed(PARTITION, SPEC, before), after);
    }
}
