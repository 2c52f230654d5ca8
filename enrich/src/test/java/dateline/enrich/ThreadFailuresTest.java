package dateline.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {
    private static final StreamsException ERROR =
            new StreamsException("outer", new IllegalStateException("the record is broken"));

    private Instant now = Instant.parse("2026-11-01T10:00:00Z");
    private final ThreadFailures failures = new ThreadFailures(() -> now);

    @Test
    void firstFailure_isReplacedAtOnceAndNoProblemYet() {
        assertThat(failures.handle(ERROR)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(failures.problem()).isEmpty();
    }

    @Test
    void failingAgain_isAProblemWithItsCause_untilItStaysAway() {
        failures.handle(ERROR);
        failures.handle(ERROR); // waits a second: the bound on the rate
        assertThat(failures.problem())
                .hasValue("stream threads have failed 2 times, last with: IllegalStateException: the record is broken");
        now = now.plus(Duration.ofMinutes(3));
        assertThat(failures.problem()).isEmpty();
        failures.handle(ERROR);
        assertThat(failures.problem()).isEmpty();
    }

    @Test
    void stopping_endsTheWaitAndReplacesNothing() throws Exception {
        for (int i = 0; i < 2; i++) {
            failures.handle(ERROR);
        }
        CompletableFuture<StreamThreadExceptionResponse> third =
                CompletableFuture.supplyAsync(() -> failures.handle(ERROR));
        failures.stop();
        assertThat(third.get(20, TimeUnit.SECONDS)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }

    @Test
    void whatIsTheProcessesFault_stopsTheThreads() {
        assertThat(failures.handle(new StreamsException(new NoClassDefFoundError("org/x"))))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(failures.problem()).hasValueSatisfying(p -> assertThat(p).contains("NoClassDefFoundError: org/x"));
    }
}
