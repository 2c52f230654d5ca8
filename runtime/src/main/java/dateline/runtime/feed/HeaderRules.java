package dateline.runtime.feed;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which request headers a feed may have of its own. */
final class HeaderRules {
    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e\\t]*[\\x21-\\x7e])?");
    private static final Pattern COOKIES = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+=[\\x21-\\x7e&&[^;,\\\\]]*"
            + "(; ?[!#$%&'*+.^_`|~0-9A-Za-z-]+=[\\x21-\\x7e&&[^;,\\\\]]*)*");
    /** What the connection, the body, the cache or another option decides. */
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "keep-alive",
            "upgrade",
            "te",
            "trailer",
            "transfer-encoding",
            "content-length",
            "content-type",
            "content-encoding",
            "accept-encoding",
            "expect",
            "range",
            "if-range",
            "if-match",
            "if-none-match",
            "if-modified-since",
            "if-unmodified-since",
            "proxy-authorization",
            "proxy-connection");

    private static final Set<String> SECRET = Set.of("authorization", "x-api-key", "api-key", "x-auth-token");

    private HeaderRules() {}

    /** @throws IllegalArgumentException with what is wrong, to be read after the option's name */
    static void name(String name, boolean secret) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!TOKEN.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a header");
        }
        if (lower.equals("user-agent") || lower.equals("cookie")) {
            throw new IllegalArgumentException("is another option: " + lower);
        }
        if (OURS.contains(lower)) {
            throw new IllegalArgumentException("is set by Dateline itself and cannot be another");
        }
        if (!secret && SECRET.contains(lower)) {
            throw new IllegalArgumentException(
                    "would lie open in the feed's record; name a secret: header-secret." + name + "=NAME");
        }
    }

    /** @throws IllegalArgumentException with what is wrong, to be read after the option's name */
    static void value(String value) {
        if (value.length() > 4_096 || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be one line of printable ASCII, not blank and at most 4096 characters long");
        }
    }

    /** @throws IllegalArgumentException with what is wrong, to be read after the option's name */
    static void cookie(String value) {
        value(value);
        if (!COOKIES.matcher(value).matches()) {
            throw new IllegalArgumentException("must be cookies as browsers send them: a=1; b=2");
        }
    }
}
