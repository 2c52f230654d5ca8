package dateline.testsupport;

import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.embedded.EmbeddedBroker;
import dateline.runtime.topic.KafkaConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.Producer;

/**
 * A broker shared by all tests of one JVM, started at first use. Tests that need empty topics call {@link
 * #emptyTopics()}.
 */
public final class TestKafka {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private TestKafka() {}

    private static final class Shared {
        static final EmbeddedBroker BROKER = start();

        private static EmbeddedBroker start() {
            try {
                Path directory = Files.createTempDirectory("dateline-test-kafka");
                EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    broker.close();
                    TestFiles.delete(directory);
                }));
                return broker;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** How to reach the broker. */
    public static KafkaConnection connection() {
        return Shared.BROKER.connection();
    }

    /**
     * A producer for topics that were just emptied: without sequences, which a topic that was made anew may refuse for
     * minutes, and without waiting for company.
     */
    public static Producer<String, byte[]> producer() {
        return connection().producer(Map.of("linger.ms", 0, "enable.idempotence", false));
    }

    /** Creates those topics of the catalogue that are missing. */
    public static void createTopics() {
        create(Topics.all());
    }

    /** Deletes every topic and group, then creates the whole catalogue. No client may be running. */
    public static void emptyTopics() {
        try (Admin admin = connection().admin()) {
            Set<String> groups = admin.listGroups().all().get().stream()
                    .map(g -> g.groupId())
                    .collect(Collectors.toSet());
            for (String group : groups) {
                empty(admin, group);
            }
            admin.deleteConsumerGroups(groups).all().get();
            Set<String> topics = admin.listTopics().names().get();
            admin.deleteTopics(topics).all().get();
            await(admin, there -> topics.stream().noneMatch(there::contains));
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        createTopics();
    }

    /** Puts out the members that were killed, who would stay until their sessions end. */
    private static void empty(Admin admin, String group) throws ExecutionException, InterruptedException {
        boolean members = admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .anyMatch(described -> !described.members().isEmpty());
        if (members) {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    private static void create(Collection<? extends Topic<?, ?>> topics) {
        try (Admin admin = connection().admin()) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = topics.stream()
                    .filter(t -> !there.contains(t.name()))
                    .map(t -> new NewTopic(t.name(), t.partitions(), (short) 1).configs(Map.copyOf(t.config())))
                    .toList();
            admin.createTopics(missing).all().get();
            await(admin, now -> missing.stream().map(NewTopic::name).allMatch(now::contains));
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The controller has answered before the broker knows, and whoever asks the broker next would be told what was. */
    private static void await(Admin admin, Predicate<Set<String>> condition)
            throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.test(admin.listTopics().names().get())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the broker has not heard of the topics within " + LONGEST);
            }
            Thread.sleep(BETWEEN);
        }
    }
}
