package dateline.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.FeedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BurstsTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void closing_passesOnWhatIsLeft() {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        Bursts bursts = new Bursts(request -> taken.incrementAndGet() > 0, lost::incrementAndGet, LONG);
        sayTwice(bursts, 20);

        bursts.close();

        assertThat(taken).hasValue(40);
        assertThat(lost).hasValue(0);
    }

    @Test
    void closingWithoutKafka_triesOnce_andCountsAllAsLost() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        Bursts bursts = new Bursts(request -> asked.incrementAndGet() <= 20, lost::incrementAndGet, LONG);
        sayTwice(bursts, 20);

        bursts.close();

        assertThat(asked).as("each try takes seconds").hasValue(21);
        assertThat(lost).hasValue(20);
    }

    private static void sayTwice(Bursts bursts, int feeds) {
        for (int i = 0; i < feeds; i++) {
            bursts.accept(FeedRequest.of("feed-" + i, FeedRequest.Kind.PUSHED, Instant.EPOCH));
            bursts.accept(FeedRequest.of("feed-" + i, FeedRequest.Kind.PUSHED, Instant.EPOCH));
        }
    }
}
