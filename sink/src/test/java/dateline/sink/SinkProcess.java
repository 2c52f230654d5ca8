package dateline.sink;

import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.config.Secret;
import dateline.runtime.topic.KafkaConnection;
import dateline.sink.message.MessageLinks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Map;

/** A sink in a process of its own, to be killed. */
final class SinkProcess {
    private SinkProcess() {}

    /** @param args the cluster, the database's address, user and password, the webhook's address */
    public static void main(String[] args) throws InterruptedException {
        SinkService sink = new SinkService(
                new KafkaConnection(args[0], Map.of()),
                new DatabaseConnection(args[1], args[2], new Secret(args[3])),
                new SinkConfig(4, 20, "killed", new Secret(args[4]), true, Map.of(), null),
                MessageLinks.NONE,
                new SimpleMeterRegistry(),
                InstantSource.system());
        sink.start();
        Thread.currentThread().join();
    }
}
