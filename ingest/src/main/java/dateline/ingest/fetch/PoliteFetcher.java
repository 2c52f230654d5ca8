package dateline.ingest.fetch;

import dateline.contract.record.FeedIds;
import dateline.ingest.fetch.HostGate.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Asks servers when it is their turn, and not more than so many at once. Hosts that could not be reached the last time
 * share a quarter of that, so that the others are asked on time however many do not answer. A host that wants to be left
 * alone is not asked: its answer is {@link FetchResult.Throttled} with the time that is left.
 *
 * <p>Safe for any number of threads; blocks them until it is their turn.
 */
public final class PoliteFetcher {
    private static final int SHARE_OF_UNRELIABLE = 4;
    private static final Duration UNLIMITED = Duration.ofDays(365);
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

    /**
     * Takes a place in line for a host. Of one host's feeds only a few are read at a time, so that a host whose pages
     * take long does not keep those of other hosts from being admitted.
     *
     * @param url an absolute http or https address; any other text is a host of its own
     */
    public HostGate.Place inLine(String url) throws InterruptedException {
        return hosts.inLine(FeedIds.host(url));
    }

    /** Leaves a pause between requests to an address's host, as its robots.txt wants it ({@code Crawl-delay}). */
    void keepApart(String url, Duration delay) {
        hosts.keepApart(FeedIds.host(url), delay);
    }

    /** Asks when it is our turn. For callers that are admitted, or need not be. */
    public FetchResult fetch(FetchRequest request) throws InterruptedException {
        return asked(request, UNLIMITED);
    }

    /**
     * Asks when it is our turn, but gives up waiting for it after some time: the answer is {@link FetchResult.Failed}
     * with the reason {@code no-turn} then.
     */
    public FetchResult fetch(FetchRequest request, Duration patience) throws InterruptedException {
        return asked(request, patience);
    }

    /**
     * Asks when it is our turn and there is room for the answer, and returns when it is admitted. While it waits for
     * room or admission it holds neither the host's turn nor a place among those who ask: those who are admitted may
     * need both for their pages.
     */
    public FetchResult fetch(FetchRequest request, Admission admission) throws InterruptedException {
        FetchResult result = null;
        while (result == null) {
            admission.awaitRoom();
            result = turn(request, UNLIMITED, admission);
        }
        admission.await();
        return result;
    }

    private FetchResult asked(FetchRequest request, Duration patience) throws InterruptedException {
        FetchResult result = turn(request, patience, null);
        return result == null
                ? new FetchResult.Failed(
                        "no-turn", FeedIds.host(request.url()) + " has others in line for longer than we can wait")
                : result;
    }

    /** Asks when it is our turn; null if that does not come in time, or comes when there is no room for the answer. */
    private @Nullable FetchResult turn(FetchRequest request, Duration patience, @Nullable Admission admission)
            throws InterruptedException {
        String host = FeedIds.host(request.url());
        Duration closed = hosts.closedFor(host);
        if (closed != null) {
            return closed(host, closed);
        }
        try (HostGate.Turn turn = hosts.enter(host, patience)) {
            return turn == null ? null : ours(request, host, turn, admission);
        }
    }

    private @Nullable FetchResult ours(
            FetchRequest request, String host, HostGate.Turn turn, @Nullable Admission admission)
            throws InterruptedException {
        Duration closed = turn.closedFor();
        if (closed != null) {
            return closed(host, closed);
        }
        return turn.isUnreliable()
                ? holding(unreliableAtOnce, () -> ask(request, turn, admission))
                : ask(request, turn, admission);
    }

    private @Nullable FetchResult ask(FetchRequest request, HostGate.Turn turn, @Nullable Admission admission)
            throws InterruptedException {
        return holding(atOnce, () -> {
            if (admission != null) {
                if (!admission.hasRoom()) {
                    return null;
                }
                admission.asking();
            }
            FetchResult result = timed(request);
            judge(turn, result);
            return result;
        });
    }

    private interface Exchange {
        @Nullable
        FetchResult run() throws InterruptedException;
    }

    private static @Nullable FetchResult holding(Semaphore permits, Exchange exchange) throws InterruptedException {
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
