package dateline.enrich;

import dateline.contract.topic.Topics;
import dateline.embedded.EmbeddedBroker;
import dateline.runtime.topic.KafkaConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker of one test alone, which may be stopped and started again with its data and on its port. */
final class OwnBroker implements AutoCloseable {
    private final Path directory;
    private final int port;
    private EmbeddedBroker broker;

    /** Starts it, with all topics. */
    OwnBroker(Path directory) throws ExecutionException, InterruptedException {
        this.directory = directory;
        this.broker = EmbeddedBroker.start(directory, 0);
        String bootstrap = broker.bootstrap();
        this.port = Integer.parseInt(bootstrap.substring(bootstrap.lastIndexOf(':') + 1));
        try (Admin admin = kafka().admin()) {
            admin.createTopics(Topics.all().stream()
                            .map(t -> new NewTopic(t.name(), Optional.of(t.partitions()), Optional.empty())
                                    .configs(t.config()))
                            .toList())
                    .all()
                    .get();
        }
    }

    KafkaConnection kafka() {
        return new KafkaConnection("127.0.0.1:" + port, Map.of());
    }

    void stop() {
        broker.close();
    }

    void startAgain() {
        broker = EmbeddedBroker.start(directory, port);
    }

    void delete(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = kafka().admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    Set<String> topics() throws ExecutionException, InterruptedException {
        try (Admin admin = kafka().admin()) {
            return admin.listTopics().names().get();
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
