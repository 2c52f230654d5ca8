package dateline.app.life;

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

/** Two processes of each role; the rest of what can happen to them is left to {@code bench/run soak apart}. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are stopped by signals")
class ScaledLifeRunTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    @Timeout(900)
    void twoOfEachRole_goOnWhileEachIsRestarted_andOneOfEachIsKilled() throws Exception {
        try (LifeRun run = new LifeRun(directory, List.of("ingest", "enrich", "sink"), 2, System.out::println)) {
            Survival.of(run, List.of(new Disturbance.RollingRestart(), new Disturbance.OneOfEachKilled()));
        }
    }
}
