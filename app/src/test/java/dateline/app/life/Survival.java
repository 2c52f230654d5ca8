package dateline.app.life;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.testsupport.life.Disturbance;
import dateline.testsupport.life.LifeRun;
import dateline.testsupport.life.Recovery;
import java.time.Duration;
import java.util.List;

/** That what happens is told while it lasts, and that nothing is lost or doubled by it. */
final class Survival {
    private static final Duration LASTS = Duration.ofSeconds(4);

    private Survival() {}

    static void of(LifeRun run, List<Disturbance> disturbances) throws Exception {
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
