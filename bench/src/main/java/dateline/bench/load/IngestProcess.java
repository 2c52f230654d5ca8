package dateline.bench.load;

import com.sun.management.OperatingSystemMXBean;
import dateline.ingest.IngestConfig;
import dateline.ingest.IngestConfigBuilder;
import dateline.ingest.IngestService;
import dateline.ingest.page.PageReader;
import dateline.ingest.parse.FeedParser;
import dateline.runtime.topic.KafkaConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Ingest in a process of its own, so that its memory and its processor time can be told apart from the rest. */
final class IngestProcess implements AutoCloseable {
    private final Process process;
    private final Path figures;

    private IngestProcess(Process process, Path figures) {
        this.process = process;
        this.figures = figures;
    }

    /**
     * What a process says of itself.
     *
     * @param cpuMillis processor time so far
     * @param peakMegabytes the most heap that was in use after a collection
     * @param residentMegabytes what the operating system counts
     * @param ready whether all its partitions are being polled
     */
    record Figures(long cpuMillis, long peakMegabytes, long residentMegabytes, boolean ready) {}

    /** Starts one. */
    static IngestProcess start(String bootstrap, String heap, Duration interval, String name) throws IOException {
        Path figures = Files.createTempFile("ingest-" + name, ".figures");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                IngestProcess.class.getName(),
                bootstrap,
                Long.toString(interval.toMillis()),
                figures.toString(),
                name));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("/dev/null")))
                .start();
        return new IngestProcess(process, figures);
    }

    /** Kills the process as a failing machine would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    Figures figures() throws IOException {
        String[] parts = Files.readString(figures).strip().split(" ");
        return parts.length < 4
                ? new Figures(0, 0, 0, false)
                : new Figures(
                        Long.parseLong(parts[0]),
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]),
                        Boolean.parseBoolean(parts[3]));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(figures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process: bootstrap servers, interval in milliseconds, where to write the figures, name. */
    public static void main(String[] args) throws Exception {
        Duration interval = Duration.ofMillis(Long.parseLong(args[1]));
        IngestConfig config = IngestConfigBuilder.builder(IngestConfig.defaults())
                .minInterval(interval)
                .defaultInterval(interval)
                .maxInterval(interval)
                .userAgent(args[3])
                .allowPrivateAddresses(List.of("127.0.0.0/8"))
                .build();
        KafkaConnection kafka = new KafkaConnection(args[0], Map.of());
        IngestService ingest = new IngestService(
                kafka, config, new FeedParser(), new PageReader(), new SimpleMeterRegistry(), InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(ingest::close));
        ingest.start();
        report(Path.of(args[2]), ingest);
    }

    private static void report(Path figures, IngestService ingest) throws IOException, InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long peak = 0;
        while (true) {
            long afterCollection = 0;
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                MemoryUsage usage = pool.getCollectionUsage();
                afterCollection += usage == null ? 0 : usage.getUsed();
            }
            peak = Math.max(peak, afterCollection >> 20);
            String line = TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime()) + " " + peak + " " + resident()
                    + " " + ingest.ready().ok();
            Path next = Path.of(figures + ".next");
            Files.writeString(next, line);
            Files.move(next, figures, StandardCopyOption.ATOMIC_MOVE);
            Thread.sleep(200);
        }
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }
}
