package dateline.ingest.fetch;

import dateline.contract.FeedIds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.Semaphore;

/**
 * Asks servers one at a time, with a pause between, and not more than so many servers at once.
 *
 * <p>Safe for any number of threads; blocks them until it is their turn.
 */
public final class PoliteFetcher {
    private final FeedFetcher fetcher;
    private final HostGate hosts;
    private final Semaphore atOnce;
    private final Timer time;
    private final Counter bytes;

    /** @param concurrency how many servers are asked at once */
    public PoliteFetcher(FeedFetcher fetcher, HostGate hosts, int concurrency, MeterRegistry meters) {
        this.fetcher = fetcher;
        this.hosts = hosts;
        this.atOnce = new Semaphore(concurrency, true);
        this.time = Timer.builder("dateline.ingest.fetch")
                .description("Time a server takes to answer")
                .register(meters);
        this.bytes = Counter.builder("dateline.ingest.fetched")
                .description("Documents read, after decompression")
                .baseUnit("bytes")
                .register(meters);
    }

    /** Asks when it is our turn. */
    public FetchResult fetch(FetchRequest request) throws InterruptedException {
        return fetch(request, () -> {});
    }

    /** Asks when it is our turn and the admission is granted; that is asked for when the host is free. */
    public FetchResult fetch(FetchRequest request, Admission admission) throws InterruptedException {
        try (HostGate.Turn turn = hosts.enter(FeedIds.host(request.url()))) {
            admission.await();
            atOnce.acquire();
            try {
                return timed(request);
            } finally {
                atOnce.release();
            }
        }
    }

    /** Something else that a request has to wait for. */
    @FunctionalInterface
    public interface Admission {
        void await() throws InterruptedException;
    }

    private FetchResult timed(FetchRequest request) throws InterruptedException {
        Timer.Sample sample = Timer.start();
        FetchResult result = fetcher.fetch(request);
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while asking");
        }
        sample.stop(time);
        if (result instanceof FetchResult.Fetched fetched) {
            bytes.increment(fetched.document().bytes().length);
        }
        return result;
    }
}
