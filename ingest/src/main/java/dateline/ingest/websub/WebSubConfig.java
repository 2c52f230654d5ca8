package dateline.ingest.websub;

import dateline.contract.config.InvalidSetting;
import dateline.runtime.config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How hubs reach us.
 *
 * @param callbackUrl the address under which hubs reach {@code port} from the public internet, usually that of a proxy
 *     that ends TLS; null turns WebSub off
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any
 * @param secret what callback addresses and signatures are made from; the same for all instances, and needed where there
 *     is a callback address. With another one, hubs' calls are refused until the feeds are subscribed to again.
 * @param lease for how long hubs are asked to call; they may choose otherwise
 */
public record WebSubConfig(
        @Nullable String callbackUrl,
        String host,
        int port,
        @Nullable Secret secret,
        Duration lease) {
    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_URL = 500;

    public WebSubConfig {
        InvalidSetting.unless(
                callbackUrl == null || isBase(callbackUrl),
                "callbackUrl",
                "must be an absolute http or https address without query and fragment, such as https://news.example.org");
        InvalidSetting.unless(!host.isBlank(), "host", "must be an address to listen on, such as 127.0.0.1");
        InvalidSetting.unless(port >= 0 && port <= 65_535, "port", "must be between 0 and 65535");
        InvalidSetting.unless(
                callbackUrl == null || secret != null,
                "secret",
                "is needed with ingest.websub.callback-url: any long random text, the same for all instances");
        InvalidSetting.unless(
                secret == null || secret.value().getBytes(StandardCharsets.UTF_8).length >= SHORTEST_SECRET,
                "secret",
                "must have at least " + SHORTEST_SECRET + " bytes, such as the output of: openssl rand -hex 32");
        InvalidSetting.unless(
                lease.compareTo(Duration.ofHours(1)) >= 0 && lease.compareTo(Duration.ofDays(90)) <= 0,
                "lease",
                "must be between 1h and 90d");
    }

    /** No WebSub: feeds are polled. */
    public static WebSubConfig defaults() {
        return new WebSubConfig(null, "127.0.0.1", 8082, null, Duration.ofDays(10));
    }

    /** Whether hubs can reach us. */
    public boolean isOn() {
        return callbackUrl != null;
    }

    /**
     * The callback addresses of this installation.
     *
     * @throws IllegalStateException if WebSub is off
     */
    public Callbacks callbacks() {
        if (callbackUrl == null || secret == null) {
            throw new IllegalStateException("WebSub is off: ingest.websub.callback-url is not set");
        }
        return new Callbacks(callbackUrl, secret);
    }

    private static boolean isBase(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && url.length() <= LONGEST_URL;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
