package dateline.sink.notify;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Tells addresses of the public internet from those that only mean something inside: requests to the latter could make
 * this machine talk to its neighbours on someone else's behalf. After the special-purpose address registries of IANA
 * (RFC 6890).
 */
final class PublicAddresses {
    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address v4 -> isPublic4(v4.getAddress());
            case Inet6Address v6 -> isPublic6(v6.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        int third = a[2] & 0xff;
        boolean shared = first == 100 && (second & 0xc0) == 64; // 100.64.0.0/10
        boolean protocols = first == 192 && second == 0 && (third == 0 || third == 2); // 192.0.0.0/24, 192.0.2.0/24
        boolean benchmarks = first == 198 && (second == 18 || second == 19 || (second == 51 && third == 100));
        boolean example = first == 203 && second == 0 && third == 113;
        return first != 0 && first < 240 && !shared && !protocols && !benchmarks && !example;
    }

    /** Only 2000::/3 is given out; in it, addresses that carry an IPv4 address or are examples are refused too. */
    private static boolean isPublic6(byte[] a) {
        boolean global = (a[0] & 0xe0) == 0x20;
        boolean teredoOrExample = a[0] == 0x20 && a[1] == 0x01 && ((a[2] == 0 && a[3] == 0) || isExample(a));
        boolean sixToFour = a[0] == 0x20 && a[1] == 0x02;
        return global && !teredoOrExample && !sixToFour;
    }

    private static boolean isExample(byte[] a) {
        return a[2] == 0x0d && (a[3] & 0xff) == 0xb8;
    }
}
