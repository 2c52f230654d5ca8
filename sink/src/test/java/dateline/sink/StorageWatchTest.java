package dateline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.runtime.life.Readiness;
import dateline.sink.sql.StorageUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorageWatchTest {
    private Instant now = Samples.NOON;
    private final Readiness readiness = new Readiness("sink", () -> now, List.of(StorageWatch.DATABASE));
    private final StorageWatch watch = new StorageWatch(readiness, () -> now);

    @Test
    void databaseThatStandsStill_isTold_beforeItsConnectionsEnd() {
        watch.worked();
        watch.begins("writing a batch");
        pass(Duration.ofSeconds(9));
        watch.tellIfSlow();
        assertThat(readiness.status("").ok()).isTrue();

        pass(Duration.ofSeconds(2));
        watch.tellIfSlow();
        assertThat(readiness.status("").detail()).contains("database: has not answered yet: writing a batch");

        watch.worked();
        watch.tellIfSlow();
        assertThat(readiness.status("").ok()).isTrue();
    }

    @Test
    void databaseThatIsAway_isTriedEverMoreRarely() {
        watch.failed(new StorageUnavailable("nobody there", new IllegalStateException()));
        assertThat(watch.attemptDue()).isFalse();
        assertThat(readiness.status("").detail()).contains("database: away: nobody there");
        pass(Duration.ofMillis(250));
        assertThat(watch.attemptDue()).isTrue();
        watch.failed(new StorageUnavailable("nobody there", new IllegalStateException()));
        pass(Duration.ofMillis(250));
        assertThat(watch.attemptDue()).isFalse();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
