package dateline.app.run;

import dateline.runtime.life.KafkaFault;
import dateline.runtime.topic.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits at the start until the cluster answers, however long that takes, and says once a minute why it does not. */
public final class KafkaWait {
    private static final Logger log = LoggerFactory.getLogger(KafkaWait.class);
    private static final Map<String, Object> TIMEOUTS = Map.of(
            "request.timeout.ms", 3_000,
            "default.api.timeout.ms", 4_000,
            "socket.connection.setup.timeout.ms", 2_000);
    private static final long LOOK_MILLISECONDS = 50;
    private static final long PAUSE_MILLISECONDS = 1_000;
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final KafkaConnection kafka;
    private final Stop stop;
    private long told;

    /** Whether to go on. */
    @FunctionalInterface
    public interface Stop {
        /** Returns after the time, or as soon as the process is told to stop, and says whether it is. */
        boolean await(long milliseconds) throws InterruptedException;
    }

    public KafkaWait(KafkaConnection kafka, Stop stop) {
        this.kafka = kafka;
        this.stop = stop;
    }

    /**
     * Returns when the cluster answers, or at once when the process is told to stop.
     *
     * @return false if it is told to stop
     */
    public boolean untilThere() throws InterruptedException {
        while (true) {
            switch (ask()) {
                case THERE -> {
                    if (told > 0) {
                        log.atInfo().addKeyValue("kafka", kafka.bootstrap()).log("the Kafka cluster answers");
                    }
                    return true;
                }
                case STOPPED -> {
                    return false;
                }
                case AWAY -> {
                    if (stop.await(PAUSE_MILLISECONDS)) {
                        return false;
                    }
                }
            }
        }
    }

    private enum Answer {
        THERE,
        AWAY,
        STOPPED
    }

    private Answer ask() throws InterruptedException {
        Admin admin = null;
        try {
            admin = Admin.create(kafka.merge(TIMEOUTS, Map.of()));
            KafkaFuture<?> answer = admin.describeCluster().nodes();
            while (!answer.isDone()) {
                if (stop.await(LOOK_MILLISECONDS)) {
                    return Answer.STOPPED;
                }
            }
            answer.get();
            return Answer.THERE;
        } catch (ExecutionException | KafkaException e) {
            tell(e);
            return Answer.AWAY;
        } finally {
            if (admin != null) {
                admin.close(Duration.ZERO);
            }
        }
    }

    private void tell(Exception e) {
        long now = System.nanoTime();
        if (told == 0 || now - told > SILENCE.toNanos()) {
            told = now;
            log.atWarn()
                    .addKeyValue("kafka", kafka.bootstrap())
                    .addKeyValue("reason", KafkaFault.of(kafka.bootstrap(), e))
                    .log("waiting for the Kafka cluster");
        }
    }
}
