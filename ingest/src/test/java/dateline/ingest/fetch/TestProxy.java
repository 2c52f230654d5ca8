package dateline.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on the loopback address that speaks HTTP (absolute addresses and CONNECT) and SOCKS 5, whichever a client
 * begins with. Whatever host it is asked for, it connects to one port of this machine, so that any name may be tried.
 */
final class TestProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final @Nullable String credentials;
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private TestProxy(int target, @Nullable String credentials) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.credentials = credentials;
        connections.execute(this::accept);
    }

    /**
     * @param target the port that everything is connected to
     * @param credentials {@code user:password} that it wants; null for none
     */
    static TestProxy start(int target, @Nullable String credentials) {
        try {
            return new TestProxy(target, credentials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address(String scheme) {
        return scheme + "://127.0.0.1:" + listener.getLocalPort();
    }

    /** What it was asked for, such as {@code CONNECT host:443}, {@code GET host:80}, {@code SOCKS name host:80}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (Socket client = connection) {
            PushbackInputStream in = new PushbackInputStream(client.getInputStream());
            int first = in.read();
            in.unread(first);
            if (first == 5) {
                socks(client, new DataInputStream(in));
            } else {
                http(client, in);
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private void http(Socket client, InputStream in) throws IOException {
        String head = head(in);
        String[] request = head.split("\r\n", 2)[0].split(" ");
        OutputStream out = client.getOutputStream();
        if (credentials != null && !head.contains("Proxy-Authorization: Basic " + base64(credentials))) {
            asked.add("407");
            out.write(("HTTP/1.1 407 Credentials\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n"
                            + "Connection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return;
        }
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            if (request[0].equals("CONNECT")) {
                asked.add("CONNECT " + request[1]);
                out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                URI uri = URI.create(request[1]);
                asked.add(request[0] + " " + uri.getAuthority());
                String rest = head.split("\r\n", 2)[1].replaceAll("(?i)Proxy-[^\r\n]*\r\n", "");
                server.getOutputStream()
                        .write((request[0] + " " + uri.getRawPath() + " HTTP/1.1\r\n" + rest)
                                .getBytes(StandardCharsets.ISO_8859_1));
            }
            pipe(client, in, server);
        }
    }

    private void socks(Socket client, DataInputStream in) throws IOException {
        OutputStream out = client.getOutputStream();
        in.readUnsignedByte();
        byte[] methods = in.readNBytes(in.readUnsignedByte());
        boolean offered = new String(methods, StandardCharsets.ISO_8859_1).contains("\u0002");
        if (credentials == null || !offered) {
            out.write(new byte[] {5, (byte) (credentials == null ? 0 : 0xff)});
            if (credentials != null) {
                asked.add("no credentials");
                return;
            }
        } else {
            out.write(new byte[] {5, 2});
            in.readUnsignedByte();
            String user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            String password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            boolean right = credentials.equals(user + ":" + password);
            out.write(new byte[] {1, (byte) (right ? 0 : 1)});
            if (!right) {
                asked.add("wrong credentials");
                return;
            }
        }
        in.readNBytes(3);
        int kind = in.readUnsignedByte();
        String host = kind == 3
                ? "name " + new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII)
                : "address "
                        + InetAddress.getByAddress(in.readNBytes(kind == 1 ? 4 : 16))
                                .getHostAddress();
        asked.add("SOCKS " + host + ":" + in.readUnsignedShort());
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            pipe(client, in, server);
        }
    }

    private void pipe(Socket client, InputStream in, Socket server) throws IOException {
        connections.execute(() -> {
            try {
                in.transferTo(server.getOutputStream());
            } catch (IOException e) {
                // one of both went away
            }
        });
        server.getInputStream().transferTo(client.getOutputStream());
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("no request");
            }
            head.write(c);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
