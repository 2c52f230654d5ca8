import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks the signature of a webhook of Dateline, after the Standard Webhooks specification 1.0.0.
 *
 * <p>As a program (java verify-webhook.java): the secret in WEBHOOK_SECRET, the three headers as arguments, the body on
 * the standard input.
 */
class VerifyWebhook {
    private static final long TOLERANCE_SECONDS = 300;

    /** Whether the body, just as it came, is from whoever knows the secret, and recent. */
    static boolean verify(String secret, String id, String timestamp, String signatures, byte[] body, long now)
            throws GeneralSecurityException {
        if (!timestamp.matches("\\d{1,12}") || Math.abs(now - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) {
            return false;
        }
        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        byte[] expected = Base64.getEncoder().encode(mac.doFinal(signed.toByteArray()));
        // several signatures while the secret is being changed: one must be right
        for (String signature : signatures.split(" ")) {
            if (signature.startsWith("v1,")
                    && MessageDigest.isEqual(expected, signature.substring(3).getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }

    public static void main(String[] headers) throws Exception {
        long now = System.currentTimeMillis() / 1000;
        byte[] body = System.in.readAllBytes();
        boolean good = verify(System.getenv("WEBHOOK_SECRET"), headers[0], headers[1], headers[2], body, now);
        System.out.println(good ? "valid" : "not valid");
        System.exit(good ? 0 : 1);
    }
}
