package dateline.runtime.life;

import dateline.runtime.life.Component.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a role can do its work: named conditions, such as {@code kafka} and {@code database}, each with a reason while
 * it fails. The role is ready when none fails. One line is logged when a condition goes, with the reason, and one when it
 * is back; a reason that changes meanwhile is shown by {@link #status} alone.
 *
 * <p>At the start every condition is unknown, which counts as not ready and is not logged: starting is no fault. What
 * fails from the start on is logged as soon as somebody says why. Safe for any number of threads.
 */
public final class Readiness {
    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private static final Duration OVERDUE = Duration.ofMinutes(1);

    private final String role;
    private final InstantSource clock;
    private final Map<String, @Nullable Failure> failing = new LinkedHashMap<>();

    /** @param logged whether anybody was told, so that whoever was told it goes is told it is back */
    private record Failure(String reason, Instant since, boolean logged) {}

    /**
     * @param role a component's name, for the log
     * @param conditions all that there are; each is unknown until {@link #met} or {@link #unmet} says more
     */
    public Readiness(String role, InstantSource clock, List<String> conditions) {
        this.role = role;
        this.clock = clock;
        Instant now = clock.instant();
        conditions.forEach(c -> failing.put(c, new Failure("starting", now, false)));
    }

    /** The condition holds. */
    public synchronized void met(String condition) {
        Failure failure = failing.put(known(condition), null);
        if (failure != null && failure.logged()) {
            log.atInfo()
                    .addKeyValue("role", role)
                    .addKeyValue("condition", condition)
                    .addKeyValue("seconds", seconds(failure))
                    .log("ready again");
        }
    }

    /**
     * The condition does not hold.
     *
     * @param reason one sentence for people, without secrets
     */
    public synchronized void unmet(String condition, String reason) {
        Failure before = failing.get(known(condition));
        if (before == null || !before.logged()) {
            log.atWarn()
                    .addKeyValue("role", role)
                    .addKeyValue("condition", condition)
                    .addKeyValue("reason", reason)
                    .log("not ready");
        }
        failing.put(condition, new Failure(reason, before == null ? clock.instant() : before.since(), true));
    }

    /**
     * The condition does not hold, which is no fault unless it lasts: {@link #tellOverdue} logs it after a minute.
     *
     * @param reason one sentence for people, without secrets
     */
    public synchronized void pending(String condition, String reason) {
        Failure before = failing.get(known(condition));
        failing.put(
                condition,
                new Failure(
                        reason, before == null ? clock.instant() : before.since(), before != null && before.logged()));
    }

    /** Logs what has been pending, or unknown since the start, for over a minute. To be called every few seconds. */
    synchronized void tellOverdue() {
        List.copyOf(failing.entrySet()).forEach(e -> {
            Failure failure = e.getValue();
            if (failure != null && !failure.logged() && seconds(failure) > OVERDUE.toSeconds()) {
                unmet(e.getKey(), failure.reason());
            }
        });
    }

    /** What a health check answers: what works while all is well, else every reason why not. */
    public synchronized Status status(String works) {
        List<String> reasons = failing.entrySet().stream()
                .filter(e -> e.getValue() != null)
                .map(e -> e.getKey() + ": " + reason(e.getValue()))
                .toList();
        return reasons.isEmpty() ? Status.up(works) : Status.down(String.join("; ", reasons));
    }

    /** Whether this one condition holds. */
    public synchronized boolean holds(String condition) {
        return failing.get(known(condition)) == null;
    }

    private String reason(@Nullable Failure failure) {
        return failure == null ? "" : failure.reason() + ", for " + seconds(failure) + " s";
    }

    private long seconds(Failure failure) {
        return Duration.between(failure.since(), clock.instant()).toSeconds();
    }

    private String known(String condition) {
        if (!failing.containsKey(condition)) {
            throw new IllegalArgumentException("no condition " + condition + " among "
                    + failing.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return condition;
    }
}
