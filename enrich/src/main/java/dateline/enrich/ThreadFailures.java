package dateline.enrich;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a stream thread that failed: it is replaced, the more slowly the more often it fails, and everybody is
 * told. If what failed is the Java process itself, the threads stop and the process is to be replaced.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ThreadFailures.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Without a failure for so long, what failed is over. */
    private static final Duration QUIET = Duration.ofMinutes(2);

    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private int failures;
    private Instant last = Instant.MIN;
    private String cause = "";
    private @Nullable String fatal;

    ThreadFailures(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable error) {
        if (isOfTheProcess(error)) {
            fatal(error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        Duration pause = failed(error);
        try {
            // in the thread that failed; returning is what replaces it
            if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Why threads fail again and again, or have stopped; empty if they work, or one has failed once. */
    synchronized Optional<String> problem() {
        if (fatal != null) {
            return Optional.of("the stream threads cannot run in this process: " + fatal);
        }
        return failures < 2 || isOver(clock.instant())
                ? Optional.empty()
                : Optional.of("stream threads have failed " + failures + " times, last with: " + cause);
    }

    /** Replaces nothing any more. */
    void stop() {
        stop.countDown();
    }

    /** How long to wait before there is another thread: nothing after the first failure, then 1, 2, 4 … seconds. */
    private synchronized Duration failed(Throwable error) {
        Instant now = clock.instant();
        failures = isOver(now) ? 1 : failures + 1;
        last = now;
        String before = cause;
        cause = root(error);
        Duration pause = failures == 1 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(failures - 2, 5));
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        log.atError()
                .addKeyValue("failures", failures)
                .addKeyValue("again-in-seconds", bounded.toSeconds())
                .addKeyValue("cause", cause)
                .setCause(failures > 1 && cause.equals(before) ? null : error) // the same again needs no second trace
                .log("a stream thread failed and is replaced");
        return bounded;
    }

    private synchronized void fatal(Throwable error) {
        fatal = root(error);
        log.atError().setCause(error).log("the stream threads cannot run in this process and stop");
    }

    private boolean isOver(Instant now) {
        return failures == 0 || last.plus(QUIET).isBefore(now);
    }

    private static boolean isOfTheProcess(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof LinkageError || cause instanceof VirtualMachineError) {
                return true;
            }
        }
        return false;
    }

    private static String root(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return cause.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }
}
