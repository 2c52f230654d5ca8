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

/** Everything that can happen to Dateline, one after another, each for a few seconds. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are stopped by signals")
class LifeRunTest {
    private static final Duration LASTS = Duration.ofSeconds(4);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    @Timeout(900)
    void whateverHappensToOneProcess_isTold_andNothingIsLostOrDoubled() throws Exception {
        try (LifeRun run = new LifeRun(directory, List.of("run"), 1, System.out::println)) {
            survives(run, Disturbance.all(List.of("run")));
            assertThat(run.differencesFromUndisturbed()).isEmpty();
        }
    }

    /** The rest of what can happen to them is left to {@code bench/run soak apart}. */
    @Test
    @Timeout(900)
    void twoOfEachRole_goOnWhileEachIsRestarted_andOneOfEachIsKilled() throws Exception {
        try (LifeRun run = new LifeRun(directory, List.of("ingest", "enrich", "sink"), 2, System.out::println)) {
            survives(run, List.of(new Disturbance.RollingRestart(), new Disturbance.OneOfEachKilled()));
        }
    }

    private static void survives(LifeRun run, List<Disturbance> disturbances) throws Exception {
        for (Disturbance disturbance : disturbances) {
            if (run.isPossible(disturbance)) {
                happens(run, disturbance);
            } else {
                System.out.println("skipped: " + disturbance + "; no file system may be mounted here");
            }
        }
        List<String> differences = run.differences();
        String table = Recovery.table(run.outcomes());
        System.out.println(table);
        assertThat(differences).as(table).isEmpty();
    }

    private static void happens(LifeRun run, Disturbance disturbance) throws Exception {
        Recovery outcome = run.happen(disturbance, LASTS);
        assertThat(outcome.recovered()).as(outcome.toString()).isPresent();
        assertThat(outcome.lost() + outcome.doubled()).as(outcome.toString()).isZero();
        if (disturbance.isOutage()) {
            assertThat(outcome.told()).as(outcome.toString()).isPresent();
            assertThat(outcome.measured()).as(outcome.toString()).isPresent();
        }
        if (disturbance instanceof Disturbance.BrokerAway) {
            assertThat(outcome.troubled()).as(outcome.toString()).contains("ingest", "enrich", "sink");
        }
    }
}
