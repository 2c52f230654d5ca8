package dateline.ingest.fetch;

import dateline.runtime.net.ProxyAddress;
import org.jspecify.annotations.Nullable;

/**
 * A proxy to ask through.
 *
 * @param address where it is
 * @param credentials {@code user:password}; null if it asks for none
 * @param trusted whether the operator has named it in the configuration, so that it may be inside the network
 */
public record ProxyRoute(ProxyAddress address, @Nullable String credentials, boolean trusted) {

    /** Without the credentials, for logs and messages. */
    @Override
    public String toString() {
        return address.toString();
    }
}
