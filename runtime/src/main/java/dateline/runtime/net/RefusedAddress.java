package dateline.runtime.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Thrown at the HTTP client where a host's addresses may not be connected to. */
public final class RefusedAddress extends UnknownHostException {
    private static final long serialVersionUID = 1;

    /** Of a name that somebody else would resolve. */
    public RefusedAddress(String host) {
        super(host + " is not on the public internet, and would be asked through a proxy; if it is meant, allow it with"
                + " allowPrivateAddresses");
    }

    public RefusedAddress(String host, InetAddress address) {
        super(host + " has the address " + address.getHostAddress()
                + ", which is not on the public internet; if it is meant, allow it with allowPrivateAddresses");
    }
}
