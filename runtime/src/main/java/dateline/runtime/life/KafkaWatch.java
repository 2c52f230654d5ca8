package dateline.runtime.life;

import dateline.contract.topic.Topic;
import dateline.runtime.topic.KafkaConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Looks every two seconds at what a role has of Kafka, and tells its {@link Readiness}: whether the cluster answers
 * ({@link #KAFKA}), whether the topics are there ({@link #TOPICS}), and, for a role that is a consumer group, whether what
 * waits for it moves. A topic that is missing is made again, a transaction that a process of the role left open for ever
 * is aborted. Has a thread and clients of its own, so that it sees what the role's own clients wait for without a word.
 *
 * <p>{@link #start} and {@link #close} are called once each; {@link #lag} by any thread at any time.
 */
public final class KafkaWatch implements AutoCloseable {
    /** The cluster answers. */
    public static final String KAFKA = "kafka";

    /** All topics of the role are there. */
    public static final String TOPICS = "topics";

    /** What waits for the role moves. */
    static final String PROGRESS = "progress";

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final Duration STALLED = Duration.ofSeconds(60);
    private static final Map<String, Object> TIMEOUTS = Map.of(
            "request.timeout.ms", 3_000,
            "default.api.timeout.ms", 4_000,
            "reconnect.backoff.max.ms", 1_000,
            "socket.connection.setup.timeout.ms", 2_000);

    private final KafkaConnection kafka;
    private final Readiness readiness;
    private final TopicKeeper keeper;
    private final @Nullable AbandonedTransactions abandoned;
    private final @Nullable Group group;
    private final InstantSource clock;
    private final List<Look> others = new CopyOnWriteArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private final Backlog backlog;

    /**
     * A consumer group whose positions say how far a role has come.
     *
     * @param id its {@code group.id}, with which its transactional ids and internal topics begin as well
     * @param topics the names of what it reads; those that are not there are left out
     */
    public record Group(String id, Collection<String> topics) {}

    /**
     * @param role the component's name
     * @param readiness has the conditions {@link #conditions}
     * @param topics what the role reads and writes
     * @param group null for a role without one
     */
    public KafkaWatch(
            KafkaConnection kafka,
            String role,
            Readiness readiness,
            Collection<? extends Topic<String, ?>> topics,
            @Nullable Group group,
            InstantSource clock) {
        this.kafka = kafka;
        this.readiness = readiness;
        this.keeper = new TopicKeeper(role, List.copyOf(topics));
        this.group = group;
        Set<String> names = new HashSet<>(group == null ? List.of() : group.topics());
        topics.forEach(t -> names.add(t.name()));
        this.abandoned = group == null ? null : new AbandonedTransactions(role, group.id(), names, clock);
        this.clock = clock;
        this.backlog = new Backlog(clock.instant());
        this.thread =
                Thread.ofPlatform().name("dateline-" + role + "-watch").daemon().unstarted(this::run);
    }

    /**
     * The conditions that a watch tells about.
     *
     * @param group whether it is given a group
     */
    public static List<String> conditions(boolean group) {
        return group ? List.of(KAFKA, TOPICS, PROGRESS) : List.of(KAFKA, TOPICS);
    }

    /** One more thing to look at. */
    @FunctionalInterface
    public interface Look {
        /** Looks. What is thrown counts as Kafka not answering. */
        void look(Admin admin) throws ExecutionException, InterruptedException;
    }

    /** Lets something else be looked at each time. To be called before {@link #start}. */
    public void alsoLook(Look look) {
        others.add(look);
    }

    /** Starts looking. */
    public void start() {
        thread.start();
    }

    /**
     * The age of the oldest record that the group has not passed on, wherever in the cluster its members are; empty
     * without a group. It rises while nothing is passed on, for whatever reason, also while Kafka is away.
     */
    public Optional<Duration> lag() {
        if (group == null) {
            return Optional.empty();
        }
        synchronized (backlog) {
            return Optional.of(backlog.age(clock.instant()));
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(CLOSE); // not longer: while Kafka is away it waits for answers that nobody needs any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        do {
            try (Admin admin = Admin.create(kafka.merge(TIMEOUTS, Map.of()));
                    GroupPositions positions =
                            group == null ? null : new GroupPositions(kafka, group.id(), admin, TIMEOUTS)) {
                do {
                    look(admin, positions);
                } while (!isStopped(PAUSE));
            } catch (KafkaException e) {
                // no client can be made of the settings, or of the names in them: they may come to be known
                fail(e);
            }
        } while (!isStopped(PAUSE));
    }

    private void look(Admin admin, @Nullable GroupPositions positions) {
        try {
            Set<String> there = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get();
            readiness.met(KAFKA);
            readiness.tellOverdue();
            keeper.keep(admin, there)
                    .ifPresentOrElse(missing -> readiness.unmet(TOPICS, missing), () -> readiness.met(TOPICS));
            if (abandoned != null) {
                abandoned.end(admin, there);
            }
            for (Look other : others) {
                other.look(admin);
            }
            if (positions != null && group != null) {
                progress(positions.look(
                        group.topics().stream().filter(there::contains).toList()));
            }
        } catch (ExecutionException | KafkaException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // told to stop
        }
    }

    private void fail(Exception e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
            return; // deleted between two questions: the next look tells
        }
        if (!isStopped(Duration.ZERO)) {
            readiness.unmet(KAFKA, KafkaFault.of(kafka.bootstrap(), e));
        }
    }

    private void progress(Map<TopicPartition, Backlog.Look> looks) {
        Optional<String> stalled;
        synchronized (backlog) {
            backlog.look(clock.instant(), looks);
            stalled = backlog.stalled(clock.instant(), STALLED);
        }
        stalled.ifPresentOrElse(reason -> readiness.unmet(PROGRESS, reason), () -> readiness.met(PROGRESS));
    }

    private boolean isStopped(Duration wait) {
        try {
            return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
