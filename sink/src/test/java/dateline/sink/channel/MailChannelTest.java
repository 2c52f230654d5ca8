package dateline.sink.channel;

import static dateline.sink.Samples.NOON;
import static dateline.sink.Samples.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dateline.contract.config.InvalidSetting;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertBuilder;
import dateline.runtime.config.Secret;
import dateline.runtime.watch.ActionLinks;
import dateline.sink.channel.ChannelConfig.Email;
import dateline.sink.channel.ChannelConfig.Email.Security;
import dateline.sink.channel.DeliveryResult.Delivered;
import dateline.sink.channel.DeliveryResult.Failed;
import dateline.sink.message.Delivery;
import dateline.sink.message.MessageLinks;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(90)
class MailChannelTest {
    private static GreenMail mail;
    private static HandshakeCertificates server;
    private static SSLSocketFactory trust;

    private final MessageLinks links =
            new MessageLinks(URI.create("https://news.example.org"), new ActionLinks(new Secret("0123456789abcdef")));
    private TlsFront startTls;
    private TlsFront tls;

    @BeforeAll
    static void startServer() {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        server = new HandshakeCertificates.Builder().heldCertificate(own).build();
        trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(own.certificate())
                .build()
                .sslSocketFactory();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"))
                .withConfiguration(GreenMailConfiguration.aConfig().withUser("desk@example.org", "dateline", "geheim"));
        mail.start();
    }

    @AfterAll
    static void stopServer() {
        mail.stop();
    }

    @BeforeEach
    void fronts() throws Exception {
        mail.purgeEmailFromAllMailboxes();
        startTls = new TlsFront(server.sslContext(), mail.getSmtp().getPort(), false);
        tls = new TlsFront(server.sslContext(), mail.getSmtp().getPort(), true);
    }

    @AfterEach
    void close() throws Exception {
        startTls.close();
        tls.close();
    }

    @ParameterizedTest
    @EnumSource
    void message_arrivesEncrypted_withTextAndHtml(Security security) throws Exception {
        assertThat(tell(config(security, "localhost", "geheim"), trust, alert("x", 1, Alert.State.OPEN)))
                .isEqualTo(new Delivered());
        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Kenya (KE) is in the news");
        assertThat(message.getFrom()[0].toString()).isEqualTo("Dateline <dateline@example.org>");
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("desk@example.org");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        BodyPart text = parts.getBodyPart(0);
        assertThat(text.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat((String) text.getContent()).contains("Kenya was not mentioned for 9 days.", "Acknowledge: https://");
        BodyPart html = parts.getBodyPart(1);
        assertThat(html.getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat((String) html.getContent()).contains("<h2>Kenya (KE) is in the news</h2>", "Acknowledge</a>");
    }

    @Test
    void messagesOfAnAlert_areOneThread_andARepetitionHasTheSameId() throws Exception {
        Email config = config(Security.STARTTLS, "localhost", "geheim");
        tell(config, trust, alert("x", 1, Alert.State.OPEN));
        tell(config, trust, alert("x", 1, Alert.State.OPEN));
        tell(config, trust, alert("x", 2, Alert.State.RETRACTED));
        MimeMessage[] messages = mail.getReceivedMessages();
        assertThat(messages)
                .extracting(MimeMessage::getMessageID)
                .containsExactly("<x.1@example.org>", "<x.1@example.org>", "<x.2@example.org>");
        assertThat(messages)
                .allSatisfy(m -> assertThat(m.getHeader("References")).containsExactly("<alert-x@example.org>"));
    }

    @Test
    void strangersText_makesNoHeaders() throws Exception {
        AlertBuilder draft = draft("x\r\nBcc: evil@example.org", 1, Alert.State.OPEN, NOON);
        draft.countryName("Kenya\r\nBcc: evil@example.org\r\n\r\nbody ü");
        draft.watchName("w\nBcc: evil@example.org");
        tell(config(Security.STARTTLS, "localhost", "geheim"), trust, draft.build());
        MimeMessage message = mail.getReceivedMessages()[0];
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject()).isEqualTo("Kenya Bcc: evil@example.org body ü (KE) is in the news");
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void certificateThatNobodyVouchesFor_orOfAnotherHost_isAFailure() throws Exception {
        Alert alert = alert("x", 1, Alert.State.OPEN);
        for (Security security : Security.values()) {
            assertThat(tell(config(security, "localhost", "geheim"), null, alert))
                    .isInstanceOf(Failed.class);
            assertThat(tell(config(security, "127.0.0.1", "geheim"), trust, alert))
                    .isInstanceOf(Failed.class);
        }
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void serverWithoutEncryption_getsNothing() throws Exception {
        Email plain = new Email(
                "localhost",
                mail.getSmtp().getPort(),
                null,
                "dateline",
                new Secret("geheim"),
                "dateline@example.org",
                List.of("desk@example.org"),
                null);
        assertThat(tell(plain, trust, alert("x", 1, Alert.State.OPEN)))
                .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.error()).contains("STARTTLS"));
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void wrongPassword_isAFailure_thatDoesNotSayIt() throws Exception {
        assertThat(tell(config(Security.STARTTLS, "localhost", "nicht-geheim"), trust, alert("x", 1, Alert.State.OPEN)))
                .isInstanceOfSatisfying(
                        Failed.class,
                        f -> assertThat(f.error()).contains("user and password").doesNotContain("nicht-geheim"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b\r\nBcc: c@d", "a@b, c@d", "@"})
    void addressThatIsNone_isRefused(String to) {
        assertThatThrownBy(() -> new Email("h", null, null, null, null, "a@example.org", List.of(to), null))
                .isInstanceOf(InvalidSetting.class)
                .extracting(e -> ((InvalidSetting) e).component())
                .isEqualTo("to");
    }

    private static Alert alert(String id, int revision, Alert.State state) {
        return draft(id, revision, state, NOON).build();
    }

    private Email config(Security security, String host, String password) {
        int port = (security == Security.TLS ? tls : startTls).port();
        return new Email(
                host,
                port,
                security,
                "dateline",
                new Secret(password),
                "Dateline <dateline@example.org>",
                List.of("desk@example.org"),
                null);
    }

    private DeliveryResult tell(Email config, SSLSocketFactory factory, Alert alert) throws Exception {
        try (Channel channel = new MailChannel(config, links, factory)) {
            return channel.tell(new Delivery.Alerts(List.of(TestChannels.event(alert, Map.of()))), NOON);
        }
    }
}
