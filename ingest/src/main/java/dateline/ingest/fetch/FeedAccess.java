package dateline.ingest.fetch;

import dateline.runtime.feed.FeedOption;
import dateline.runtime.feed.FeedOptions;
import dateline.runtime.net.ProxyAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a feed's options how it is asked: takes the secrets that they name from their files, and knows which proxies
 * may be inside the network. Safe for any number of threads.
 */
public final class FeedAccess {
    /** Shorter ones would take half of a message with them. */
    private static final int LEAST_SCRUBBED = 4;

    private final SecretFiles secrets;
    private final Set<ProxyAddress> trusted;

    /** @param trusted the proxies that the operator has named in the configuration */
    public FeedAccess(SecretFiles secrets, Collection<ProxyAddress> trusted) {
        this.secrets = secrets;
        this.trusted = Set.copyOf(trusted);
    }

    /**
     * How a feed is asked; reads files.
     *
     * @param url the address that the feed was added with
     * @throws UnusableOption if an option is wrong, or a secret cannot be had
     */
    public FetchOptions of(String url, FeedOptions options) throws UnusableOption {
        if (!options.problems().isEmpty()) {
            throw new UnusableOption(options.problem());
        }
        HttpUrl origin = HttpUrl.parse(url);
        if (options.given().isEmpty() || origin == null) {
            return FetchOptions.NONE;
        }
        Set<String> told = new HashSet<>();
        List<FetchOptions.Header> headers = new ArrayList<>();
        for (FeedOptions.Header header : options.headers()) {
            String value = header.secret() ? secret(origin.host(), header.value(), told) : header.value();
            headers.add(new FetchOptions.Header(header.name(), value));
        }
        String authorization = authorization(origin.host(), options, told);
        if (authorization != null) {
            headers.add(new FetchOptions.Header("Authorization", authorization));
        }
        String named = options.get(FeedOption.COOKIE_SECRET);
        String cookies = named == null ? options.get(FeedOption.COOKIE) : secret(origin.host(), named, told);
        return new FetchOptions(
                origin,
                options.get(FeedOption.USER_AGENT),
                headers,
                cookies,
                proxy(options, told),
                options.isDirect(),
                told);
    }

    private @Nullable String authorization(String host, FeedOptions options, Set<String> told) throws UnusableOption {
        String bearer = options.get(FeedOption.BEARER_SECRET);
        if (bearer != null) {
            return "Bearer " + secret(host, bearer, told);
        }
        String basic = options.get(FeedOption.BASIC_SECRET);
        if (basic == null) {
            return null;
        }
        String header = Credentials.basic(user(pair(host, basic, told)), password(pair(host, basic, told)));
        told.add(header.substring("Basic ".length()));
        return header;
    }

    private @Nullable ProxyRoute proxy(FeedOptions options, Set<String> told) throws UnusableOption {
        ProxyAddress address = options.proxy();
        if (address == null) {
            return null;
        }
        String named = options.get(FeedOption.PROXY_SECRET);
        String credentials = named == null ? null : pair(address.host(), named, told);
        return new ProxyRoute(address, credentials, trusted.contains(address));
    }

    private String pair(String host, String name, Set<String> told) throws UnusableOption {
        String pair = secret(host, name, told);
        if (pair.indexOf(':') < 1) {
            throw new UnusableOption("the secret " + name + " for " + host + " must be user:password");
        }
        add(told, password(pair));
        return pair;
    }

    private String secret(String host, String name, Set<String> told) throws UnusableOption {
        String secret = secrets.read(host, name);
        add(told, secret);
        return secret;
    }

    private static void add(Set<String> told, String secret) {
        if (secret.length() >= LEAST_SCRUBBED) {
            told.add(secret);
        }
    }

    static String user(String pair) {
        return pair.substring(0, pair.indexOf(':'));
    }

    static String password(String pair) {
        return pair.substring(pair.indexOf(':') + 1);
    }
}
