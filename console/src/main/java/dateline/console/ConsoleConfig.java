package dateline.console;

import dateline.contract.config.InvalidSetting;
import dateline.runtime.config.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the console is reached and what it reads.
 *
 * @param host the address it listens on; 0.0.0.0 in a container
 * @param port the port it listens on; 0 takes any free one
 * @param names further host names under which browsers may ask for it; {@code localhost} and IP addresses are always
 *     allowed, everything else is refused, so that no foreign web page can reach it through a name of its own
 * @param publicUrl the page's address as people reach it, such as {@code https://news.example.org}, for links in messages;
 *     null if there is none
 * @param token what people must know to change watches and to say something of alerts; null where the page is for this
 *     machine alone
 * @param poolSize connections for requests; one more listens for news
 * @param maxClients how many browsers may follow the live stream at once
 * @param statementTimeout queries that take longer are given up
 */
public record ConsoleConfig(
        String host,
        int port,
        List<String> names,
        @Nullable String publicUrl,
        @Nullable Secret token,
        int poolSize,
        int maxClients,
        Duration statementTimeout) {
    public ConsoleConfig {
        names = List.copyOf(names);
        InvalidSetting.unless(!host.isBlank(), "host", "must be an address to listen on, such as 127.0.0.1");
        InvalidSetting.unless(port >= 0 && port <= 65535, "port", "must be 0 (any) to 65535");
        InvalidSetting.unless(
                publicUrl == null || publicUrl.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?"),
                "publicUrl",
                "must be an http or https address without query, such as https://news.example.org");
        InvalidSetting.unless(
                token == null || token.value().length() >= 16,
                "token",
                "must have at least 16 characters, such as the output of openssl rand -hex 32");
        InvalidSetting.unless(poolSize >= 1 && poolSize <= 100, "poolSize", "must be 1 to 100");
        InvalidSetting.unless(maxClients >= 1 && maxClients <= 10_000, "maxClients", "must be 1 to 10000");
        InvalidSetting.unless(
                statementTimeout.toMillis() >= 100 && statementTimeout.toMinutes() <= 10,
                "statementTimeout",
                "must be 100ms to 10m");
    }

    /** For one machine. */
    public static ConsoleConfig defaults() {
        return new ConsoleConfig("127.0.0.1", 8080, List.of(), null, null, 6, 200, Duration.ofSeconds(5));
    }

    /** Whether only this machine can reach it, so that whoever can may also write. */
    boolean isForThisMachine() {
        boolean loopback =
                host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
        return loopback && names.isEmpty() && publicUrl == null;
    }
}
