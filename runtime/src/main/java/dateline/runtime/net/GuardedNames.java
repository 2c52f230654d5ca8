package dateline.runtime.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resolves names to the addresses that the guard permits; where it permits none, the name is refused. The look-ups run
 * on threads of their own, because the platform's resolver cannot be interrupted and would hold a virtual thread's
 * carrier. Safe for any number of threads.
 */
public final class GuardedNames {
    private final AddressGuard guard;
    private final Resolver resolver;
    private final ExecutorService resolvers;
    private final Duration timeout;

    /** Asks the name service; may block for long. */
    @FunctionalInterface
    public interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** Asks the platform's name service. */
    public GuardedNames(AddressGuard guard, ExecutorService resolvers, Duration timeout) {
        this(guard, InetAddress::getAllByName, resolvers, timeout);
    }

    /**
     * @param resolvers where look-ups run; remains the caller's to shut down
     * @param timeout how long a look-up is waited for
     */
    public GuardedNames(AddressGuard guard, Resolver resolver, ExecutorService resolvers, Duration timeout) {
        this.resolver = resolver;
        this.guard = guard;
        this.resolvers = resolvers;
        this.timeout = timeout;
    }

    /**
     * The addresses of a host that may be connected to, at least one.
     *
     * @throws RefusedAddress if none of its addresses may
     * @throws UnknownHostException if it has none, or the name service does not answer in time
     */
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        InetAddress[] all = resolve(host);
        List<InetAddress> permitted = new ArrayList<>(all.length);
        for (InetAddress address : all) {
            if (guard.permits(host, address)) {
                permitted.add(address);
            }
        }
        if (permitted.isEmpty()) {
            throw new RefusedAddress(host, all[0]);
        }
        return permitted;
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        Future<InetAddress[]> answer = resolvers.submit(() -> resolver.resolve(host));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unknown(host, "the name service does not know it", e);
        } catch (TimeoutException e) {
            throw unknown(host, "the name service did not answer within " + timeout, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, "interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static UnknownHostException unknown(String host, String why, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host + ": " + why);
        unknown.initCause(cause);
        return unknown;
    }
}
