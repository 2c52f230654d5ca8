package dateline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs each benchmark once, for whether it runs, not for how fast. Fresh articles are stored by the replay's set-up; a
 * second database server would take longer than all the rest.
 */
class BenchmarksTest {
    @Test
    void eachBenchmark_runs() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("^dateline\\.bench\\.")
                        .exclude("StoreBenchmark\\.(fresh|few)$")
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();

        assertThat(results)
                .extracting(result -> result.getParams().getBenchmark().replace("dateline.bench.", ""))
                .containsExactlyInAnyOrder(
                        "AnnotateBenchmark.countries",
                        "AnnotateBenchmark.entities",
                        "AnnotateBenchmark.everything",
                        "AnnotateBenchmark.language",
                        "AnnotateBenchmark.topics",
                        "ParseBenchmark.dateline",
                        "ParseBenchmark.rome",
                        "SerdeBenchmark.decode",
                        "SerdeBenchmark.decodePlainJackson",
                        "SerdeBenchmark.encode",
                        "SerdeBenchmark.encodePlainJackson",
                        "StoreBenchmark.replayed");
    }
}
