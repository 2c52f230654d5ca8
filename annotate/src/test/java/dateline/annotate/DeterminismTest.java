package dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dateline.contract.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same input gives the same bytes, whoever asks, in whatever order, in whichever process. */
class DeterminismTest {
    @Test
    void oneInstance_answersAllThreadsAlike_inAnyOrder() throws Exception {
        TextAnnotator annotator = TextAnnotator.load();
        List<AnnotationInput> inputs = SampleInputs.of(1, 150);
        List<String> alone = new ArrayList<>();
        for (AnnotationInput input : inputs) {
            alone.add(json(annotator, input));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Map<Future<String>, String> answers = new HashMap<>();
            for (int round = 0; round < 4; round++) {
                List<Integer> order = new ArrayList<>(
                        IntStream.range(0, inputs.size()).boxed().toList());
                Collections.shuffle(order, new Random(round));
                order.forEach(i -> answers.put(threads.submit(() -> json(annotator, inputs.get(i))), alone.get(i)));
            }
            for (Map.Entry<Future<String>, String> answer : answers.entrySet()) {
                assertThat(answer.getKey().get()).isEqualTo(answer.getValue());
            }
        }
    }

    /** Sets and maps of the JDK iterate in an order that each process draws anew. */
    @Test
    void eachProcess_givesTheSameBytes() throws Exception {
        List<Process> processes = List.of(digest(), digest());

        List<String> digests = new ArrayList<>();
        for (Process process : processes) {
            digests.add(new String(process.getInputStream().readAllBytes()).strip());
            assertThat(process.waitFor()).as(digests.getLast()).isZero();
        }
        assertThat(digests).containsOnly(digests.getFirst());
        assertThat(digests.getFirst()).hasSize(64);
    }

    @Test
    void version_isDatelinesAndADigest() {
        assertThat(AnnotatorVersion.shipped()).matches("dateline-annotator/\\d+\\.\\d+\\.\\d+\\+[0-9a-f]{12}");
    }

    private static Process digest() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnnotationDigest.class.getName())
                .redirectErrorStream(true)
                .start();
    }

    private static String json(TextAnnotator annotator, AnnotationInput input) throws JsonProcessingException {
        return Json.MAPPER.writeValueAsString(annotator.annotate(input));
    }
}
