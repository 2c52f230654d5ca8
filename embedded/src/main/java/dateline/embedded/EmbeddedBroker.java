package dateline.embedded;

import dateline.runtime.topic.KafkaConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka broker, its own controller, inside this process, listening on the loopback address alone. Topics, offsets
 * and groups stay in its directory and are found again after a restart or a crash.
 *
 * <p>The only class that knows Kafka's server classes, which come without a promise of compatibility; its test tells
 * when they change.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it answers.
     *
     * @param directory where it keeps its data; made if missing
     * @param preferredPort the port to listen on if it is free, else any; 0 for any
     * @throws IllegalStateException if the directory cannot be used; the message says which and why
     */
    public static EmbeddedBroker start(Path directory, int preferredPort) {
        int port = Ports.freeOr(preferredPort);
        int controllerPort = Ports.freeOr(0);
        KafkaRaftServer server;
        try {
            Files.createDirectories(directory);
            BrokerFiles.check(directory);
            format(directory);
            server = new KafkaRaftServer(new KafkaConfig(settings(directory, port, controllerPort)), Time.SYSTEM);
            server.startup();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the embedded Kafka broker did not start in " + directory + ": " + reason(e), e);
        }
        Exit.setHaltProcedure((code, message) -> halt(directory, code, message));
        log.atInfo()
                .addKeyValue("port", port)
                .addKeyValue("directory", directory)
                .log("embedded broker started");
        return new EmbeddedBroker(server, port);
    }

    /** {@code host:port} for clients on this machine. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** A connection with no further settings. */
    public KafkaConnection connection() {
        return new KafkaConnection(bootstrap(), Map.of());
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** A broker that cannot go on, such as when its disk is full, ends the process at once: say so before. */
    private static void halt(Path directory, int code, @Nullable String message) {
        System.err.println("the embedded Kafka broker in " + directory + " cannot go on and has ended Dateline"
                + (message == null || message.isBlank() ? "" : ": " + message) + "; its disk has "
                + (directory.toFile().getUsableSpace() >> 20)
                + " MB free. Make room or mend what is said above, and start Dateline again: nothing that was committed"
                + " is lost");
        Runtime.getRuntime().halt(code == 0 ? 1 : code);
    }

    private static String reason(Exception e) {
        return e.getMessage() == null || e.getMessage().isBlank()
                ? e.getClass().getSimpleName()
                : e instanceof FileSystemException ? e.toString() : e.getMessage();
    }

    private static void format(Path directory) throws Exception {
        Path clusterId = directory.resolve(BrokerFiles.CLUSTER_ID);
        if (!Files.exists(clusterId)) {
            Files.writeString(clusterId, Uuid.randomUuid().toString());
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE)
                .setClusterId(Files.readString(clusterId).strip())
                .addDirectory(log(directory))
                .setMetadataLogDirectory(log(directory))
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setIgnoreFormatted(true)
                .run();
    }

    private static String log(Path directory) throws IOException {
        return Files.createDirectories(directory.resolve("log")).toString();
    }

    private static Map<String, Object> settings(Path directory, int port, int controllerPort) {
        Map<String, Object> s = new HashMap<>();
        s.put("process.roles", "broker,controller");
        s.put("node.id", Integer.toString(NODE));
        s.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        s.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        s.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        s.put("inter.broker.listener.name", "PLAINTEXT");
        s.put("controller.listener.names", "CONTROLLER");
        s.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        s.put("log.dirs", directory.resolve("log").toString());
        s.put("auto.create.topics.enable", "false");
        s.put("message.max.bytes", Integer.toString(20 << 20));
        // one node: nothing to replicate, one partition for each internal topic
        s.put("default.replication.factor", "1");
        s.put("offsets.topic.replication.factor", "1");
        s.put("offsets.topic.num.partitions", "1");
        s.put("transaction.state.log.replication.factor", "1");
        s.put("transaction.state.log.min.isr", "1");
        s.put("transaction.state.log.num.partitions", "1");
        s.put("share.coordinator.state.topic.replication.factor", "1");
        s.put("share.coordinator.state.topic.min.isr", "1");
        s.put("share.coordinator.state.topic.num.partitions", "1");
        s.put("group.initial.rebalance.delay.ms", "0");
        // small: a laptop's broker
        s.put("num.network.threads", "1");
        s.put("num.io.threads", "2");
        s.put("background.threads", "2");
        s.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        s.put("log.cleaner.io.buffer.size", Integer.toString(128 << 10));
        // back within seconds after a crash, when the old session has to end first; with less, a busy machine fences
        // its
        // only broker
        s.put("broker.session.timeout.ms", "5000");
        s.put("broker.heartbeat.interval.ms", "250");
        return s;
    }
}
