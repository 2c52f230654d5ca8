package dateline.sink.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dateline.runtime.config.Secret;
import dateline.sink.channel.ChannelConfig.Email;
import dateline.sink.channel.DeliveryResult.Delivered;
import dateline.sink.channel.DeliveryResult.Failed;
import dateline.sink.channel.DeliveryResult.Rejected;
import dateline.sink.message.Delivery;
import dateline.sink.message.HtmlForm;
import dateline.sink.message.LinesForm;
import dateline.sink.message.MessageLinks;
import dateline.sink.message.OneLine;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * E-mail through an SMTP server, always encrypted, with the server's certificate checked. A message's id is the event's,
 * so that a repetition can be known, and all messages of an alert refer to one id, so that they stand in one thread.
 */
final class MailChannel implements Channel {
    private final Session session;
    private final InternetAddress from;
    private final Address[] to;
    private final @Nullable String user;
    private final @Nullable Secret password;
    private final LinesForm lines;
    private final HtmlForm html;

    /** @param trust makes encrypted connections; null for those that trust whom the JVM trusts */
    MailChannel(Email config, MessageLinks links, @Nullable SSLSocketFactory trust) {
        this.session = Session.getInstance(properties(config, trust));
        this.from = Checks.address(config.from(), "from");
        List<String> receivers = config.to() == null ? List.of() : config.to();
        this.to = receivers.stream().map(a -> Checks.address(a, "to")).toArray(Address[]::new);
        this.user = config.user();
        this.password = config.password();
        this.lines = new LinesForm(links);
        this.html = new HtmlForm(links);
    }

    @Override
    public DeliveryResult tell(Delivery delivery, Instant now) throws InterruptedException {
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(delivery, now);
            if (user == null || password == null) {
                transport.connect();
            } else {
                transport.connect(user, password.value());
            }
            transport.sendMessage(message, to);
            return new Delivered();
        } catch (AuthenticationFailedException e) {
            return new Failed("the mail server refuses user and password: " + said(e), null);
        } catch (SendFailedException e) {
            return new Rejected("the mail server refuses the message: " + said(e));
        } catch (MessagingException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return new Failed(said(e), null);
        }
    }

    @Override
    public void close() {
        // every message has a connection of its own
    }

    private static Properties properties(Email config, @Nullable SSLSocketFactory trust) {
        boolean tls = config.security() == Email.Security.TLS;
        int port = config.port() != null ? config.port() : tls ? 465 : 587;
        String wait = Long.toString(TIMEOUT.toMillis());
        Properties p = new Properties();
        p.setProperty("mail.smtp.host", String.valueOf(config.host()));
        p.setProperty("mail.smtp.port", Integer.toString(port));
        p.setProperty("mail.smtp.auth", Boolean.toString(config.user() != null));
        p.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
        p.setProperty("mail.smtp.starttls.enable", Boolean.toString(!tls));
        p.setProperty("mail.smtp.starttls.required", Boolean.toString(!tls));
        p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        p.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        p.setProperty("mail.smtp.connectiontimeout", wait);
        p.setProperty("mail.smtp.timeout", wait);
        p.setProperty("mail.smtp.writetimeout", wait);
        if (trust != null) {
            p.put("mail.smtp.ssl.socketFactory", trust);
        }
        return p;
    }

    private MimeMessage message(Delivery delivery, Instant now) throws MessagingException {
        MimeMessage message = new Numbered(session, messageId(id(delivery)));
        message.setFrom(from);
        message.setRecipients(MimeMessage.RecipientType.TO, to);
        message.setSubject(LinesForm.subject(delivery), UTF_8.name());
        message.setSentDate(Date.from(now));
        message.setHeader("Auto-Submitted", "auto-generated");
        String thread = thread(delivery);
        if (thread != null) {
            message.setHeader("In-Reply-To", messageId(thread));
            message.setHeader("References", messageId(thread));
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(lines.text(delivery, now), UTF_8.name());
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html.of(delivery, now), UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", text, rich));
        return message;
    }

    private static String id(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Notice notice -> notice.id();
            case Delivery.Alerts alerts -> {
                List<Delivery.Event> events = alerts.events();
                yield events.getFirst().id() + (events.size() == 1 ? "" : "+" + (events.size() - 1));
            }
        };
    }

    /** What all messages about one alert refer to; null for a message about several. */
    private static @Nullable String thread(Delivery delivery) {
        return delivery instanceof Delivery.Alerts alerts && alerts.events().size() == 1
                ? "alert-" + alerts.events().getFirst().alert().id()
                : null;
    }

    private String messageId(String id) {
        boolean plain = id.matches("[A-Za-z0-9._+-]{1,200}");
        String left = plain ? id : Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
        String address = from.getAddress();
        return "<" + left + "@" + address.substring(address.lastIndexOf('@') + 1) + ">";
    }

    /** What it said, with what is behind it: the outer message often says no more than "could not connect". */
    private static String said(MessagingException e) {
        Exception next = e.getNextException();
        String more = next == null ? "" : " (" + next.getClass().getSimpleName() + ": " + next.getMessage() + ")";
        return OneLine.of(e.getMessage() + more, 250);
    }

    private static final class Numbered extends MimeMessage {
        private final String id;

        Numbered(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
