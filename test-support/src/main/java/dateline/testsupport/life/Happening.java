package dateline.testsupport.life;

import dateline.testsupport.life.Disturbance.BadRecords;
import dateline.testsupport.life.Disturbance.BrokerAway;
import dateline.testsupport.life.Disturbance.ConnectionsTaken;
import dateline.testsupport.life.Disturbance.DatabaseAway;
import dateline.testsupport.life.Disturbance.DatabaseFull;
import dateline.testsupport.life.Disturbance.DatabaseReadOnly;
import dateline.testsupport.life.Disturbance.DatelineAway;
import dateline.testsupport.life.Disturbance.OffsetsReset;
import dateline.testsupport.life.Disturbance.RollingRestart;
import dateline.testsupport.life.Disturbance.SecondProcess;
import java.time.Duration;

/** Makes a disturbance happen to a world, and ends it. */
final class Happening {
    private final World world;
    private final TopicTraffic topics;

    Happening(World world) {
        this.world = world;
        this.topics = new TopicTraffic(world.kafka());
    }

    /**
     * Lets it last for a while, ends it, and returns what is worth a remark.
     *
     * @param lasts how long what is away stays away; what takes its own time takes that
     */
    String happen(Disturbance disturbance, Duration lasts) throws Exception {
        switch (disturbance) {
            case BrokerAway away -> brokerAway(away, lasts);
            case DatabaseAway away -> databaseAway(away, lasts);
            case DatelineAway away -> datelineAway(away, lasts);
            case DatabaseReadOnly readOnly -> {
                world.database().readOnly(true);
                Thread.sleep(lasts);
                world.database().readOnly(false);
            }
            case DatabaseFull full -> {
                TemporaryDisk disk = world.disk().orElseThrow();
                disk.fill();
                Thread.sleep(lasts);
                disk.free();
            }
            case ConnectionsTaken taken -> {
                world.database().occupy();
                Thread.sleep(lasts);
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
        Thread.sleep(lasts);
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
        Thread.sleep(lasts);
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
        Thread.sleep(lasts);
        if (away.how() == Disturbance.How.PAUSED) {
            process.resume();
        } else {
            process.start();
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
