package dateline.app.run;

import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.topic.TopicMaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.jspecify.annotations.Nullable;

/** Compares the topic catalogue with a cluster, and makes the cluster agree. */
public final class TopicPlan {
    private static final int VISIBLE_TRIES = 100;
    private static final Duration VISIBLE_PAUSE = Duration.ofMillis(50);

    private static final int FENCED_TRIES = 30;
    private static final Duration FENCED_PAUSE = Duration.ofSeconds(1);

    private final KafkaConnection kafka;

    public TopicPlan(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** A difference between catalogue and cluster. */
    public sealed interface Step {
        /** The topic. */
        Topic<String, ?> topic();

        /** The topic is missing. */
        record Create(Topic<String, ?> topic) implements Step {}

        /** Settings differ; {@code differs} says from what to what. */
        record Configure(Topic<String, ?> topic, Map<String, String> wanted, String differs) implements Step {}

        /** The topic has another number of partitions, which decides where keys go and cannot be changed afterwards. */
        record Incompatible(Topic<String, ?> topic, int partitions) implements Step {}
    }

    /**
     * What differs; empty if all is well.
     *
     * @throws KafkaUnreachable if the cluster does not answer
     */
    public List<Step> plan() {
        try (Admin admin = kafka.admin()) {
            return plan(admin);
        } catch (ExecutionException | InterruptedException e) {
            throw new KafkaUnreachable(kafka.bootstrap(), e);
        }
    }

    /**
     * Creates what is missing and configures what differs; what cannot be changed is left and returned.
     *
     * @throws KafkaUnreachable if the cluster does not answer
     */
    public List<Step.Incompatible> apply() {
        try (Admin admin = kafka.admin()) {
            List<Step.Incompatible> left = new ArrayList<>();
            for (Step step : plan(admin)) {
                switch (step) {
                    case Step.Create create -> untilTaken(() -> TopicMaker.make(admin, create.topic()), FENCED_PAUSE);
                    case Step.Configure configure -> configure(admin, configure);
                    case Step.Incompatible incompatible -> left.add(incompatible);
                }
            }
            awaitVisible(admin);
            return left;
        } catch (ExecutionException | InterruptedException e) {
            throw new KafkaUnreachable(kafka.bootstrap(), e);
        }
    }

    /** A created topic is known to every broker only a moment later; who asks too early is told there is none. */
    private static void awaitVisible(Admin admin) throws ExecutionException, InterruptedException {
        for (int i = 0; i < VISIBLE_TRIES; i++) {
            if (plan(admin).stream().noneMatch(step -> step instanceof Step.Create)) {
                return;
            }
            Thread.sleep(VISIBLE_PAUSE);
        }
    }

    private static List<Step> plan(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> there = admin.listTopics().names().get();
        List<Topic<String, ?>> present =
                Topics.all().stream().filter(t -> there.contains(t.name())).toList();
        Map<String, TopicDescription> described = admin.describeTopics(
                        present.stream().map(Topic::name).toList())
                .allTopicNames()
                .get();
        Map<ConfigResource, Config> configs = admin.describeConfigs(
                        present.stream().map(TopicPlan::resource).toList())
                .all()
                .get();
        List<Step> steps = new ArrayList<>();
        for (Topic<String, ?> topic : Topics.all()) {
            TopicDescription description = described.get(topic.name());
            if (description == null) {
                steps.add(new Step.Create(topic));
            } else if (description.partitions().size() != topic.partitions()) {
                steps.add(new Step.Incompatible(topic, description.partitions().size()));
            } else {
                difference(topic, configs.get(resource(topic))).ifPresent(steps::add);
            }
        }
        return steps;
    }

    private static Optional<Step> difference(Topic<String, ?> topic, @Nullable Config config) {
        List<String> differs = new ArrayList<>();
        topic.config().forEach((key, wanted) -> {
            ConfigEntry entry = config == null ? null : config.get(key);
            String actual = entry == null ? "" : entry.value();
            if (!wanted.equals(actual)) {
                differs.add(key + " " + actual + " → " + wanted);
            }
        });
        return differs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Step.Configure(topic, topic.config(), String.join(", ", differs)));
    }

    /** A request to make a topic. */
    @FunctionalInterface
    interface Creation {
        void request() throws ExecutionException, InterruptedException;
    }

    /** Asks again while too few brokers are there for the copies, as one that comes or goes is fenced for a moment. */
    static void untilTaken(Creation creation, Duration pause) throws ExecutionException, InterruptedException {
        for (int i = 1; ; i++) {
            try {
                creation.request();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof InvalidReplicationFactorException) || i >= FENCED_TRIES) {
                    throw e;
                }
                Thread.sleep(pause);
            }
        }
    }

    private static void configure(Admin admin, Step.Configure step) throws ExecutionException, InterruptedException {
        List<AlterConfigOp> ops = step.wanted().entrySet().stream()
                .map(e -> new AlterConfigOp(new ConfigEntry(e.getKey(), e.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        admin.incrementalAlterConfigs(Map.of(resource(step.topic()), ops)).all().get();
    }

    private static ConfigResource resource(Topic<?, ?> topic) {
        return new ConfigResource(Type.TOPIC, topic.name());
    }
}
