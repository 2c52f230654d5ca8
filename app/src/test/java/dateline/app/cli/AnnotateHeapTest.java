package dateline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, with the heap that {@code bin/dateline} gives it. */
class AnnotateHeapTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void tenMegabytes_endNothing_andNothingButAnswersIsPrinted(@TempDir Path dir) throws Exception {
        Path in = dir.resolve("articles.jsonl");
        try (Writer lines = Files.newBufferedWriter(in)) {
            article(lines, "1", "Kenya votes", "");
            article(lines, "2", "Kenya and Norway vote today. ".repeat(360_000), "");
            article(lines, "3", "Norway votes", "");
            article(lines, "4", "", "法国总统访问中国并会见了领导人。".repeat(640_000));
            article(lines, "5", "", "法国总统访问中国并会见了领导人。".repeat(60_000));
        }
        Path out = dir.resolve("out");
        Path errors = dir.resolve("errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseParallelGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+DisplayVMOutputToStderr",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatelineCommand.class.getName(),
                        "annotate",
                        "--threads",
                        "2")
                .directory(dir.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(told(errors.toFile()))
                .containsExactly(
                        "line 2: \"title\" is longer than 5000000 characters",
                        "line 4: \"text\" is longer than 5000000 characters");
        assertThat(ids(out)).containsExactly("1", "3", "5");
        assertThat(process.exitValue()).isEqualTo(1);
    }

    private static void article(Writer lines, String id, String title, String text) throws IOException {
        lines.write(JSON.writeValueAsString(Map.of("id", id, "title", title, "text", text)) + "\n");
    }

    private static List<String> told(File errors) throws IOException {
        // the JVM may have warnings of its own
        return Files.readAllLines(errors.toPath()).stream()
                .filter(line -> line.startsWith("line "))
                .toList();
    }

    private static List<String> ids(Path out) throws IOException {
        List<String> lines = Files.readAllLines(out);
        return lines.stream().map(AnnotateHeapTest::id).toList();
    }

    private static String id(String line) {
        try {
            return JSON.readTree(line).path("id").asText();
        } catch (IOException e) {
            return "no JSON: " + line;
        }
    }
}
