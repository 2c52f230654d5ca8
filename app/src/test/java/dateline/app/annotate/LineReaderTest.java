package dateline.app.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    private static final String OVER_THE_BUFFER = "x".repeat(100_000);

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a", "a\n", "a\r\nb\n\n\nc", "\n\na"})
    void lines_areThoseOfTheJdk(String text) throws IOException {
        assertThat(lines(text, 100))
                .isEqualTo(new BufferedReader(new StringReader(text)).lines().toList());
    }

    @Test
    void lineLongerThanTheBuffer_isWhole() throws IOException {
        assertThat(lines(OVER_THE_BUFFER + "\nb\n" + OVER_THE_BUFFER, 200_000))
                .containsExactly(OVER_THE_BUFFER, "b", OVER_THE_BUFFER);
    }

    @Test
    void lineLongerThanAllowed_isCut_andTheNextIsWhole() throws IOException {
        LineReader reader = new LineReader(new StringReader(OVER_THE_BUFFER + "\nnext\n"), 70_000);

        assertThat(reader.next()).hasSize(70_000);
        assertThat(reader.wasCut()).isTrue();
        assertThat(reader.next()).isEqualTo("next");
        assertThat(reader.wasCut()).isFalse();
        assertThat(reader.next()).isNull();
    }

    private static List<String> lines(String text, int longest) throws IOException {
        LineReader reader = new LineReader(new StringReader(text), longest);
        List<String> lines = new ArrayList<>();
        for (String line = reader.next(); line != null; line = reader.next()) {
            assertThat(reader.wasCut()).isFalse();
            lines.add(line);
        }
        return lines;
    }
}
