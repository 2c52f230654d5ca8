package dateline.ingest.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.runtime.net.AddressGuard;
import dateline.runtime.net.GuardedNames;
import dateline.runtime.net.GuardedSockets;
import dateline.runtime.net.ProxyAddress;
import dateline.runtime.net.RefusedAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The clients to ask with: one that asks directly, and one for each proxy, with a few threads and connections for all.
 * What the guard refuses is refused on every way:
 *
 * <ul>
 *   <li>directly and through {@code socks5} we resolve names, and the very address is checked that is dialled;
 *   <li>through {@code http} and {@code socks5h} the proxy resolves names. Addresses, and names that only mean something
 *       inside a network, are refused by what they look like; through {@code http} also names that our own name service
 *       knows to be inside.
 *   <li>A proxy is guarded as a server is, unless the operator has named it in the configuration.
 * </ul>
 *
 * <p>Safe for any number of threads.
 */
final class Clients {
    private static final int MOST_PROXIES = 100;

    private final OkHttpClient direct;
    private final AddressGuard guard;
    private final GuardedNames names;
    private final ExecutorService resolvers;
    private final Duration patience;
    private final @Nullable ProxyRoute usual;
    private final Cache<ProxyRoute, OkHttpClient> proxied =
            Caffeine.newBuilder().maximumSize(MOST_PROXIES).build();

    /**
     * @param direct asks without a proxy and dials nothing itself yet
     * @param usual the proxy of all that have none of their own; null for none
     * @param patience for the name service
     */
    Clients(
            OkHttpClient direct,
            AddressGuard guard,
            ExecutorService resolvers,
            @Nullable ProxyRoute usual,
            Duration patience) {
        this.guard = guard;
        this.names = new GuardedNames(guard, resolvers, patience);
        this.resolvers = resolvers;
        this.patience = patience;
        this.usual = usual;
        this.direct = direct.newBuilder()
                .dns(names::lookup)
                .socketFactory(new GuardedSockets(guard))
                .proxy(Proxy.NO_PROXY)
                .build();
    }

    /** The way for these options; null for directly. */
    @Nullable
    ProxyRoute route(FetchOptions options) {
        return options.direct() ? null : options.proxy() == null ? usual : options.proxy();
    }

    /**
     * The client to ask an address with.
     *
     * @throws RefusedAddress if the proxy would be asked for an address that may not be asked
     */
    OkHttpClient client(@Nullable ProxyRoute route, HttpUrl url) throws IOException {
        if (route == null) {
            return direct;
        }
        if (route.address().kind() != ProxyAddress.Kind.SOCKS5 && !guard.permitsName(url.host())) {
            throw new RefusedAddress(url.host());
        }
        if (route.address().kind() == ProxyAddress.Kind.HTTP) {
            lookAt(url.host());
        }
        return proxied.get(route, this::through);
    }

    /** The proxy may know names that we do not; what we know to be inside is refused. */
    private void lookAt(String host) throws RefusedAddress {
        try {
            names.lookup(host);
        } catch (RefusedAddress refused) {
            throw refused;
        } catch (UnknownHostException unknown) {
            // the proxy will say
        }
    }

    /** Each has a way to find addresses of its own: connections are shared by those who have the same. */
    private OkHttpClient through(ProxyRoute route) {
        ProxyAddress address = route.address();
        AddressGuard own = route.trusted() ? new AddressGuard(List.of(address.host())) : guard;
        GuardedNames finder = new GuardedNames(own, resolvers, patience);
        OkHttpClient.Builder client = direct.newBuilder();
        String credentials = route.credentials();
        switch (address.kind()) {
            case HTTP -> {
                client.dns(finder::lookup);
                client.socketFactory(new GuardedSockets(own));
                client.proxy(
                        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.host(), address.port())));
                if (credentials != null) {
                    authenticate(client, credentials);
                }
            }
            case SOCKS5 -> {
                client.dns(host -> names.lookup(host));
                client.socketFactory(new SocksSockets(address, credentials, finder, guard::permits));
            }
            case SOCKS5H -> {
                client.dns(host -> unresolved(host));
                client.socketFactory(new SocksSockets(address, credentials, finder, null));
            }
        }
        return client.build();
    }

    private static void authenticate(OkHttpClient.Builder client, String pair) {
        String header = Credentials.basic(FeedAccess.user(pair), FeedAccess.password(pair));
        client.proxyAuthenticator((route, response) -> response.request().header("Proxy-Authorization") != null
                ? null
                : response.request()
                        .newBuilder()
                        .header("Proxy-Authorization", header)
                        .build());
    }

    /** A name in the place of its address. */
    private static List<InetAddress> unresolved(String host) throws UnknownHostException {
        return List.of(InetAddress.getByAddress(host, new byte[4]));
    }
}
