package dateline.runtime.life;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How long records wait for a role, worked out from one look after another at its positions. Pure but for what it
 * remembers; not safe for several threads.
 */
final class Backlog {
    /** Looks further apart than this have missed what happened between: the process stood still, or Kafka was away. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(15);

    private final Map<TopicPartition, Wait> waits = new HashMap<>();
    private Instant looked;

    /**
     * One look at one partition.
     *
     * @param position the first offset that has not been passed on
     * @param end where readers of committed records have to stop
     * @param held whether more lies behind the end, in transactions that are not decided
     * @param oldest the time of the first record from the position on that can be read; null if there is none
     */
    record Look(
            long position, long end, boolean held, @Nullable Instant oldest) {}

    /** A look, and since when nothing has changed: its position, or, while transactions hold it, its end. */
    private record Wait(Look look, Instant unmoved, Instant held) {}

    /** @param now when nothing was outstanding as far as anybody knows */
    Backlog(Instant now) {
        this.looked = now;
    }

    /** Takes in a look at every partition. */
    void look(Instant now, Map<TopicPartition, Look> looks) {
        boolean gap = Duration.between(looked, now).compareTo(LONGEST_GAP) > 0;
        looked = now;
        waits.keySet().retainAll(looks.keySet());
        looks.forEach((partition, look) -> {
            Wait before = waits.get(partition);
            boolean sameEnd =
                    before != null && before.look().held() && before.look().end() == look.end();
            boolean unmoved = before != null && before.look().position() == look.position() && isWaiting(before.look());
            waits.put(
                    partition,
                    new Wait(
                            look,
                            before != null && unmoved && !gap ? before.unmoved() : now,
                            before != null && sameEnd ? before.held() : now));
        });
    }

    /**
     * The age of the oldest record that waits. While nobody can look it is at least the time since somebody could, as
     * nothing is passed on meanwhile.
     */
    Duration age(Instant now) {
        Duration unseen = Duration.between(looked, now);
        Duration oldest = unseen.compareTo(LONGEST_GAP) > 0 ? unseen : Duration.ZERO;
        for (Wait wait : waits.values()) {
            Instant since = wait.look().oldest() != null
                    ? wait.look().oldest()
                    : wait.look().held() ? wait.held() : now;
            Duration age = Duration.between(since, now);
            oldest = age.compareTo(oldest) > 0 ? age : oldest;
        }
        return oldest;
    }

    /** What has not moved for that long although something waits there; empty if all that waits moves. */
    Optional<String> stalled(Instant now, Duration limit) {
        return waits.entrySet().stream()
                .filter(e -> isWaiting(e.getValue().look()))
                .map(e -> stalled(e.getKey(), e.getValue(), now, limit))
                .flatMap(Optional::stream)
                .min(String::compareTo);
    }

    private static Optional<String> stalled(TopicPartition partition, Wait wait, Instant now, Duration limit) {
        Look look = wait.look();
        Duration since = Duration.between(look.oldest() == null ? wait.held() : wait.unmoved(), now);
        if (since.compareTo(limit) < 0) {
            return Optional.empty();
        }
        return Optional.of(
                look.oldest() == null
                        ? partition + " is held at offset " + look.end() + " by a transaction that does not end"
                        : partition + " waits at offset " + look.position() + " and does not move");
    }

    private static boolean isWaiting(Look look) {
        return look.oldest() != null || look.held();
    }
}
