package dateline.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineChunksTest {
    @Test
    void lines_areWhole_numberedAndInOrder() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 3_000; i++) {
            String line = i % 7 == 0 ? "  " : "x".repeat(1 + random.nextInt(i % 500 == 0 ? 700_000 : 400)) + i;
            text.append(line).append(i % 5 == 0 ? "\r\n" : "\n");
            if (!line.isBlank()) {
                expected.add(i + ":" + line);
            }
        }
        text.append("the last has no end");
        expected.add("3001:the last has no end");
        assertThat(read(text.toString())).isEqualTo(expected);
    }

    @Test
    void lineThatIsTooLong_isPassedOver_theNextIsRead() throws IOException {
        String text = "a\n" + "y".repeat(LineChunks.LONGEST_LINE + 500_000) + "\nb\n";
        assertThat(read(text)).containsExactly("1:a", "2:too long", "3:b");
    }

    @Test
    void nothing_hasNoLines() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    private static List<String> read(String text) throws IOException {
        LineChunks chunks = new LineChunks(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<String> lines = new ArrayList<>();
        for (LineChunks.Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
            LineChunks.Chunk at = chunk;
            chunk.eachLine((number, from, length) -> lines.add(number + ":"
                    + (from < 0
                            ? "too long"
                            : new String(at.bytes(), from, length, StandardCharsets.UTF_8).stripTrailing())));
        }
        return lines;
    }
}
