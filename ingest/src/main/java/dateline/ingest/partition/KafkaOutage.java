package dateline.ingest.partition;

import dateline.runtime.life.KafkaFault;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people that Kafka cannot be used, for all that work with it in one service: one line a minute, however many fail
 * however often, also where it comes and goes, and one when all of them work again. Safe for any number of threads.
 */
public final class KafkaOutage {
    private static final Logger log = LoggerFactory.getLogger(KafkaOutage.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final String bootstrap;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private long begun;
    private long told = System.nanoTime() - QUIET.toNanos();
    private boolean isTold;
    private int failures;
    private volatile @Nullable String reason;

    /** @param bootstrap where Kafka should be */
    public KafkaOutage(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Something could not be done; {@code who} tries again. */
    public void failed(String who, Throwable cause) {
        if (cause instanceof TimeoutException && isKnown(who)) {
            return; // finding out why takes time, and the answer would be the same
        }
        failed(who, KafkaFault.of(bootstrap, cause));
    }

    private synchronized boolean isKnown(String who) {
        boolean isKnown = failing.contains(who) && System.nanoTime() - told < QUIET.toNanos();
        failures += isKnown ? 1 : 0;
        return isKnown;
    }

    private synchronized void failed(String who, String why) {
        long now = System.nanoTime();
        if (failing.isEmpty()) {
            begun = now;
            isTold = false;
        }
        failing.add(who);
        failures++;
        reason = why;
        if (now - told >= QUIET.toNanos()) {
            told = now;
            isTold = true;
            log.atWarn()
                    .addKeyValue("kafka", bootstrap)
                    .addKeyValue("reason", why)
                    .addKeyValue("seconds", Duration.ofNanos(now - begun).toSeconds())
                    .addKeyValue("failures", failures)
                    .log("Kafka cannot be used; nothing is lost, and polling goes on when it can");
        }
    }

    /** {@code who} has done what it could not do. */
    public void works(String who) {
        if (failing.contains(who)) {
            over(who);
        }
    }

    /** {@code who} does not try any more, which says nothing about Kafka. */
    public synchronized void leaves(String who) {
        if (failing.remove(who) && failing.isEmpty()) {
            reason = null;
            failures = 0;
        }
    }

    /** Why something fails at present; null if nothing does. */
    @Nullable
    public String reason() {
        return reason;
    }

    private synchronized void over(String who) {
        if (!failing.remove(who) || !failing.isEmpty()) {
            return;
        }
        reason = null;
        failures = 0;
        if (isTold) {
            log.atInfo()
                    .addKeyValue("kafka", bootstrap)
                    .addKeyValue(
                            "seconds",
                            Duration.ofNanos(System.nanoTime() - begun).toSeconds())
                    .log("Kafka can be used again");
        }
    }
}
