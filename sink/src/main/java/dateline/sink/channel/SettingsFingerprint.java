package dateline.sink.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dateline.runtime.config.Secret;
import java.lang.reflect.RecordComponent;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a channel's settings have changed, secrets included. It is kept where many can read it, so it is a
 * PBKDF2 hash (RFC 8018), from which a password cannot be guessed quickly.
 */
public final class SettingsFingerprint {
    private static final int ROUNDS = 100_000;
    private static final int BITS = 256;

    private SettingsFingerprint() {}

    /** @param name the channel's name, the hash's salt */
    public static String of(String name, ChannelConfig config) {
        StringBuilder all = new StringBuilder(config.type());
        for (RecordComponent component : config.getClass().getRecordComponents()) {
            String value = plain(value(component, config));
            all.append('\n')
                    .append(component.getName())
                    .append('=')
                    .append(value.length())
                    .append(':')
                    .append(value);
        }
        try {
            SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            byte[] salt = ("dateline-channel-" + name).getBytes(UTF_8);
            byte[] hash = factory.generateSecret(new PBEKeySpec(all.toString().toCharArray(), salt, ROUNDS, BITS))
                    .getEncoded();
            return Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        }
    }

    private static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Secret secret -> secret.value();
            case List<?> list ->
                list.stream().map(SettingsFingerprint::plain).toList().toString();
            default -> value.toString();
        };
    }

    private static @Nullable Object value(RecordComponent component, ChannelConfig config) {
        try {
            return component.getAccessor().invoke(config);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
