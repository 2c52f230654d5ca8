package dateline.bench.load;

import dateline.app.run.Logging;
import dateline.testsupport.life.Disturbance;
import dateline.testsupport.life.LifeRun;
import dateline.testsupport.life.Recovery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Dateline's life at length: everything that can happen to it, in an order of chance, for short and for long, until the
 * time is over. Arguments: {@code together} (all roles in one process) or {@code apart} (two of each role); minutes;
 * seed of the order.
 */
public final class SoakRun {
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofSeconds(60);

    private SoakRun() {}

    public static void main(String[] args) throws Exception {
        Logging.quiet();
        boolean apart = args.length > 0 && args[0].equals("apart");
        Duration time = Duration.ofMinutes(LoadRun.number(args, 1, 120));
        Random random = new Random(LoadRun.number(args, 2, 1));
        List<String> roles = apart ? List.of("ingest", "enrich", "sink", "console") : List.of("run");
        Path directory = Files.createTempDirectory("dateline-soak");
        System.out.println("data and logs are in " + directory);
        Instant end = Instant.now().plus(time);
        List<String> differences;
        List<Recovery> outcomes;
        try (LifeRun run = new LifeRun(directory, roles, apart ? 2 : 1, System.out::println)) {
            while (Instant.now().isBefore(end)) {
                List<Disturbance> round = new ArrayList<>(Disturbance.all(roles));
                Collections.shuffle(round, random);
                for (Disturbance disturbance : round) {
                    if (Instant.now().isBefore(end) && run.isPossible(disturbance)) {
                        run.happen(disturbance, lasts(disturbance, random));
                    }
                }
            }
            differences = new ArrayList<>(run.differences());
            differences.addAll(run.differencesFromUndisturbed());
            outcomes = run.outcomes();
        }
        System.out.println(Recovery.table(outcomes));
        differences.forEach(System.out::println);
        boolean whole = differences.isEmpty()
                && outcomes.stream().allMatch(o -> o.recovered().isPresent() && o.lost() == 0 && o.doubled() == 0);
        System.out.println(whole ? "nothing lost, nothing doubled" : "FAILED");
        System.exit(whole ? 0 : 1);
    }

    private static Duration lasts(Disturbance disturbance, Random random) {
        if (disturbance instanceof Disturbance.DatelineAway away && away.how() == Disturbance.How.PAUSED) {
            return PAUSE;
        }
        return random.nextBoolean() ? SHORT : LONG;
    }
}
