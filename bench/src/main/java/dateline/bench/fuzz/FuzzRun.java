package dateline.bench.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads documents made at random, and says which came out wrong: feeds of all formats and pages, with the faults that
 * publishers make and with bytes changed at random. Arguments: documents (a million), the first seed, threads. What
 * fails is named by its seed; {@code bench/run fuzz 1 SEED} tries that seed again and prints its documents. Ends with 1
 * if a value was lost or invented, a reader failed, a document took more than ten seconds, or the heap grew.
 */
public final class FuzzRun {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final long WATCH_EVERY_MILLIS = 500;
    private static final int REPORTS = 20;
    private static final int MOST_SHOWN = 20;
    private static final double MEGABYTE = 1 << 20;
    private static final double GROWTH = 8;
    /** Of so many seeds one is a page's. */
    private static final int PAGE_ONE_IN = 4;

    private final Trial feeds = new FeedTrial();
    private final Trial pages = new PageTrial();
    private final Bugs bugs = Bugs.listen();
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final AtomicLong next;
    private final AtomicLong documents = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicLong slowestSeed = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();
    private final long wanted;
    private final List<Double> heaps = new ArrayList<>();

    private FuzzRun(long wanted, long seed) {
        this.wanted = wanted;
        this.next = new AtomicLong(seed);
    }

    public static void main(String[] args) throws InterruptedException {
        long wanted = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        int threads = args.length > 2
                ? Integer.parseInt(args[2])
                : Runtime.getRuntime().availableProcessors();
        FuzzRun run = new FuzzRun(wanted, seed);
        if (wanted == 1) {
            System.out.println(run.trial(seed).shown(seed));
            run.tried(seed);
        } else {
            run.run(threads);
        }
        System.exit(run.isWell() ? 0 : 1);
    }

    /** One thread's work. */
    private final class Worker extends Thread {
        private volatile long began;
        private volatile long seed;

        @Override
        public void run() {
            while (documents.get() < wanted) {
                seed = next.getAndIncrement();
                began = System.nanoTime();
                tried(seed);
                long took = System.nanoTime() - began;
                if (took > slowest.getAndAccumulate(took, Math::max)) {
                    slowestSeed.set(seed);
                }
                documents.addAndGet(trial(seed).documents());
            }
        }
    }

    private Trial trial(long seed) {
        return Math.floorMod(seed, PAGE_ONE_IN) == 0 ? pages : feeds;
    }

    private void tried(long seed) {
        List<String> wrong = new ArrayList<>();
        try {
            wrong.addAll(trial(seed).wrong(seed));
        } catch (RuntimeException | Error thrown) {
            wrong.add("thrown: " + thrown + " at " + thrown.getStackTrace()[0]);
        }
        wrong.addAll(bugs.taken());
        if (!wrong.isEmpty() && failures.incrementAndGet() <= MOST_SHOWN) {
            System.out.println("seed " + seed + ": " + String.join("; ", wrong));
        }
    }

    private void run(int threads) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Worker worker = new Worker();
            worker.setDaemon(true);
            worker.began = System.nanoTime();
            workers.add(worker);
            worker.start();
        }
        long began = System.nanoTime();
        long report = 1;
        while (workers.stream().anyMatch(Thread::isAlive)) {
            Thread.sleep(WATCH_EVERY_MILLIS);
            workers.forEach(this::watch);
            if (documents.get() >= report * wanted / REPORTS) {
                report(began);
                report = documents.get() * REPORTS / wanted + 1;
            }
        }
        report(began);
        System.out.println(
                isWell()
                        ? "no value lost or invented, no crash, no hang, heap flat"
                        : "FAILED: " + failures + " seeds" + (isFlat() ? "" : "; the heap grew"));
    }

    private void watch(Worker worker) {
        Duration busy = Duration.ofNanos(System.nanoTime() - worker.began);
        if (worker.isAlive() && busy.compareTo(DEADLINE) > 0) {
            System.out.println("seed " + worker.seed + ": still being read after " + busy);
            for (StackTraceElement frame : worker.getStackTrace()) {
                System.out.println("    at " + frame);
            }
            System.exit(1);
        }
    }

    private void report(long began) {
        memory.gc();
        heaps.add(memory.getHeapMemoryUsage().getUsed() / MEGABYTE);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%,d documents, %,.0f a second; heap after collection %.1f MB; slowest seed %d with %.0f ms; %d seeds"
                        + " failed%n",
                documents.get(),
                documents.get() / seconds,
                heaps.getLast(),
                slowestSeed.get(),
                slowest.get() / 1e6,
                failures.get());
    }

    private boolean isWell() {
        return failures.get() == 0 && isFlat();
    }

    /** Whether the heap's live part in the second half of the run is what it was in the first. */
    private boolean isFlat() {
        int half = heaps.size() / 2;
        double first = heaps.stream().limit(half).max(Double::compare).orElse(Double.MAX_VALUE);
        double second = heaps.stream().skip(half).max(Double::compare).orElse(0.0);
        return second < first + GROWTH;
    }
}
