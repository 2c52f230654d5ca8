package dateline.ingest.feed.identity;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An article's address without what varies between places that link to it: the scheme's and host's case, {@code http}
 * for {@code https}, the default port, the fragment, parameters that only say where a reader came from, and wrappers
 * that only lead there (Google's redirects, AMP caches). It still can be opened; what an article's id is made of is its
 * {@link UrlIdentity}.
 */
public final class CanonicalUrl {
    private static final int MOST_WRAPPERS = 3;

    private CanonicalUrl() {}

    /** The canonical form of an absolute http or https address; empty for anything else. */
    public static String of(@Nullable String url) {
        String canonical = cleaned(url);
        for (int i = 0; i < MOST_WRAPPERS; i++) {
            String inner = cleaned(Redirectors.target(canonical));
            if (inner.isEmpty()) {
                return canonical;
            }
            canonical = inner;
        }
        return canonical;
    }

    /** Whether a canonical address can be an article's: a site's front page is not. */
    public static boolean namesAnArticle(String canonicalUrl) {
        int path = canonicalUrl.indexOf('/', "https://".length());
        return path >= 0 && path + 1 < canonicalUrl.length();
    }

    private static String cleaned(@Nullable String url) {
        URI uri = parse(url);
        if (uri == null || uri.getRawAuthority() == null || !isWeb(uri.getScheme())) {
            return "";
        }
        String path = uri.getRawPath();
        String query = TrackingParameters.without(uri.getRawQuery());
        return "https://" + host(uri) + (path.isEmpty() ? "/" : path) + (query.isEmpty() ? "" : "?" + query);
    }

    /** Where an address leads that only carries another, not made canonical; the address itself if it is none. */
    public static String target(String url) {
        String target = url;
        for (int i = 0; i < MOST_WRAPPERS; i++) {
            String inner = Redirectors.target(target);
            if (cleaned(inner).isEmpty()) {
                return target;
            }
            target = inner;
        }
        return target;
    }

    private static @Nullable URI parse(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return null;
        }
        try {
            return URI.create(escaped(url.strip()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isWeb(@Nullable String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    private static String host(URI uri) {
        String authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        String ownPort = uri.getScheme().equalsIgnoreCase("http") ? ":80" : ":443";
        return host.endsWith(ownPort) ? host.substring(0, host.length() - ownPort.length()) : host;
    }

    /** Percent-encodes what servers tolerate in addresses but the grammar of RFC 3986 does not. */
    private static String escaped(String url) {
        StringBuilder out = null;
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            boolean odd = c <= ' ' || c == 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0 || strayPercent(url, i);
            if (odd && out == null) {
                out = new StringBuilder(url.length() + 16).append(url, 0, i);
            }
            if (out != null) {
                out.append(odd ? String.format(Locale.ROOT, "%%%02X", (int) c) : String.valueOf(c));
            }
        }
        return out == null ? url : out.toString();
    }

    private static boolean strayPercent(String url, int at) {
        return url.charAt(at) == '%'
                && (at + 2 >= url.length()
                        || Character.digit(url.charAt(at + 1), 16) < 0
                        || Character.digit(url.charAt(at + 2), 16) < 0);
    }
}
