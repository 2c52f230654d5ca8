package dateline.sink.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dateline.contract.config.InvalidSetting;
import dateline.runtime.config.Secret;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signatures of the Standard Webhooks specification 1.0.0 with symmetric keys: {@code v1,} and base64 of the
 * HMAC-SHA256 over id, time and body, each with a dot between; one for each secret, so that secrets can be changed
 * without a gap. Immutable; safe for any number of threads.
 */
final class Signatures {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;

    private final List<SecretKeySpec> keys;

    Signatures(List<Secret> secrets) {
        keys = secrets.stream().map(secret -> key(secret, "secrets")).toList();
    }

    /** @throws InvalidSetting if the secret is not as the specification wants it */
    static SecretKeySpec key(Secret secret, String component) {
        String text = secret.value();
        InvalidSetting.unless(
                text.startsWith(PREFIX), component, "must begin with " + PREFIX + ", before base64 of 24 to 64 bytes");
        try {
            byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            InvalidSetting.unless(
                    key.length >= SHORTEST_KEY && key.length <= LONGEST_KEY,
                    component,
                    "must hold 24 to 64 bytes in base64, not " + key.length);
            return new SecretKeySpec(key, ALGORITHM);
        } catch (InvalidSetting e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(component, "is not base64 after " + PREFIX);
        }
    }

    /** The header's value; empty without secrets. */
    String header(String id, long timestamp, byte[] body) {
        return keys.stream().map(key -> "v1," + sign(key, id, timestamp, body)).collect(Collectors.joining(" "));
    }

    private static String sign(SecretKeySpec key, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            ByteArrayOutputStream signed = new ByteArrayOutputStream(body.length + id.length() + 16);
            signed.writeBytes((id + "." + timestamp + ".").getBytes(UTF_8));
            signed.writeBytes(body);
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
