package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.ingest.BrotliBomb;
import dateline.testsupport.Answers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private static final long LIMIT = 1 << 20;
    private static final String TEXT =
            "<rss version=\"2.0\"><channel><title>Brotli, good morning</title></channel></rss>";
    private static final byte[] BROTLI = Base64.getDecoder()
            .decode("G04AAJwHtq1l60Wy14jiWGqmtRwPjMye82FL2y9Cb3RKxMUpB6xJWAJJ3nY/eMhKsKGI9obn5/xUh/KO+iOROMrDCkwAKgg=");

    @Test
    void brotli_isUnpacked() throws IOException {
        assertThat(text(decode(BROTLI, "br", LIMIT))).isEqualTo(TEXT);
    }

    @Test
    void twoEncodings_areUndoneInTheirOrder() throws IOException {
        assertThat(text(decode(Answers.gzip(BROTLI), "br, gzip", LIMIT))).isEqualTo(TEXT);
        assertThat(text(decode(Answers.gzip(Answers.gzip(bytes("x"))), "gzip, gzip", LIMIT)))
                .isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br, gzip, br", "gzip, gzip, gzip", "zstd", "compress"})
    void encodingsThatWereNotAskedFor_areRefused(String encoding) {
        assertThatThrownBy(() -> decode(Answers.gzip(bytes("x")), encoding, LIMIT))
                .isInstanceOf(Body.BadEncoding.class);
    }

    @Test
    void bombs_areTooLarge_whateverTheyAreMadeOf() {
        assertThatThrownBy(() -> decode(BrotliBomb.bytes(), "br", LIMIT)).isInstanceOf(Body.TooLarge.class);
        assertThatThrownBy(() -> decode(Answers.gzip(new byte[50 << 20]), "gzip", LIMIT))
                .isInstanceOf(Body.TooLarge.class);
        assertThatThrownBy(() -> decode(deflated(new byte[50 << 20]), "deflate", LIMIT))
                .isInstanceOf(Body.TooLarge.class);
        assertThatThrownBy(() -> decode(Answers.gzip(Answers.gzip(new byte[50 << 20])), "gzip, gzip", LIMIT))
                .isInstanceOf(Body.TooLarge.class);
    }

    @Test
    void damagedData_isABadEncoding() {
        byte[] cut = Arrays.copyOf(BROTLI, BROTLI.length / 2);
        assertThatThrownBy(() -> decode(cut, "br", LIMIT)).isInstanceOf(Body.BadEncoding.class);
        assertThatThrownBy(() -> decode(bytes("no brotli at all"), "br", LIMIT)).isInstanceOf(Body.BadEncoding.class);
        assertThatThrownBy(() -> decode(bytes("no deflate"), "deflate", LIMIT)).isInstanceOf(Body.BadEncoding.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "none", "identity", "aws-chunked", "UTF-8", "binary, identity", "text/xml"})
    void headerThatNamesNoCompression_saysNothing(String encoding) throws IOException {
        assertThat(text(decode(bytes(TEXT), encoding, LIMIT))).isEqualTo(TEXT);
        assertThat(text(decode(Answers.gzip(bytes(TEXT)), encoding + ", gzip", LIMIT)))
                .isEqualTo(TEXT);
    }

    @Test
    void gzipThatEndsTooEarly_givesWhatCame() throws IOException {
        byte[] packed = Answers.gzip(bytes(TEXT));
        Body.Bytes read = Body.decode(new Body.Bytes(Arrays.copyOf(packed, packed.length - 8), false), "gzip", LIMIT);
        assertThat(new String(read.bytes(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
        assertThat(read.cut()).isTrue();
    }

    private static byte[] decode(byte[] bytes, String encoding, long limit) throws IOException {
        return Body.decode(new Body.Bytes(bytes, false), encoding, limit).bytes();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[1 << 20];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
