package dateline.runtime.life;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds transactions that nobody will end, says so and aborts them: readers of committed records wait at their first
 * record for ever, and a group whose offsets are in one never finishes its rebalance. Two kinds:
 *
 * <ul>
 *   <li>a transaction of one of the role's own transactional ids that is open for longer than its timeout, after which
 *       its producer may not commit it any more: the broker should have aborted it and did not;
 *   <li>one that a partition knows of and the coordinator does not (Kafka's "hanging" transactions, KIP-664), seen twice.
 * </ul>
 *
 * Others' transactions are left alone. One thread.
 */
public final class AbandonedTransactions {
    private static final Logger log = LoggerFactory.getLogger(AbandonedTransactions.class);

    private static final Duration EVERY = Duration.ofSeconds(20);
    /** What the broker needs to find out by itself: it looks every ten seconds. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final String OFFSETS = "__consumer_offsets";

    private final String role;
    private final String prefix;
    private final Set<String> topics;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private Set<Open> suspects = Set.of();
    private boolean refused;

    /** An open transaction as a partition knows it. */
    private record Open(TopicPartition partition, long producer, long start) {}

    /**
     * @param prefix what the role's transactional ids and the names of its internal topics begin with
     * @param topics the other topics it reads and writes
     */
    public AbandonedTransactions(String role, String prefix, Collection<String> topics, InstantSource clock) {
        this.role = role;
        this.prefix = prefix;
        this.topics = Set.copyOf(topics);
        this.clock = clock;
    }

    /**
     * Looks, not more often than every 20 seconds, and aborts what is found.
     *
     * @param there the names of all topics there are
     */
    public void end(Admin admin, Set<String> there) throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        try {
            Map<String, TransactionDescription> ours = ours(admin);
            for (Map.Entry<String, TransactionDescription> e : ours.entrySet()) {
                if (isOverdue(e.getValue(), now)) {
                    fence(admin, e.getKey(), e.getValue(), now);
                }
            }
            hanging(admin, there, ours);
            refused = false;
        } catch (ExecutionException | KafkaException e) {
            if (!refused) {
                log.atWarn()
                        .addKeyValue("role", role)
                        .addKeyValue("reason", String.valueOf(e.getCause() == null ? e : e.getCause()))
                        .log("cannot look for abandoned transactions, or not abort them");
            }
            refused = true;
        }
    }

    private Map<String, TransactionDescription> ours(Admin admin) throws ExecutionException, InterruptedException {
        List<String> ids = admin.listTransactions().all().get().stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(prefix))
                .toList();
        return ids.isEmpty() ? Map.of() : admin.describeTransactions(ids).all().get();
    }

    private static boolean isOverdue(TransactionDescription transaction, Instant now) {
        return transaction.state() == TransactionState.ONGOING
                && transaction.transactionStartTimeMs().isPresent()
                && Instant.ofEpochMilli(transaction.transactionStartTimeMs().getAsLong())
                        .plusMillis(transaction.transactionTimeoutMs())
                        .plus(GRACE)
                        .isBefore(now);
    }

    /** Whoever takes the id over ends the transaction that is open under it. */
    private void fence(Admin admin, String id, TransactionDescription transaction, Instant now)
            throws ExecutionException, InterruptedException {
        admin.fenceProducers(List.of(id)).all().get();
        Instant start =
                Instant.ofEpochMilli(transaction.transactionStartTimeMs().orElseThrow());
        log.atWarn()
                .addKeyValue("role", role)
                .addKeyValue("transactional-id", id)
                .addKeyValue("seconds", Duration.between(start, now).toSeconds())
                .addKeyValue("partitions", transaction.topicPartitions().size())
                .log("a transaction was left open by a process that is gone, and has been aborted");
    }

    private void hanging(Admin admin, Set<String> there, Map<String, TransactionDescription> ours)
            throws ExecutionException, InterruptedException {
        Map<Open, ProducerState> open = open(admin, there);
        Map<Long, Set<TopicPartition>> known = known(admin, open, ours);
        Set<Open> found = new HashSet<>();
        for (Map.Entry<Open, ProducerState> e : open.entrySet()) {
            Open transaction = e.getKey();
            Set<TopicPartition> partitions = known.getOrDefault(transaction.producer(), Set.of());
            boolean offsets = transaction.partition().topic().equals(OFFSETS);
            if (partitions.contains(transaction.partition()) || offsets && !isOurs(ours, transaction.producer())) {
                continue;
            }
            if (suspects.contains(transaction)) {
                abort(admin, transaction, e.getValue());
            } else {
                found.add(transaction);
            }
        }
        suspects = found;
    }

    private static boolean isOurs(Map<String, TransactionDescription> ours, long producer) {
        return ours.values().stream().anyMatch(t -> t.producerId() == producer);
    }

    private Map<Open, ProducerState> open(Admin admin, Set<String> there)
            throws ExecutionException, InterruptedException {
        List<String> names = there.stream()
                .filter(t -> topics.contains(t) || t.startsWith(prefix) || t.equals(OFFSETS))
                .toList();
        List<TopicPartition> partitions = admin.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(t -> t.partitions().stream().map(p -> new TopicPartition(t.name(), p.partition())))
                .toList();
        Map<Open, ProducerState> open = new HashMap<>();
        admin.describeProducers(partitions)
                .all()
                .get()
                .forEach((partition, states) -> states.activeProducers()
                        .forEach(state -> state.currentTransactionStartOffset()
                                .ifPresent(start -> open.put(new Open(partition, state.producerId(), start), state))));
        return open;
    }

    /** The partitions of the open transaction of each producer, whosever it is, as the coordinator knows it. */
    private static Map<Long, Set<TopicPartition>> known(
            Admin admin, Map<Open, ProducerState> open, Map<String, TransactionDescription> ours)
            throws ExecutionException, InterruptedException {
        Set<Long> producers = open.keySet().stream().map(Open::producer).collect(Collectors.toSet());
        if (producers.isEmpty()) {
            return Map.of();
        }
        List<String> ids = new ArrayList<>(ours.keySet());
        admin.listTransactions(new ListTransactionsOptions().filterProducerIds(producers)).all().get().stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> !ours.containsKey(id))
                .forEach(ids::add);
        Map<Long, Set<TopicPartition>> known = new HashMap<>();
        if (!ids.isEmpty()) {
            admin.describeTransactions(ids)
                    .all()
                    .get()
                    .values()
                    .forEach(t -> known.put(t.producerId(), t.topicPartitions()));
        }
        return known;
    }

    private void abort(Admin admin, Open transaction, ProducerState state)
            throws ExecutionException, InterruptedException {
        admin.abortTransaction(new AbortTransactionSpec(
                        transaction.partition(),
                        transaction.producer(),
                        (short) state.producerEpoch(),
                        state.coordinatorEpoch().orElse(0)))
                .all()
                .get();
        log.atWarn()
                .addKeyValue("role", role)
                .addKeyValue("partition", transaction.partition())
                .addKeyValue("offset", transaction.start())
                .addKeyValue("producer", transaction.producer())
                .log("a transaction that no coordinator knows was open, and has been aborted");
    }
}
