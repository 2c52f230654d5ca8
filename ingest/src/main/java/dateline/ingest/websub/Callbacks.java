package dateline.ingest.websub;

import dateline.runtime.config.Secret;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The callback addresses that hubs get, and the secrets that they sign with.
 *
 * <p>An address is {@code BASE/websub/FEED/TOKEN/TOPIC}: the feed's id, the topic as base64url, and a token that only we
 * can make. Token and secret are both HMAC-SHA256 (RFC 2104) under the configured secret, of what they are for, feed and
 * topic. So nothing has to be remembered to answer a hub, and every instance can. The token is cut to 128 bits.
 *
 * <p>A hub that is asked over https gets a secret and has to sign. One that is asked over plain http gets none (section
 * 5.1), and another token, by which a delivery to that address is known to need no signature.
 *
 * <p>Safe for any number of threads.
 */
public final class Callbacks {
    /** Longer topics, in bytes of UTF-8, are not subscribed to: hubs put them into addresses twice. */
    public static final int LONGEST_TOPIC = 2048;

    private static final int TOKEN_BYTES = 16;
    private static final Pattern FEED_ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final String base;
    private final SecretKeySpec key;

    /**
     * @param base the public address, with or without a slash at its end
     * @param secret not empty
     */
    public Callbacks(String base, Secret secret) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.key = new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /**
     * What a callback address says.
     *
     * @param feedId the feed
     * @param topic what is subscribed to
     * @param isSigned whether the hub has a secret and so must sign
     */
    public record Callback(String feedId, String topic, boolean isSigned) {}

    /** The path of the base, empty if it has none: proxies may or may not take it away. */
    public String path() {
        String path = URI.create(base).getRawPath();
        return path == null ? "" : path;
    }

    /** The address to give to a hub. */
    public String url(Callback callback) {
        return base + "/websub/" + callback.feedId() + "/" + token(callback) + "/"
                + ENCODER.encodeToString(callback.topic().getBytes(StandardCharsets.UTF_8));
    }

    /** The secret to give to a hub: 64 hexadecimal digits. */
    public String secret(Callback callback) {
        return HexFormat.of().formatHex(mac("secret", callback));
    }

    /** What the parts of an address's path say; empty if it is none of ours. */
    public Optional<Callback> read(String feedId, String token, String topic) {
        if (!FEED_ID.matcher(feedId).matches() || topic.length() > LONGEST_TOPIC * 2) {
            return Optional.empty();
        }
        try {
            byte[] given = DECODER.decode(token);
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(DECODER.decode(topic)))
                    .toString();
            Callback signed = new Callback(feedId, decoded, true);
            Callback unsigned = new Callback(feedId, decoded, false);
            return isOf(signed, given)
                    ? Optional.of(signed)
                    : isOf(unsigned, given) ? Optional.of(unsigned) : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether a hub at this address gets a secret. */
    static boolean isSafe(String hub) {
        return hub.toLowerCase(Locale.ROOT).startsWith("https://");
    }

    private String token(Callback callback) {
        return ENCODER.encodeToString(tokenBytes(callback));
    }

    private boolean isOf(Callback callback, byte[] given) {
        return MessageDigest.isEqual(tokenBytes(callback), given);
    }

    private byte[] tokenBytes(Callback callback) {
        return Arrays.copyOf(mac("callback", callback), TOKEN_BYTES);
    }

    /** Neither purpose nor feed id can hold the separator, so that no two callbacks are one text. */
    private byte[] mac(String purpose, Callback callback) {
        String kind = callback.isSigned() ? "signed" : "unsigned";
        String text = String.join("\n", purpose, kind, callback.feedId(), callback.topic());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
