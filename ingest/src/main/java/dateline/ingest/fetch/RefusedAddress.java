package dateline.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Thrown at the HTTP client where a host's addresses may not be connected to. */
final class RefusedAddress extends UnknownHostException {
    private static final long serialVersionUID = 1;

    RefusedAddress(String host, InetAddress address) {
        super(host + " has the address " + address.getHostAddress()
                + ", which is not on the public internet; if it is meant, allow it with allowPrivateAddresses");
    }
}
