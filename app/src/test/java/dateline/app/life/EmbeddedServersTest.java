package dateline.app.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dateline.testsupport.life.EmbeddedRun;
import dateline.testsupport.life.TemporaryDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to the broker and the database that {@code dateline run} has of its own, and to their disk. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are stopped by signals")
class EmbeddedServersTest {
    private static final int DISK_MEGABYTES = 700;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    @Timeout(600)
    void databaseThatDies_isStartedAgain_andTheProcessEndsWhenItDiesForEver() throws Exception {
        try (EmbeddedRun run = new EmbeddedRun(directory)) {
            run.signalDatabase("KILL");

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> run.toldByReadiness().isPresent());
            assertThat(run.awaitStored()).as("recovers").isPresent();
            assertThat(run.output()).contains("the embedded database has died", "the embedded database runs again");
            assertAllIsStored(run);

            assertThat(run.killDatabaseForEver()).isEqualTo("exit 1");
            assertThat(run.output().strip().lines().toList().getLast())
                    .contains("has died and was started 10 times within 10 minutes", "start Dateline again");
        }
    }

    @Test
    @Timeout(900)
    void diskThatFillsUp_isTold_andNothingIsLost() throws Exception {
        Optional<TemporaryDisk> mounted = TemporaryDisk.mount(directory.resolve("disk"), DISK_MEGABYTES);
        assumeTrue(mounted.isPresent(), "skipped: no file system may be mounted here; run as root on Linux");
        try (TemporaryDisk disk = mounted.get();
                EmbeddedRun run = new EmbeddedRun(disk.path())) {
            run.begin();
            disk.fill();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> run.toldByReadiness().isPresent() || !run.isAlive());
            disk.free();

            if (run.awaitStored().isEmpty()) {
                assertThat(run.isAlive())
                        .as("recovers, or ends: " + run.output())
                        .isFalse();
                run.startAgain();
                assertThat(run.awaitStored())
                        .as("goes on when started again: " + run.output())
                        .isPresent();
            }
            assertAllIsStored(run);
        }
    }

    private static void assertAllIsStored(EmbeddedRun run) throws InterruptedException {
        List<Long> givenAndStored = run.givenAndStored();
        assertThat(givenAndStored.get(1)).as("rows").isEqualTo(givenAndStored.get(0));
    }
}
