package dateline.ingest.fetch;

import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How one feed's servers are asked otherwise than others. Headers and cookies go to the feed's own origin alone, whatever
 * it redirects to and wherever its articles are; how we introduce ourselves and the proxy hold for all that is asked for
 * the feed's sake.
 *
 * @param origin the address that the feed was added with; null if there is nothing for it alone
 * @param userAgent how we introduce ourselves; null for the usual way
 * @param headers for the origin
 * @param cookies for the origin, as a header has them; null for none
 * @param proxy to ask through; null for the usual one
 * @param direct whether to ask without any proxy
 * @param secrets what must never be told to anybody else
 */
public record FetchOptions(
        @Nullable HttpUrl origin,
        @Nullable String userAgent,
        List<Header> headers,
        @Nullable String cookies,
        @Nullable ProxyRoute proxy,
        boolean direct,
        Set<String> secrets) {
    /** Nothing out of the ordinary. */
    public static final FetchOptions NONE = new FetchOptions(null, null, List.of(), null, null, false, Set.of());

    public FetchOptions {
        headers = List.copyOf(headers);
        secrets = Set.copyOf(secrets);
    }

    /** A request header with its value. */
    public record Header(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Whether an address has the origin that headers and cookies are for. */
    boolean isFor(HttpUrl url) {
        return origin != null && isSameOrigin(url, origin);
    }

    /** Whether there is something that only the origin is sent. */
    boolean hasOwn() {
        return origin != null && (!headers.isEmpty() || cookies != null);
    }

    boolean has(String header) {
        return headers.stream().anyMatch(h -> h.name().equalsIgnoreCase(header));
    }

    /** A text of somebody else's without the secrets that he may have sent back. */
    public String scrubbed(String text) {
        String scrubbed = text;
        for (String secret : secrets) {
            scrubbed = scrubbed.replace(secret, "******");
        }
        return scrubbed;
    }

    static boolean isSameOrigin(HttpUrl a, HttpUrl b) {
        return a.scheme().equals(b.scheme()) && a.host().equals(b.host()) && a.port() == b.port();
    }

    /** Without values: what is in here is nobody's business. */
    @Override
    public String toString() {
        return "FetchOptions[" + headers + (cookies == null ? "" : ", cookies") + (proxy == null ? "" : ", " + proxy)
                + "]";
    }
}
