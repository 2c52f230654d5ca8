package dateline.ingest.fetch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one exchange (RFC 6265): what a server sets on its way through redirects it is sent back on that way,
 * and nothing after. Used by one thread.
 */
final class Cookies {
    private static final int MOST = 30;
    private static final int LONGEST = 4_096;

    private final List<Cookie> kept = new ArrayList<>();

    /** Takes what an answer sets; a later one of the same name, domain and path takes an earlier one's place. */
    void take(HttpUrl from, Headers answer) {
        for (Cookie cookie : Cookie.parseAll(from, answer)) {
            kept.removeIf(known -> known.name().equals(cookie.name())
                    && known.domain().equals(cookie.domain())
                    && known.path().equals(cookie.path()));
            if (kept.size() < MOST && cookie.name().length() + cookie.value().length() <= LONGEST) {
                kept.add(cookie);
            }
        }
    }

    /**
     * The header for an address; null if it gets none.
     *
     * @param own cookies that it is sent besides, unless it has set others of the same names
     */
    @Nullable
    String header(HttpUrl to, @Nullable String own) {
        Map<String, String> all = new LinkedHashMap<>();
        if (own != null) {
            for (String cookie : own.split(";")) {
                all.put(cookie.split("=", 2)[0].strip(), cookie.strip());
            }
        }
        kept.stream()
                .filter(cookie -> cookie.matches(to))
                .forEach(cookie -> all.put(cookie.name(), cookie.name() + "=" + cookie.value()));
        return all.isEmpty() ? null : String.join("; ", all.values());
    }
}
