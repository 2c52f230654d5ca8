package dateline.app.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
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
        LineReader reader = reader(OVER_THE_BUFFER + "\nnext\n", 70_000);

        InputLine cut = reader.next();
        assertThat(cut.wasCut()).isTrue();
        assertThat(text(cut)).hasSize(70_000);
        InputLine next = reader.next();
        assertThat(next.wasCut()).isFalse();
        assertThat(text(next)).isEqualTo("next");
        assertThat(reader.next()).isNull();
    }

    @Test
    void byteOrderMark_isLeftOut_atTheBeginningOfALineOnly() throws IOException {
        assertThat(lines("\uFEFFa\nb\uFEFF\n\uFEFFc\n", 100)).containsExactly("a", "b\uFEFF", "c");
    }

    @Test
    void blankLine_isOneOfNothingButSpaceAndAMark() throws IOException {
        LineReader reader = reader("\n \t\r\n\uFEFF \n\u00A0\nx\n", 100);
        List<Boolean> blank = new ArrayList<>();
        for (InputLine line = reader.next(); line != null; line = reader.next()) {
            blank.add(line.isBlank());
        }
        assertThat(blank).containsExactly(true, true, true, false, false);
    }

    private static LineReader reader(String text, int longest) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), longest);
    }

    private static String text(InputLine line) throws IOException {
        return new String(line.open().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> lines(String text, int longest) throws IOException {
        LineReader reader = reader(text, longest);
        List<String> lines = new ArrayList<>();
        for (InputLine line = reader.next(); line != null; line = reader.next()) {
            assertThat(line.wasCut()).isFalse();
            lines.add(text(line));
        }
        return lines;
    }
}
