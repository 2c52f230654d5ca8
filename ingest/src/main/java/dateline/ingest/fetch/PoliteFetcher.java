package dateline.ingest.fetch;

import dateline.contract.record.FeedIds;
import dateline.ingest.fetch.HostGate.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Asks servers when it is their turn, and not more than so many at once. Hosts that could not be reached the last time
 * share a quarter of that, so that the others are asked on time however many do not answer. A host that wants to be left
 * alone is not asked: its answer is {@link FetchResult.Throttled} with the time that is left.
 *
 * <p>Safe for any number of threads; blocks them until it is their turn.
 */
public final class PoliteFetcher {
    private static final int SHARE_OF_UNRELIABLE = 4;
    private static final Set<String> UNREACHABLE = Set.of("timeout", "connect", "dns", "tls", "connection-lost");

    private final FeedFetcher fetcher;
    private final HostGate hosts;
    private final Semaphore atOnce;
    private final Semaphore unreliableAtOnce;
    private final Timer time;
    private final Counter bytes;

    /** @param concurrency how many servers are asked at once */
    public PoliteFetcher(FeedFetcher fetcher, HostGate hosts, int concurrency, MeterRegistry meters) {
        this.fetcher = fetcher;
        this.hosts = hosts;
        this.atOnce = new Semaphore(concurrency, true);
        this.unreliableAtOnce = new Semaphore(Math.max(1, concurrency / SHARE_OF_UNRELIABLE), true);
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

    /**
     * Asks when it is our turn.
     *
     * @param admission asked for once the answer is there; as long as it is not granted, no other server is asked
     *     instead of this one
     */
    public FetchResult fetch(FetchRequest request, Admission admission) throws InterruptedException {
        String host = FeedIds.host(request.url());
        Duration closed = hosts.closedFor(host);
        if (closed != null) {
            admission.await();
            return closed(host, closed);
        }
        try (HostGate.Turn turn = hosts.enter(host)) {
            Duration meanwhile = turn.closedFor();
            if (meanwhile != null) {
                admission.await();
                return closed(host, meanwhile);
            }
            return turn.isUnreliable()
                    ? holding(unreliableAtOnce, () -> ask(request, turn, admission))
                    : ask(request, turn, admission);
        }
    }

    /** Something else that a request has to wait for. */
    @FunctionalInterface
    public interface Admission {
        void await() throws InterruptedException;
    }

    private FetchResult ask(FetchRequest request, HostGate.Turn turn, Admission admission) throws InterruptedException {
        return holding(atOnce, () -> {
            FetchResult result = timed(request);
            judge(turn, result);
            admission.await();
            return result;
        });
    }

    private interface Exchange {
        FetchResult run() throws InterruptedException;
    }

    private static FetchResult holding(Semaphore permits, Exchange exchange) throws InterruptedException {
        permits.acquire();
        try {
            return exchange.run();
        } finally {
            permits.release();
        }
    }

    private static void judge(HostGate.Turn turn, FetchResult result) {
        switch (result) {
            case FetchResult.Fetched f -> turn.ended(Verdict.GOOD, null);
            case FetchResult.NotModified n -> turn.ended(Verdict.GOOD, null);
            case FetchResult.Gone g -> turn.ended(Verdict.GOOD, null);
            case FetchResult.Throttled t -> turn.ended(Verdict.OVERLOADED, t.retryAfter());
            case FetchResult.Failed f -> {
                if (f.reason().equals("http-403")) {
                    turn.ended(Verdict.OVERLOADED, null);
                } else {
                    turn.ended(UNREACHABLE.contains(f.reason()) ? Verdict.UNREACHABLE : Verdict.GOOD, null);
                }
            }
        }
    }

    private static FetchResult closed(String host, Duration left) {
        return new FetchResult.Throttled(
                left, host + " has asked to be left alone for another " + Math.max(1, left.toSeconds()) + " s");
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
