package dateline.ingest.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a hub says the signature of a delivery is: an {@code X-Hub-Signature} header of the form {@code method=hex}
 * (section 7.1). SHA-1 is taken because most hubs sign with it; as an HMAC it is still sound.
 */
final class Signature {
    private static final Map<String, String> METHODS =
            Map.of("sha1", "HmacSHA1", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");
    private static final int LONGEST = 200;

    private final String algorithm;
    private final byte[] claimed;

    private Signature(String algorithm, byte[] claimed) {
        this.algorithm = algorithm;
        this.claimed = claimed;
    }

    /** Reads the header's values; empty unless there is exactly one, of a method that is known. */
    static Optional<Signature> of(List<String> headers) {
        if (headers.size() != 1 || headers.get(0).length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = headers.get(0).strip().split("=", 2);
        String algorithm = METHODS.get(parts[0].toLowerCase(Locale.ROOT));
        if (algorithm == null || parts.length < 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Signature(algorithm, HexFormat.of().parseHex(parts[1])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** To be fed with the body. Not to be shared between threads. */
    Mac start(String secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + algorithm, e);
        }
    }

    /** Whether what was fed has this signature. Takes the same time whatever differs. */
    boolean isOf(Mac fed) {
        return MessageDigest.isEqual(fed.doFinal(), claimed);
    }
}
