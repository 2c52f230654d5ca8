package dateline.bench.pipeline;

import dateline.contract.topic.Topics;
import dateline.embedded.Ports;
import dateline.runtime.topic.KafkaConnection;
import dateline.testsupport.life.JavaProcess;
import dateline.testsupport.life.Servers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** The processes that are measured. */
final class Measured implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final TopicPartition ANNOTATED = new TopicPartition("dateline-enrich-stories-repartition", 0);

    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final Map<String, Double> cpuBefore = new LinkedHashMap<>();
    private final int kafkaPort = Ports.freeOr(0);
    private final int databasePort = Ports.freeOr(0);

    private Measured() {}

    static Measured start(Path directory, boolean apart) throws Exception {
        Measured measured = new Measured();
        Path feeds = Files.writeString(
                directory.resolve("feeds.opml"),
                "<opml version=\"2.0\"><head><title>None</title></head><body></body></opml>");
        List<String> common = List.of("--set", "feeds=" + feeds, "--set", "console.port=0");
        if (apart) {
            measured.startServers(directory);
            for (String role : List.of("enrich", "sink")) {
                List<String> more = new ArrayList<>(common);
                more.addAll(List.of("--kafka", "127.0.0.1:" + measured.kafkaPort, "--database", measured.url()));
                measured.startDateline(role, directory, more);
            }
        } else {
            List<String> more = new ArrayList<>(common);
            more.addAll(List.of("--set", "embedded.kafka-port=" + measured.kafkaPort));
            more.addAll(List.of("--set", "embedded.database-port=" + measured.databasePort));
            measured.startDateline("run", directory, more);
        }
        return measured;
    }

    KafkaConnection kafka() {
        return new KafkaConnection("127.0.0.1:" + kafkaPort, Map.of());
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /**
     * The ends of topics, transactions' marks included.
     *
     * @param annotated of what is annotated and waits for the task of stories and alerts, or has passed it
     * @param enriched of {@code dateline.enriched}
     */
    record Ends(long annotated, long enriched) {}

    Ends ends() {
        try (var consumer = kafka().consumer(Map.of("isolation.level", "read_uncommitted"))) {
            List<TopicPartition> enriched = consumer.partitionsFor(Topics.ENRICHED.name()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            long annotated = consumer.endOffsets(List.of(ANNOTATED)).getOrDefault(ANNOTATED, 0L);
            return new Ends(
                    annotated,
                    consumer.endOffsets(enriched).values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
    }

    void beginCpu() {
        cpuBefore.putAll(cpu());
    }

    /** What each process, and each kind of thread in it, has used of the processor since {@link #beginCpu}. */
    void printCpu(int articles) throws IOException, InterruptedException {
        System.out.println("processor time an article:");
        for (Map.Entry<String, Double> now : cpu().entrySet()) {
            double used = now.getValue() - cpuBefore.getOrDefault(now.getKey(), 0.0);
            System.out.printf("  %-40s %7.2f ms%n", now.getKey(), used * 1000 / articles);
        }
        for (Map.Entry<String, Process> process : processes.entrySet()) {
            System.out.println("processor time of threads in " + process.getKey() + " since its start:");
            ThreadCpu.of(process.getValue().pid()).entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .limit(12)
                    .forEach(t -> System.out.printf("  %-40s %7.1f s%n", t.getKey(), t.getValue()));
        }
    }

    /** Seconds of processor time, by process; the database's processes are told apart from whoever started them. */
    private Map<String, Double> cpu() {
        Map<String, Double> cpu = new LinkedHashMap<>();
        processes.forEach((name, process) -> {
            cpu.put(name, seconds(process.toHandle()));
            try (Stream<ProcessHandle> below = process.descendants()) {
                double database = below.mapToDouble(Measured::seconds).sum();
                if (database > 0) {
                    cpu.put("PostgreSQL", database);
                }
            }
        });
        return cpu;
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    private void startServers(Path directory) throws IOException, InterruptedException {
        processes.put(
                "broker",
                Servers.start("broker", directory.resolve("kafka"), kafkaPort).process());
        processes.put(
                "database",
                Servers.start("database", directory.resolve("postgresql"), databasePort)
                        .process());
    }

    private void startDateline(String role, Path directory, List<String> settings)
            throws IOException, InterruptedException {
        int management = Ports.freeOr(0);
        List<String> arguments =
                new ArrayList<>(List.of(role, "--data", directory.resolve(role).toString()));
        arguments.addAll(settings);
        arguments.addAll(List.of("--set", "management.port=" + management));
        String home = System.getenv("DATELINE_HOME");
        Path output = directory.resolve(role + ".out");
        if (home == null) {
            processes.put(
                    role,
                    JavaProcess.start("512m", "dateline.app.cli.DatelineCommand", arguments, output, List.of())
                            .process());
        } else {
            List<String> command = new ArrayList<>(List.of(home + "/bin/dateline"));
            command.addAll(arguments);
            processes.put(
                    role,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start());
        }
        awaitReady(role, management, output);
    }

    private void awaitReady(String role, int port, Path output) throws InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/readyz");
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline) {
                try {
                    if (http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // not yet
                }
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException(role + " is not ready; see " + output);
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + databasePort + "/dateline?user=postgres";
    }

    @Override
    public void close() throws InterruptedException {
        List<Process> last = new ArrayList<>(processes.values()).reversed();
        for (Process process : last) {
            process.destroy();
            process.waitFor();
        }
    }
}
