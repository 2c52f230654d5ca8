package dateline.sink.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Puts encryption before a mail server that has none: from the first byte, or by STARTTLS (RFC 3207). */
final class TlsFront implements AutoCloseable {
    private final ServerSocket server;
    private final SSLContext context;
    private final int behind;
    private final boolean fromTheStart;

    /** @param behind port of the mail server */
    TlsFront(SSLContext context, int behind, boolean fromTheStart) throws IOException {
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.context = context;
        this.behind = behind;
        this.fromTheStart = fromTheStart;
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket mail = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            if (!fromTheStart) {
                line(mail.getInputStream());
                greet(client);
            }
            try (SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(client, null, true)) {
                Thread back = Thread.startVirtualThread(() -> pipe(mail, encrypted));
                pipe(encrypted, mail);
                back.interrupt();
            }
        } catch (IOException e) {
            // the client did not like the certificate
        }
    }

    private static void greet(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write("220 front ready\r\n".getBytes(US_ASCII));
        while (true) {
            String said = line(client.getInputStream()).toUpperCase(Locale.ROOT);
            if (said.startsWith("STARTTLS")) {
                out.write("220 go ahead\r\n".getBytes(US_ASCII));
                return;
            }
            out.write((said.startsWith("EHLO") ? "250-front\r\n250 STARTTLS\r\n" : "530 encrypt first\r\n")
                    .getBytes(US_ASCII));
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("ended");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private static void pipe(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException e) {
            // one of them has hung up
        }
    }
}
