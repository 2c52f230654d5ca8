package dateline.sink.channel;

import dateline.contract.config.InvalidSetting;
import dateline.runtime.config.Secret;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** What several channels ask of their settings. Secrets stay out of the messages. */
final class Checks {
    private Checks() {}

    static URI url(@Nullable Secret secret, String component) {
        if (secret == null) {
            throw new InvalidSetting(component, "is needed");
        }
        try {
            URI url = new URI(secret.value());
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            InvalidSetting.unless(
                    http && url.getHost() != null, component, "must be an http or https address with a host");
            return url;
        } catch (URISyntaxException e) {
            throw new InvalidSetting(component, "is not an address: " + e.getReason());
        }
    }

    /** What goes into a request's header. */
    static void header(@Nullable Secret secret, String component) {
        InvalidSetting.unless(
                secret == null || secret.value().matches("[\\x21-\\x7e]{1,1000}"),
                component,
                "may have only letters, digits and signs, without spaces");
    }

    /** An e-mail address, with or without a name. */
    static InternetAddress address(@Nullable String text, String component) {
        try {
            InvalidSetting.unless(
                    text != null && text.indexOf('\r') < 0 && text.indexOf('\n') < 0,
                    component,
                    "must be an e-mail address");
            InternetAddress address = new InternetAddress(text, true);
            InvalidSetting.unless(
                    address.getAddress().indexOf('@') > 0,
                    component,
                    "must be an e-mail address such as desk@example.org");
            return address;
        } catch (AddressException e) {
            throw new InvalidSetting(component, "is not an e-mail address: " + e.getMessage());
        }
    }
}
