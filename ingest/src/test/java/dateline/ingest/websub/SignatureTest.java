package dateline.ingest.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected digests are test case 2 of RFC 2202 and RFC 4231. */
class SignatureTest {
    private static final String SHA1 = "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79";
    private static final String SHA256 = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    private static final String SHA384 =
            "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e" + "8e2240ca5e69e2c78b3239ecfab21649";
    private static final String SHA512 = "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
            + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737";

    @ParameterizedTest
    @ValueSource(strings = {"sha1=" + SHA1, "sha256=" + SHA256, "sha384=" + SHA384, "sha512=" + SHA512, "SHA1=" + SHA1})
    void everyRegisteredMethod_isVerified(String header) {
        assertThat(isOf(header, "what do ya want for nothing?")).isTrue();
        assertThat(isOf(header, "what do ya want for nothing!")).isFalse();
    }

    @Test
    void hexDigits_mayBeCapitals() {
        assertThat(isOf("sha256=" + SHA256.toUpperCase(Locale.ROOT), "what do ya want for nothing?"))
                .isTrue();
    }

    @Test
    void partOfTheDigest_isNotEnough() {
        assertThat(isOf("sha256=" + SHA256.substring(2), "what do ya want for nothing?"))
                .isFalse();
        assertThat(isOf("sha256=", "what do ya want for nothing?")).isFalse();
    }

    @Test
    void headerThatIsMissingTwiceOrOfNoKnownForm_isNone() {
        assertThat(Signature.of(List.of())).isEmpty();
        assertThat(Signature.of(List.of("sha1=" + SHA1, "sha1=" + SHA1))).isEmpty();
        assertThat(Stream.of("", "=", SHA1, "md5=" + SHA1, "sha1", "sha1=xyz", "sha1=abc", "sha1=" + "0".repeat(1000)))
                .allSatisfy(h -> assertThat(Signature.of(List.of(h))).isEmpty());
    }

    private static boolean isOf(String header, String body) {
        Signature signature = Signature.of(List.of(header)).orElseThrow();
        Mac mac = signature.start("Jefe");
        mac.update(body.getBytes(UTF_8));
        return signature.isOf(mac);
    }
}
