package dateline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dateline.annotate.AnnotationInput;
import dateline.annotate.Annotator;
import dateline.app.annotate.AnnotateLines;
import dateline.app.annotate.AnnotatedLine;
import dateline.contract.json.Json;
import dateline.contract.record.Annotation;
import dateline.contract.record.Annotation.EntitiesStatus;
import dateline.contract.record.Country;
import dateline.contract.record.Country.Evidence;
import dateline.contract.record.Country.How;
import dateline.contract.record.Field;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AnnotateCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void manyLines_areAnsweredInTheirOrder() throws Exception {
        String lines = IntStream.range(0, 5000)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"title\":\"\",\"text\":\"" + "x".repeat(i % 7 * 100) + "\"}\n")
                .collect(Collectors.joining());

        assertThat(run(lines)).isZero();
        assertThat(answers())
                .extracting(line -> line.path("id").asText())
                .containsExactlyElementsOf(
                        IntStream.range(0, 5000).mapToObj(Integer::toString).toList());
    }

    @Test
    void badLine_isNamedOnStandardError_andTheOthersAreAnswered() throws Exception {
        int code = run(
                "{\"id\":\"1\",\"text\":\"a\"}\nnonsense\n\n{\"id\":\"4\"}\n{\"id\":\"5\",\"text\":7}\n{\"id\":\"6\",\"title\":\"b\"}\n");

        assertThat(code).isEqualTo(1);
        assertThat(answers()).extracting(line -> line.path("id").asText()).containsExactly("1", "6");
        assertThat(errors.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("line 2: is not JSON"))
                .satisfies(lines -> assertThat(lines.get(1)).isEqualTo("line 4: needs \"text\" or \"title\""))
                .satisfies(lines -> assertThat(lines.get(2)).isEqualTo("line 5: \"text\" is not a string"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"2\",\"text\":\"b\"}{\"id\":\"3\",\"text\":\"c\"}",
                "{\"id\":\"2\",\"text\":\"b\"} {\"id\":\"3\",\"text\":\"c\"}",
                "{\"id\":\"2\",\"text\":\"b\"} and more",
                "{\"id\":\"2\",\"text\":\"b\"},"
            })
    void moreThanOneObjectOnALine_isNamed_andTheOthersAreAnswered(String line) throws Exception {
        assertThat(run("{\"id\":\"1\",\"text\":\"a\"}\n" + line + "\n{\"id\":\"4\",\"text\":\"d\"}\n"))
                .isEqualTo(1);
        assertThat(answers()).extracting(a -> a.path("id").asText()).containsExactly("1", "4");
        assertThat(said()).containsExactly("line 2: goes on after its JSON object; one line is one object");
    }

    @Test
    void invalidUtf8_isNamed_andTheOthersAreAnswered() throws Exception {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.write("{\"id\":\"1\",\"text\":\"caf".getBytes(StandardCharsets.UTF_8));
        lines.write(0xE9);
        lines.write("\"}\n{\"id\":\"2\",\"text\":\"café\"}\n".getBytes(StandardCharsets.UTF_8));

        assertThat(command(new ByteArrayInputStream(lines.toByteArray()), out).call())
                .isEqualTo(1);
        assertThat(answers()).extracting(a -> a.path("id").asText()).containsExactly("2");
        assertThat(said()).containsExactly("line 1: is not valid UTF-8");
    }

    @Test
    void dateThatIsNone_isNamed_andTheLineIsAnsweredWithoutIt() throws Exception {
        assertThat(run("""
                {"id":"1","title":"Volcano Sarubi erupts","date":1772366400000}
                {"id":"2","title":"Marovia votes","date":"yesterday"}
                {"id":"3","title":"Kelang sings","published":18446744073709551616}
                {"id":"4","title":"Nobody knows","date":"","published":null}
                """)).isEqualTo(1);
        assertThat(answers()).extracting(a -> a.path("id").asText()).containsExactly("1", "2", "3", "4");
        assertThat(answers()).extracting(a -> a.at("/story/began").asText()).containsOnly("2026-03-01T12:00:00Z");
        assertThat(said())
                .containsExactly(
                        "line 2: \"date\" is ignored, it is neither milliseconds nor ISO 8601 with an offset as in"
                                + " \"2026-03-01T12:00:00Z\": \"yesterday\"",
                        "line 3: \"published\" is ignored, it is neither milliseconds nor ISO 8601 with an offset as in"
                                + " \"2026-03-01T12:00:00Z\": 18446744073709551616");
    }

    @Test
    void byteOrderMark_isNoPartOfTheObject() throws Exception {
        assertThat(run("\uFEFF{\"id\":\"1\",\"text\":\"a\"}\r\n\uFEFF{\"id\":\"2\",\"text\":\"b\"}\n\uFEFF\n"))
                .isZero();
        assertThat(answers()).extracting(a -> a.path("id").asText()).containsExactly("1", "2");
        assertThat(said()).isEmpty();
    }

    @Test
    void articleThatIsTooLong_isNamed_andTheOthersAreAnswered() throws Exception {
        String half = "x".repeat(3_000_000);
        assertThat(run("{\"id\":\"1\",\"title\":\"" + "x".repeat(10_000_000) + "\"}\n{\"id\":\"2\",\"text\":\"a\"}\n"
                        + "{\"id\":\"3\",\"title\":\"" + half + "\",\"text\":\"" + half + "\"}\n"
                        + "{\"id\":\"4\",\"text\":\"" + "法".repeat(10_000_000) + "\"}\n"
                        + "{\"id\":\"5\",\"text\":\"" + "x".repeat(33_000_000) + "\"}\n"
                        + "{\"id\":\"6\",\"title\":\"" + half + "\"}\n"))
                .isEqualTo(1);
        assertThat(answers()).extracting(a -> a.path("id").asText()).containsExactly("2", "6");
        assertThat(said())
                .containsExactly(
                        "line 1: \"title\" is longer than 5000000 characters",
                        "line 3: has a title and text of more than 5000000 characters together",
                        "line 4: \"text\" is longer than 5000000 characters",
                        "line 5: is longer than 32000000 bytes");
    }

    @Test
    void fieldsThatAreNotUsed_mayBeAnything() throws Exception {
        assertThat(run("{\"other\":[{\"id\":7},[]],\"id\":\"1\",\"url\":{\"a\":[1]},\"text\":\"a\",\"more\":\""
                        + "y".repeat(6_000_000) + "\"}\n"))
                .isZero();
        assertThat(answers().getFirst().path("id").asText()).isEqualTo("1");
    }

    @Test
    void reason_isOneLine_whateverItQuotes() throws Exception {
        assertThat(run("{\"id\":\"1\",\"title\":\"break\",\"text\":\"two\\nlines\"}\n"))
                .isEqualTo(1);
        assertThat(said()).hasSize(1);
    }

    @Test
    void longestArticle_followsTheHeap() {
        assertThat(AnnotateCommand.mostCharacters(512L << 20)).isEqualTo(5_000_000);
        assertThat(AnnotateCommand.mostCharacters(300L << 20)).isBetween(2_000_000, 2_500_000);
        assertThat(AnnotateCommand.mostCharacters(100L << 20)).isEqualTo(100_000);
    }

    @Test
    void lineThatBreaksTheAnnotator_isNamed_andTheOthersAreAnswered() throws Exception {
        int code = run(
                "{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"2\",\"title\":\"break\"}\n{\"id\":\"3\",\"text\":\"b\"}\n");

        assertThat(code).isEqualTo(1);
        assertThat(answers()).extracting(line -> line.path("id").asText()).containsExactly("1", "3");
        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("line 2: broke the annotator");
    }

    @Test
    void sequence_seesTheArticlesInOrder_onOneThread() throws Exception {
        List<String> seen = new ArrayList<>();
        Set<Thread> threads = new HashSet<>();
        String lines = IntStream.range(0, 2000)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"text\":\"" + "x".repeat(i % 5 * 200) + "\"}\n")
                .collect(Collectors.joining());
        AnnotatedLine.Sequence sequence = (article, annotation) -> {
            seen.add(article.path("id").asText());
            threads.add(Thread.currentThread());
            return Map.of("number", seen.size());
        };
        try (AnnotateLines annotate =
                new AnnotateLines(new FirstFive(), sequence, out, new PrintStream(errors), 4, 1000)) {
            assertThat(annotate.run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8))))
                    .isTrue();
        }

        assertThat(seen).hasSize(2000).isSortedAccordingTo(Comparator.comparing(Integer::valueOf));
        assertThat(threads).hasSize(1);
        assertThat(answers().getLast().path("number").asInt()).isEqualTo(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "257"})
    void numberOfThreads_isBounded(String threads) {
        StringWriter said = new StringWriter();
        int code =
                new CommandLine(command("", out)).setErr(new PrintWriter(said)).execute("--threads", threads);

        assertThat(code).isEqualTo(2);
        assertThat(said.toString()).startsWith("--threads must be from 1 to 256, not " + threads);
    }

    @Test
    void answer_hasTheDocumentedShape() throws Exception {
        run("{\"id\":\"1\",\"title\":\"Kenya\",\"text\":\"\"}\n");

        JsonNode evidence = answers().getFirst().at("/countries/0/evidence/0");
        assertThat(evidence)
                .isEqualTo(Json.MAPPER.readTree(
                        "{\"field\":\"title\",\"start\":0,\"end\":5,\"text\":\"Kenya\",\"how\":\"NAME\"}"));
        assertThat(answers().getFirst().fieldNames())
                .toIterable()
                .contains("id", "language", "languageConfidence", "entities", "countries", "aboutCountries", "topics");
    }

    @Test
    void linesOfOneStory_shareItsId_inTheirOrder() throws Exception {
        run("""
                {"id":"1","title":"Volcano Sarubi erupts on Kelang","date":1772366400000,"url":"https://mirror.co.uk/1"}
                {"id":"2","title":"Marovia central bank raises rates","published":"2026-03-01T12:00:00Z"}
                {"id":"3","title":"Sarubi volcano erupts, Kelang evacuated","date":"","outlet":"Gazette"}
                """);

        List<JsonNode> answers = answers();
        assertThat(answers.get(2).path("storyId")).isEqualTo(answers.get(0).path("storyId"));
        assertThat(answers.get(1).path("storyId")).isNotEqualTo(answers.get(0).path("storyId"));
        assertThat(answers.get(2).path("story"))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                "{\"id\":\"" + answers.get(0).path("storyId").asText()
                                        + "\",\"began\":\"2026-03-01T12:00:00Z\",\"articles\":2,\"publishers\":[\"Reach\",\"Gazette\"]}"));
        assertThat(answers.get(2).path("publisher").asText()).isEqualTo("Gazette");
    }

    @Test
    void dateThatMillisecondsCannotHold_isBounded() throws Exception {
        assertThat(run("""
                {"id":"1","title":"Volcano Sarubi erupts","date":"+999999999-01-01T00:00:00Z"}
                {"id":"2","title":"Marovia votes","date":"-999999999-01-01T00:00:00Z"}
                """)).isZero();
        assertThat(answers())
                .extracting(a -> a.at("/story/began").asText())
                .containsExactly("9999-12-31T00:00:00Z", "1970-01-01T00:00:00Z");
    }

    @Test
    void halfASurrogatePair_isWrittenEscaped() throws Exception {
        assertThat(run("{\"id\":\"1\",\"title\":\"\\ud83dKeny\",\"text\":\"\"}\n"))
                .isZero();
        assertThat(answers().getFirst().at("/countries/0/evidence/0/text").asText())
                .isEqualTo("\ud83dKeny");
    }

    @Test
    void closedOutput_endsTheCommand() throws Exception {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("closed");
            }
        };
        String lines = "{\"id\":\"1\",\"text\":\"a\"}\n".repeat(50_000);

        assertThat(command(lines, closed).call()).isZero();
    }

    private int run(String lines) throws Exception {
        return command(lines, out).call();
    }

    private List<String> said() {
        return errors.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private AnnotateCommand command(String lines, OutputStream to) {
        return command(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), to);
    }

    private AnnotateCommand command(InputStream lines, OutputStream to) {
        return new AnnotateCommand(
                policy -> new FirstFive(), lines, to, new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private List<JsonNode> answers() throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
            answers.add(Json.MAPPER.readTree(line));
        }
        return answers;
    }

    /** Takes the first five characters of the title for Kenya. */
    private static final class FirstFive implements Annotator {
        @Override
        public Annotation annotate(AnnotationInput input) {
            if (input.title().equals("break")) {
                throw new IllegalStateException("broken at " + input.text());
            }
            List<Country> countries = input.title().length() < 5
                    ? List.of()
                    : List.of(new Country(
                            "KE",
                            1,
                            1,
                            How.NAME,
                            List.of(new Evidence(
                                    Field.TITLE, 0, 5, input.title().substring(0, 5), How.NAME, null))));
            return new Annotation(
                    "en",
                    1,
                    List.of(),
                    EntitiesStatus.NO_MODEL,
                    countries,
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    "test");
        }

        @Override
        public String version() {
            return "test";
        }
    }
}
