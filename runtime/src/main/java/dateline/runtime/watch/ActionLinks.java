package dateline.runtime.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dateline.contract.config.InvalidSetting;
import dateline.contract.record.AlertAction;
import dateline.runtime.config.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links that let whoever got an alert say something of it without a login: each names one alert, one action and when it
 * expires, and is signed with HMAC-SHA256 (RFC 2104). They cannot be guessed or changed, but they can be passed on, and
 * programs that look into messages follow them: a page must ask before it acts on one.
 *
 * <p>Immutable; safe for any number of threads.
 */
public final class ActionLinks {
    /** The path of the page, below the console's address. */
    public static final String PATH = "/alert-action";

    /** Shorter secrets can be guessed. In bytes of UTF-8. */
    public static final int SHORTEST_SECRET = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LONGEST_ID = 1_000;

    private final SecretKeySpec key;

    /**
     * @param secret the same wherever links are made and checked
     * @throws InvalidSetting if it is shorter than {@link #SHORTEST_SECRET}
     */
    public ActionLinks(Secret secret) {
        byte[] bytes = secret.value().getBytes(UTF_8);
        InvalidSetting.unless(
                bytes.length >= SHORTEST_SECRET,
                "secret",
                "must have at least " + SHORTEST_SECRET + " bytes, such as the output of openssl rand -hex 32");
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * What a link says, once its signature was checked.
     *
     * @param alertId the alert
     * @param action what is said of it
     * @param expires when the link ends; whole seconds
     */
    public record Action(String alertId, AlertAction.Kind action, Instant expires) {}

    /**
     * A link.
     *
     * @param console the address of the console's page, with or without a slash at its end
     * @param expires fractions of a second are cut off
     */
    public String link(URI console, String alertId, AlertAction.Kind action, Instant expires) {
        String base = console.toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        long seconds = expires.getEpochSecond();
        return root + PATH + "?alert=" + URLEncoder.encode(alertId, UTF_8) + "&action=" + word(action) + "&expires="
                + seconds + "&signature=" + signature(alertId, word(action), seconds);
    }

    /**
     * Checks the parameters of a link, however they came.
     *
     * @param now a link that ended before is refused
     * @return what it says; empty if it is not one of ours or has expired
     */
    public Optional<Action> check(String alert, String action, String expires, String signature, Instant now) {
        try {
            long seconds = Long.parseLong(expires);
            byte[] expected = signature(alert, action, seconds).getBytes(UTF_8);
            if (alert.length() > LONGEST_ID || !MessageDigest.isEqual(expected, signature.getBytes(UTF_8))) {
                return Optional.empty();
            }
            Instant end = Instant.ofEpochSecond(seconds);
            return now.isAfter(end) ? Optional.empty() : Optional.of(new Action(alert, kind(action), end));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Lengths go in, so that no two different links have the same text. */
    private String signature(String alertId, String action, long expires) {
        String text = "dateline-action-1\n" + alertId.length() + ":" + alertId + "\n" + action + "\n" + expires;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static String word(AlertAction.Kind action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static AlertAction.Kind kind(String word) {
        return AlertAction.Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
