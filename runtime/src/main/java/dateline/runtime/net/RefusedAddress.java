package dateline.runtime.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Thrown at the HTTP client where a host's addresses may not be connected to. */
public final class RefusedAddress extends UnknownHostException {
    private static final long serialVersionUID = 1;

    public RefusedAddress(String host, InetAddress address) {
        super(host + " has the address " + address.getHostAddress()
                + ", which is not on the public internet; if it is meant, allow it with allowPrivateAddresses");
    }
}
