package dateline.ingest.fetch;

import dateline.runtime.net.GuardedNames;
import dateline.runtime.net.ProxyAddress;
import dateline.runtime.net.RefusedAddress;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiPredicate;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that connect through a SOCKS 5 proxy (RFC 1928, RFC 1929). The JDK's own takes credentials from one place for
 * the whole process, and without any sends the name of the user it runs as.
 */
final class SocksSockets extends SocketFactory {
    private static final int VERSION = 5;
    private static final List<String> REFUSALS = List.of(
            "succeeded",
            "it failed",
            "its rules do not allow it",
            "the network cannot be reached",
            "the host cannot be reached or is not known",
            "the connection was refused",
            "it took too long",
            "it does not know the command",
            "it does not know this kind of address");

    private final ProxyAddress proxy;
    private final @Nullable String credentials;
    private final GuardedNames finder;
    private final @Nullable BiPredicate<String, InetAddress> permits;

    /**
     * @param credentials {@code user:password}; null for none
     * @param finder finds the proxy itself
     * @param permits which addresses the proxy may be asked for; null to ask it for names
     */
    SocksSockets(
            ProxyAddress proxy,
            @Nullable String credentials,
            GuardedNames finder,
            @Nullable BiPredicate<String, InetAddress> permits) {
        this.proxy = proxy;
        this.credentials = credentials;
        this.finder = finder;
        this.permits = permits;
    }

    @Override
    public Socket createSocket() {
        return new SocksSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the client connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("the client connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("the client connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("the client connects by itself");
    }

    private final class SocksSocket extends Socket {
        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            InetSocketAddress target = (InetSocketAddress) endpoint;
            InetAddress address = target.getAddress();
            if (permits != null && (address == null || !permits.test(target.getHostString(), address))) {
                throw new RefusedAddress(
                        target.getHostString(), address == null ? InetAddress.getLoopbackAddress() : address);
            }
            InetAddress there = finder.lookup(proxy.host()).getFirst();
            super.connect(new InetSocketAddress(there, proxy.port()), timeout);
            int before = getSoTimeout();
            setSoTimeout(timeout);
            try {
                greet(target);
            } catch (EOFException e) {
                throw refused("it hangs up");
            } catch (SocketTimeoutException e) {
                throw refused("it does not answer as a SOCKS 5 proxy does");
            }
            setSoTimeout(before);
        }

        private void greet(InetSocketAddress target) throws IOException {
            DataInputStream in = new DataInputStream(getInputStream());
            OutputStream out = getOutputStream();
            String pair = credentials;
            out.write(pair == null ? new byte[] {VERSION, 1, 0} : new byte[] {VERSION, 2, 0, 2});
            version(in);
            int method = in.readUnsignedByte();
            if (method == 2 && pair != null) {
                authenticate(in, out, pair);
            } else if (method != 0) {
                throw refused(
                        pair == null ? "it wants credentials; give them as proxy-secret" : "it takes no password");
            }
            out.write(request(target));
            version(in);
            int answer = in.readUnsignedByte();
            if (answer != 0) {
                throw refused(answer < REFUSALS.size() ? REFUSALS.get(answer) : "answer " + answer);
            }
            in.readUnsignedByte();
            in.skipNBytes(length(in) + 2);
        }

        private void version(DataInputStream in) throws IOException {
            if (in.readUnsignedByte() != VERSION) {
                throw refused("it is no SOCKS 5 proxy");
            }
        }

        private void authenticate(DataInputStream in, OutputStream out, String pair) throws IOException {
            byte[] user = FeedAccess.user(pair).getBytes(StandardCharsets.UTF_8);
            byte[] password = FeedAccess.password(pair).getBytes(StandardCharsets.UTF_8);
            if (user.length > 255 || password.length > 255) {
                throw refused("its credentials are too long");
            }
            byte[] request = new byte[3 + user.length + password.length];
            request[0] = 1;
            request[1] = (byte) user.length;
            System.arraycopy(user, 0, request, 2, user.length);
            request[2 + user.length] = (byte) password.length;
            System.arraycopy(password, 0, request, 3 + user.length, password.length);
            out.write(request);
            in.readUnsignedByte();
            if (in.readUnsignedByte() != 0) {
                throw refused("it does not take the credentials");
            }
        }

        private byte[] request(InetSocketAddress target) throws IOException {
            InetAddress address = target.getAddress();
            boolean named = address == null || address.isAnyLocalAddress();
            byte[] host = named ? target.getHostString().getBytes(StandardCharsets.US_ASCII) : address.getAddress();
            if (host.length > 255) {
                throw refused("the name of the host is too long");
            }
            byte[] request = new byte[(named ? 5 : 4) + host.length + 2];
            request[0] = VERSION;
            request[1] = 1;
            request[3] = (byte) (named ? 3 : host.length == 4 ? 1 : 4);
            if (named) {
                request[4] = (byte) host.length;
            }
            System.arraycopy(host, 0, request, named ? 5 : 4, host.length);
            request[request.length - 2] = (byte) (target.getPort() >> 8);
            request[request.length - 1] = (byte) target.getPort();
            return request;
        }

        private int length(DataInputStream in) throws IOException {
            int kind = in.readUnsignedByte();
            return kind == 1 ? 4 : kind == 4 ? 16 : in.readUnsignedByte();
        }

        private ProxyRefused refused(String why) {
            return new ProxyRefused("the proxy does not connect: " + why);
        }
    }
}
