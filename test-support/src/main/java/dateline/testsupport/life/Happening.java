package dateline.testsupport.life;

import dateline.testsupport.life.Disturbance.BadRecords;
import dateline.testsupport.life.Disturbance.BrokerAway;
import dateline.testsupport.life.Disturbance.ConnectionsTaken;
import dateline.testsupport.life.Disturbance.DatabaseAway;
import dateline.testsupport.life.Disturbance.DatabaseFull;
import dateline.testsupport.life.Disturbance.DatabaseReadOnly;
import dateline.testsupport.life.Disturbance.DatelineAway;
import dateline.testsupport.life.Disturbance.OffsetsReset;
import dateline.testsupport.life.Disturbance.OneOfEachKilled;
import dateline.testsupport.life.Disturbance.RollingRestart;
import dateline.testsupport.life.Disturbance.SecondProcess;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Makes a disturbance happen to a world, and ends it. */
final class Happening {
    private static final Duration LONGEST_UNTOLD = Duration.ofSeconds(30);

    private final World world;
    private final TopicTraffic topics;

    Happening(World world) {
        this.world = world;
        this.topics = new TopicTraffic(world.kafka());
    }

    /**
     * Lets it last for a while, ends it, and returns what is worth a remark.
     *
     * @param lasts how long what is away stays away, at least; what takes its own time takes that
     */
    String happen(Disturbance disturbance, Duration lasts) throws Exception {
        switch (disturbance) {
            case BrokerAway away -> brokerAway(away, lasts);
            case DatabaseAway away -> databaseAway(away, lasts);
            case DatelineAway away -> datelineAway(away, lasts);
            case DatabaseReadOnly readOnly -> {
                world.database().readOnly(true);
                pass(lasts);
                world.database().readOnly(false);
            }
            case DatabaseFull full -> {
                TemporaryDisk disk = world.disk().orElseThrow();
                disk.fill();
                pass(lasts);
                disk.free();
            }
            case ConnectionsTaken taken -> {
                world.database().occupy();
                pass(lasts);
                world.database().vacate();
            }
            case BadRecords bad -> {
                return topics.writeBadRecords();
            }
            case OffsetsReset reset -> {
                for (DatelineProcess process : world.dateline()) {
                    process.stop();
                }
                topics.resetOffsets();
                for (DatelineProcess process : world.dateline()) {
                    process.start();
                }
            }
            case OneOfEachKilled each -> oneOfEachKilled(lasts);
            case RollingRestart restart -> {
                for (DatelineProcess process : world.dateline()) {
                    process.stop();
                    process.start();
                    awaitReady();
                }
            }
            case SecondProcess second -> {
                return world.dateline().get(0).startSecond();
            }
        }
        return "";
    }

    private void brokerAway(BrokerAway away, Duration lasts) throws Exception {
        switch (away.how()) {
            case STOPPED -> world.broker().stop();
            case KILLED -> world.broker().kill();
            case PAUSED -> world.broker().pause();
        }
        pass(lasts, world.rolesOnKafka());
        if (away.how() == Disturbance.How.PAUSED) {
            world.broker().resume();
        } else {
            world.broker().start();
        }
    }

    private void databaseAway(DatabaseAway away, Duration lasts) throws Exception {
        switch (away.how()) {
            case STOPPED -> world.database().stop();
            case KILLED -> world.database().kill();
            case PAUSED -> world.database().pause();
        }
        pass(lasts);
        if (away.how() == Disturbance.How.PAUSED) {
            world.database().resume();
        } else {
            world.database().start();
        }
    }

    private void datelineAway(DatelineAway away, Duration lasts) throws Exception {
        DatelineProcess process = world.first(away.role());
        switch (away.how()) {
            case STOPPED -> process.stop();
            case KILLED -> process.kill();
            case PAUSED -> process.pause();
        }
        pass(lasts);
        if (away.how() == Disturbance.How.PAUSED) {
            process.resume();
        } else {
            process.start();
        }
    }

    private void oneOfEachKilled(Duration lasts) throws Exception {
        List<DatelineProcess> killed = world.roles().stream().map(world::first).toList();
        for (DatelineProcess process : killed) {
            process.kill();
        }
        pass(lasts);
        for (DatelineProcess process : killed) {
            process.start();
        }
    }

    /** Lets time pass, and more until it has been told, as a busy machine takes longer to find out. */
    private void pass(Duration lasts) throws InterruptedException {
        pass(lasts, Set.of());
    }

    /** @param each whose metrics all have to tell it */
    private void pass(Duration lasts, Set<String> each) throws InterruptedException {
        Watcher watcher = world.watcher();
        Thread.sleep(lasts);
        long deadline = System.nanoTime() + LONGEST_UNTOLD.toNanos();
        while (!(watcher.isTold() && watcher.troubled().containsAll(each)) && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        // one that has just been started does not answer at once: the look that says ready has to come after that
        Thread.sleep(500);
        while (!world.watcher().ready() && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
    }
}
