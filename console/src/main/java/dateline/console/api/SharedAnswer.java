package dateline.console.api;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An answer that takes some work or waiting, kept for a second. Whoever asks while it is being found waits for the same
 * one, and fails with it; nobody holds a lock meanwhile. Any thread.
 */
final class SharedAnswer<T> {
    private static final Duration KEEP = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Question<T> question;
    private final AtomicReference<@Nullable Asked<T>> last = new AtomicReference<>();

    SharedAnswer(InstantSource clock, Question<T> question) {
        this.clock = clock;
        this.question = question;
    }

    /** Finds the answer. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Instant now) throws SQLException;
    }

    private record Asked<T>(Instant at, CompletableFuture<T> answer) {
        boolean isGood(Instant now) {
            return !answer.isDone() || !now.isAfter(at.plus(KEEP));
        }
    }

    T get() throws SQLException {
        Instant now = clock.instant();
        Asked<T> before = last.get();
        if (before != null && before.isGood(now)) {
            return answer(before);
        }
        Asked<T> mine = new Asked<>(now, new CompletableFuture<>());
        if (!last.compareAndSet(before, mine)) {
            return get();
        }
        try {
            mine.answer().complete(question.ask(now));
        } catch (SQLException | RuntimeException | Error e) {
            last.compareAndSet(mine, null);
            mine.answer().completeExceptionally(e);
        }
        return answer(mine);
    }

    /** What was found so far is out of date. */
    void forget() {
        last.set(null);
    }

    private static <T> T answer(Asked<T> asked) throws SQLException {
        try {
            return asked.answer().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
