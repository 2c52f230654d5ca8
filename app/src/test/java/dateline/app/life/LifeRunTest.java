package dateline.app.life;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.testsupport.life.Disturbance;
import dateline.testsupport.life.LifeRun;
import dateline.testsupport.life.Recovery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can happen to Dateline as one process, one after another, each for a few seconds. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are stopped by signals")
class LifeRunTest {
    private static final Duration LASTS = Duration.ofSeconds(6);

    @Test
    @Timeout(900)
    void whateverHappens_isTold_andNothingIsLostOrDoubled(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory)
            throws Exception {
        try (LifeRun run = new LifeRun(directory, List.of("run"), 1, System.out::println)) {
            for (Disturbance disturbance : Disturbance.all(List.of("run"))) {
                if (disturbance instanceof Disturbance.OffsetsReset) {
                    continue; // everything is read again, which takes long: left to bench/run soak
                }
                if (run.isPossible(disturbance)) {
                    run.happen(disturbance, LASTS);
                } else {
                    System.out.println("skipped: " + disturbance + "; no file system may be mounted here");
                }
            }
            List<String> differences = run.differences();
            String table = Recovery.table(run.outcomes());
            System.out.println(table);

            assertThat(differences).as(table).isEmpty();
            assertThat(run.outcomes()).as(table).allSatisfy(o -> {
                assertThat(o.recovered()).as("%s recovers", o.name()).isPresent();
                assertThat(o.lost() + o.doubled()).as(o.name()).isZero();
            });
        }
    }
}
