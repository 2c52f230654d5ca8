package dateline.runtime.net;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where a proxy is and how it is spoken to, as people write it: {@code http://proxy.example.org:3128}. Whoever is asked
 * for the proxy's credentials has them from elsewhere; here they would be printed.
 *
 * @param kind how it is spoken to
 * @param host its name or address, in lower case; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record ProxyAddress(Kind kind, String host, int port) {
    /** How a proxy is spoken to; the names are curl's. */
    public enum Kind {
        /** By HTTP: it is given the name of a host, and a tunnel is asked for where TLS is spoken. */
        HTTP("http"),
        /** By SOCKS 5, RFC 1928: it is given the address of a host. */
        SOCKS5("socks5"),
        /** By SOCKS 5: it is given the name of a host. */
        SOCKS5H("socks5h");

        private final String scheme;

        Kind(String scheme) {
            this.scheme = scheme;
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none, with what is wrong, to be read after a setting's name
     */
    public static ProxyAddress parse(String text) {
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no address of a proxy; " + like(), e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "must not have credentials in it, where everybody reads them; give them as proxy-secret");
        }
        Kind kind = Arrays.stream(Kind.values())
                .filter(k -> k.scheme.equals(scheme))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("begins with none of "
                        + Arrays.stream(Kind.values())
                                .map(k -> k.scheme + "://")
                                .collect(Collectors.joining(", "))
                        + "; " + like()));
        boolean bare = List.of("", "/").contains(uri.getRawPath()) && uri.getRawQuery() == null;
        if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65_535 || !bare) {
            throw new IllegalArgumentException("must have a host, a port and nothing else; " + like());
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        return new ProxyAddress(kind, host, uri.getPort());
    }

    private static String like() {
        return "write for example http://proxy.example.org:3128 or socks5h://127.0.0.1:9050";
    }

    @Override
    public String toString() {
        return kind.scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
