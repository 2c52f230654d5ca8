package dateline.console.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dateline.contract.json.Json;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything else: puts the security headers on every answer, and turns away requests that may not
 * change something, come under a foreign host name (DNS rebinding), or are made by another site's page.
 */
public final class Guard extends Handler.Wrapper {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()");
    /** A page that came by a name of its own cannot have an address as its host. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private static final String HEAD = "dateline.head";

    private final Set<String> names = new HashSet<>(Set.of("localhost"));
    private final Writes writes;

    Guard(List<String> names, Writes writes) {
        this.writes = writes;
        names.forEach(n -> this.names.add(n.toLowerCase(Locale.ROOT)));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        headers(response.getHeaders());
        Problem problem = problem(request);
        if (problem == null) {
            return super.handle(isHead(request) ? new AsGet(request) : request, response, callback);
        }
        answer(response, callback, problem);
        return true;
    }

    /**
     * Whether what is answered was asked for with HEAD. Its answer is that of GET (RFC 9110, 9.3.2); the server leaves
     * out the body, so only an answer without an end has to know.
     */
    public static boolean isHead(Context ctx) {
        return ctx.attribute(HEAD) != null;
    }

    private static boolean isHead(Request request) {
        return request.getMethod().equals("HEAD");
    }

    /** Answers of Jetty's own, to requests that never reach a handler; they get the same headers and form. */
    static ErrorHandler errors() {
        return new Errors();
    }

    private @Nullable Problem problem(Request request) {
        String host = request.getHttpURI().getHost();
        if (host == null || !isOurs(host.toLowerCase(Locale.ROOT))) {
            return Problem.of(
                    421,
                    "foreign-host",
                    "Not a name of this console",
                    "Ask for it as localhost or by its address, or add the name to console.names.");
        }
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return writes.problem(request);
        }
        return isForeign(request.getHeaders())
                ? Problem.of(403, "foreign-site", "Not for other sites' pages", "Open the console itself.")
                : null;
    }

    private boolean isOurs(String host) {
        return names.contains(host) || ADDRESS.matcher(host).matches();
    }

    /** Fetch Metadata: another site may link here, but neither read nor keep streams open. */
    private static boolean isForeign(HttpFields headers) {
        String site = headers.get("Sec-Fetch-Site");
        boolean other = "cross-site".equals(site) || "same-site".equals(site);
        return other && !"navigate".equals(headers.get("Sec-Fetch-Mode"));
    }

    private static void headers(HttpFields.Mutable headers) {
        HEADERS.forEach(headers::put);
    }

    private static void answer(Response response, Callback callback, Problem problem) {
        headers(response.getHeaders());
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (problem.status() == HttpStatus.METHOD_NOT_ALLOWED_405) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
        } else if (problem.status() == HttpStatus.UNAUTHORIZED_401) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        }
        response.write(true, ByteBuffer.wrap(bytes(problem)), callback);
    }

    static byte[] bytes(Problem problem) {
        try {
            return Json.MAPPER.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records can be written", e);
        }
    }

    /** Routes know GET alone. */
    private static final class AsGet extends Request.Wrapper {
        AsGet(Request head) {
            super(head);
            setAttribute(HEAD, true);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }

    private static final class Errors extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            answer(response, callback, of(response.getStatus()));
            return true;
        }

        @Override
        public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
            headers(fields);
            fields.put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
            return ByteBuffer.wrap(bytes(of(status)));
        }

        private static Problem of(int status) {
            String title = HttpStatus.getMessage(status);
            return Problem.of(status, "http", title, "The request was not understood: " + title + ".");
        }
    }
}
