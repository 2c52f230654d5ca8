package dateline.app.life;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.testsupport.life.Disturbance;
import dateline.testsupport.life.LifeRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can happen to Dateline in one process, one after another, each for a few seconds. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are stopped by signals")
class LifeRunTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    @Timeout(900)
    void whateverHappensToOneProcess_isTold_andNothingIsLostOrDoubled() throws Exception {
        try (LifeRun run = new LifeRun(directory, List.of("run"), 1, System.out::println)) {
            Survival.of(run, Disturbance.all(List.of("run")));
            assertThat(run.differencesFromUndisturbed()).isEmpty();
        }
    }
}
