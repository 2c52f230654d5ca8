package dateline.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.contract.record.Article;
import dateline.contract.record.Field;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class JsonSerdeTest {
    private static final String SPAN = "{\"field\":\"title\",\"start\":0,\"end\":2,\"text\":\"ab\"}";

    /** A record as those on topics are, but shorter. */
    record Span(Field field, int start, int end, String text) {}

    private final JsonSerde<Span> spans = new JsonSerde<>(Span.class);

    @Test
    void unknownFields_areIgnored() {
        assertThat(decode(SPAN.replace("{", "{\"later\":[1],"))).isEqualTo(new Span(Field.TITLE, 0, 2, "ab"));
    }

    @Test
    void missingField_isNamed() {
        assertThatThrownBy(() -> decode(SPAN.replace(",\"text\":\"ab\"", "")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("'text'");
    }

    @Test
    void nullWhereNoneMayBe_isNamed() {
        assertThatThrownBy(() -> decode(SPAN.replace("\"ab\"", "null")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("text");
    }

    @Test
    void absentNullable_isNull() {
        JsonSerde<Article.Image> images = new JsonSerde<>(Article.Image.class);
        assertThat(images.decode("{\"url\":\"https://example.org/a.png\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Article.Image("https://example.org/a.png", null));
    }

    @Test
    void whatIsNoJson_isRefused() {
        assertThatThrownBy(() -> decode("[")).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> decode("")).isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> decode("null")).isInstanceOf(SerializationException.class);
    }

    @Test
    void textThatUtf8CannotHold_comesBackAsItWas() {
        Span odd = new Span(Field.TEXT, 0, 9, "\ud83d ä\u0000 \ude00 \ud83d\ude00");

        assertThat(spans.decode(spans.encode(odd))).isEqualTo(odd);
    }

    private Span decode(String json) {
        return spans.decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
