package dateline.ingest.fetch;

import dateline.runtime.net.RefusedAddress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Names what went wrong in an exchange, for people and for counting. */
final class Failures {
    private Failures() {}

    /** @param route the proxy that was asked through; null for none */
    static FetchResult.Failed of(String url, IOException e, FetchLimits limits, @Nullable ProxyRoute route) {
        FetchResult.Failed failed = of(url, e, limits);
        if (route == null || failed.reason().equals("refused-address")) {
            return failed;
        }
        String why = String.valueOf(e.getMessage());
        boolean proxy = e instanceof ProxyRefused || why.contains("CONNECT") || why.contains("authenticate with proxy");
        return new FetchResult.Failed(
                proxy ? "proxy" : failed.reason(), failed.message() + " (asked through the proxy " + route + ")");
    }

    private static FetchResult.Failed of(String url, IOException e, FetchLimits limits) {
        RefusedAddress refused = refused(e);
        if (refused != null) {
            return new FetchResult.Failed("refused-address", String.valueOf(refused.getMessage()));
        }
        return switch (e) {
            case Body.TooLarge tooLarge ->
                new FetchResult.Failed(
                        "too-large",
                        url + " sends more than " + limits.maxBytes() + "; raise ingest.max-bytes if that is a feed");
            case Body.BadEncoding bad -> failed("bad-encoding", url, bad);
            case UnknownHostException unknown -> failed("dns", url, unknown);
            case SSLException tls -> failed("tls", url, tls);
            case SocketTimeoutException timeout -> timedOut(url, limits);
            case InterruptedIOException timeout -> timedOut(url, limits);
            case ConnectException connect -> failed("connect", url, connect);
            case NoRouteToHostException connect -> failed("connect", url, connect);
            default -> failed("connection-lost", url, e);
        };
    }

    static String ofStatus(String url, int status) {
        String advice =
                switch (status) {
                    case 401, 402, 403 -> "the server does not let us read it";
                    case 407 -> "the proxy wants credentials; give them as proxy-secret";
                    case 404 -> "there is nothing at this address; correct it";
                    default ->
                        status >= 500
                                ? "the server is in trouble; it is asked again"
                                : "it is not an answer to a plain request";
                };
        return url + " answers " + status + ": " + advice;
    }

    private static FetchResult.Failed timedOut(String url, FetchLimits limits) {
        return new FetchResult.Failed(
                "timeout",
                url + " did not finish its answer within " + limits.timeout().toSeconds() + " s");
    }

    private static FetchResult.Failed failed(String reason, String url, Exception e) {
        String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new FetchResult.Failed(reason, url + ": " + why);
    }

    private static @Nullable RefusedAddress refused(Throwable e) {
        if (e instanceof RefusedAddress refused) {
            return refused;
        }
        for (Throwable suppressed : e.getSuppressed()) {
            if (refused(suppressed) instanceof RefusedAddress refused) {
                return refused;
            }
        }
        return e.getCause() == null ? null : refused(e.getCause());
    }
}
