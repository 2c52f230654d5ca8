package dateline.console.http;

import dateline.runtime.config.Secret;
import dateline.runtime.watch.ActionLinks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who may change something: nobody's page but this one, and only with the token, or on this machine alone. A browser says
 * where a request comes from (Fetch Metadata, {@code Origin}); a program says nothing and cannot be misled.
 */
public final class Writes {
    private static final Pattern ACTIONS = Pattern.compile("/api/alerts/[^/]+/actions");
    private static final Pattern FEED_OPTIONS = Pattern.compile("/api/feeds/[^/]+/options");
    private static final Pattern WATCH = Pattern.compile("/api/watches/[^/]+");
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BEARER = "Bearer ";
    private static final List<String> PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final @Nullable Secret token;
    private final boolean forThisMachine;
    private final boolean hasKafka;

    /**
     * @param token what one must know; null where only this machine may change something
     * @param forThisMachine whether only this machine can reach the console
     * @param hasKafka whether there is a cluster to write to
     */
    public Writes(@Nullable Secret token, boolean forThisMachine, boolean hasKafka) {
        this.token = token;
        this.forThisMachine = forThisMachine;
        this.hasKafka = hasKafka;
    }

    /** Whether anything can be changed here at all. */
    public boolean areOn() {
        return hasKafka && (token != null || forThisMachine);
    }

    /** Whether that needs the token. */
    public boolean needToken() {
        return token != null;
    }

    /** Why the request may not change anything; null if it may. */
    @Nullable
    Problem problem(Request request) {
        String path = request.getHttpURI().getCanonicalPath();
        String method = request.getMethod();
        boolean signed = method.equals("POST") && ActionLinks.PATH.equals(path);
        boolean known = signed
                || (method.equals("POST") && ACTIONS.matcher(path).matches())
                || (method.equals("PUT") && FEED_OPTIONS.matcher(path).matches())
                || ((method.equals("PUT") || method.equals("DELETE"))
                        && WATCH.matcher(path).matches());
        if (!known) {
            return Problem.of(405, "read-only", "This can only be read", "Only GET and HEAD are answered here.");
        }
        if (isForeign(request)) {
            return Problem.of(403, "foreign-site", "Not for other sites' pages", "Open the console itself.");
        }
        if (signed) {
            return type(request, FORM);
        }
        return areOn() && !(token == null && isPassedOn(request)) ? allowed(request) : off();
    }

    /** A proxy on this machine lets others in who would look like this machine. */
    private static boolean isPassedOn(Request request) {
        return PROXIES.stream().anyMatch(request.getHeaders()::contains);
    }

    private @Nullable Problem allowed(Request request) {
        Secret wanted = token;
        if (wanted != null && !isKnown(wanted, request.getHeaders().get("Authorization"))) {
            return Problem.of(
                    401, "no-token", "The token is missing or wrong", "Send the console's token as a bearer token.");
        }
        return request.getMethod().equals("DELETE") ? null : type(request, JSON);
    }

    private Problem off() {
        String detail = hasKafka
                ? "Others than this machine can reach this console: set console.token to something secret, then the"
                        + " page asks for it."
                : "This console knows no Kafka cluster; name it with kafka.bootstrap.servers.";
        return Problem.of(403, "writing-off", "This console only reads", detail);
    }

    private static boolean isKnown(Secret token, @Nullable String header) {
        return header != null
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(
                        token.value().getBytes(StandardCharsets.UTF_8),
                        header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isForeign(Request request) {
        HttpFields headers = request.getHeaders();
        String site = headers.get("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return true;
        }
        String origin = headers.get("Origin");
        return origin != null && !isSameHost(origin, request);
    }

    /** The scheme may differ, as it does behind a proxy that speaks TLS. */
    private static boolean isSameHost(String origin, Request request) {
        try {
            String there = URI.create(origin).getAuthority();
            String here = request.getHeaders().get("Host");
            return there != null && here != null && there.equalsIgnoreCase(here);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable Problem type(Request request, String wanted) {
        String given = request.getHeaders().get("Content-Type");
        boolean same = given != null
                && given.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(wanted);
        return same
                ? null
                : Problem.of(415, "content-type", "Another kind of content is expected", "Send " + wanted + ".");
    }
}
