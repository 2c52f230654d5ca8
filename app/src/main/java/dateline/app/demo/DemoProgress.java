package dateline.app.demo;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Prints how far every stage has come: a line that is written over in a terminal, a line now and then elsewhere. */
public final class DemoProgress implements AutoCloseable {
    private final MeterRegistry registry;
    private final PrintStream out;
    private final boolean terminal;
    private final ScheduledExecutorService timer;

    private DemoProgress(MeterRegistry registry, PrintStream out, boolean terminal) {
        this.registry = registry;
        this.out = out;
        this.terminal = terminal;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("progress").factory());
    }

    /** Starts printing. */
    public static DemoProgress start(MeterRegistry registry, PrintStream out) {
        boolean terminal = System.console() != null && System.getenv("TERM") != null;
        DemoProgress progress = new DemoProgress(registry, out, terminal);
        progress.timer.scheduleAtFixedRate(progress::print, 1, terminal ? 1 : 5, TimeUnit.SECONDS);
        return progress;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        print();
        if (terminal) {
            out.println();
        }
    }

    private void print() {
        String line =
                "ingest %d polls, %d new | enrich %d in, %d duplicates, %d out | %d mentions, %d alerts | sink %d stored"
                        .formatted(
                                count("dateline.ingest.polls"),
                                count("dateline.ingest.sent"),
                                count("dateline.enrich.received"),
                                count("dateline.enrich.duplicate"),
                                count("dateline.enrich.sent"),
                                count("dateline.enrich.mentions"),
                                count("dateline.enrich.alerts"),
                                count("dateline.sink.stored"));
        if (terminal) {
            out.print("\r" + line + " ");
            out.flush();
        } else {
            out.println(line);
        }
    }

    private long count(String name) {
        return (long) registry.find(name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
