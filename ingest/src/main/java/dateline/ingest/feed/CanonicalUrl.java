package dateline.ingest.feed;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An article's address without what varies between places that link to it: the scheme's and host's case, {@code http}
 * for {@code https}, the default port, the fragment, and parameters that only say where a reader came from. What
 * remains is what an article's identity is derived from, so a change here makes stored articles new.
 */
public final class CanonicalUrl {
    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "igshid",
            "mc_cid",
            "mc_eid",
            "_ga",
            "_gl",
            "ref_src",
            "cmpid",
            "ito",
            "xtor",
            "guccounter",
            "at_medium",
            "at_campaign");

    private CanonicalUrl() {}

    /** The canonical form of an absolute http or https address; empty for anything else. */
    public static String of(@Nullable String url) {
        URI uri = parse(url);
        if (uri == null || uri.getRawAuthority() == null || !isWeb(uri.getScheme())) {
            return "";
        }
        String path = uri.getRawPath();
        String query = withoutTracking(uri.getRawQuery());
        return "https://" + host(uri) + (path.isEmpty() ? "/" : path) + (query.isEmpty() ? "" : "?" + query);
    }

    /** Whether a canonical address can be an article's: a site's front page is not. */
    public static boolean namesAnArticle(String canonicalUrl) {
        int path = canonicalUrl.indexOf('/', "https://".length());
        return path >= 0 && path + 1 < canonicalUrl.length();
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

    private static String withoutTracking(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
                .collect(Collectors.joining("&"));
    }

    private static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || TRACKING.contains(name);
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
