package dateline.console;

import dateline.runtime.config.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Configurations for tests. */
final class TestConfig {
    private static final ConsoleConfig DEFAULTS = ConsoleConfig.defaults();

    private TestConfig() {}

    /** The defaults on any free port of this machine. */
    static ConsoleConfig local() {
        return of("127.0.0.1", 0, null, DEFAULTS.maxClients());
    }

    static ConsoleConfig on(int port) {
        return of("127.0.0.1", port, null, DEFAULTS.maxClients());
    }

    static ConsoleConfig withClients(int most) {
        return of("127.0.0.1", 0, null, most);
    }

    /** One that others can reach. */
    static ConsoleConfig open(@Nullable Secret token) {
        return of("0.0.0.0", 0, token, DEFAULTS.maxClients());
    }

    private static ConsoleConfig of(String host, int port, @Nullable Secret token, int clients) {
        Duration timeout = DEFAULTS.statementTimeout();
        return new ConsoleConfig(host, port, List.of(), null, token, DEFAULTS.poolSize(), clients, timeout);
    }
}
