package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.runtime.config.ByteSize;
import dateline.runtime.net.AddressGuard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CertificateTest {
    @Test
    @Timeout(30)
    void certificateThatNobodyVouchesFor_isRefused() throws IOException {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HandshakeCertificates server =
                new HandshakeCertificates.Builder().heldCertificate(own).build();
        FetchLimits limits =
                new FetchLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), ByteSize.ofMegabytes(1), 5, "test");
        try (SSLServerSocket listener = (SSLServerSocket)
                        server.sslContext().getServerSocketFactory().createServerSocket(0);
                FeedFetcher fetcher =
                        new FeedFetcher(limits, new AddressGuard(List.of("127.0.0.1")), InstantSource.system())) {
            Thread.startVirtualThread(() -> answer(listener));
            String url = "https://127.0.0.1:" + listener.getLocalPort() + "/feed";
            assertThat(fetcher.fetch(FetchRequest.feed(url, null)))
                    .isInstanceOfSatisfying(
                            FetchResult.Failed.class,
                            f -> assertThat(f.reason()).isEqualTo("tls"));
        }
    }

    private static void answer(SSLServerSocket listener) {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // the client hangs up on such a certificate, as it should
        }
    }
}
