package dateline.testsupport.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can happen to a running Dateline. */
public sealed interface Disturbance {
    /** What something that goes away does. */
    enum How {
        /** It is asked to stop, and started again. */
        STOPPED,
        /** It is killed, and started again. */
        KILLED,
        /** It stands still, with its connections open, and goes on. */
        PAUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The broker is away. */
    record BrokerAway(How how) implements Disturbance {
        @Override
        public String toString() {
            return "broker " + how;
        }
    }

    /** The database is away. */
    record DatabaseAway(How how) implements Disturbance {
        @Override
        public String toString() {
            return "database " + how;
        }
    }

    /** The database lets nobody write. */
    record DatabaseReadOnly() implements Disturbance {
        @Override
        public String toString() {
            return "database read-only";
        }
    }

    /** The database's disk is full. */
    record DatabaseFull() implements Disturbance {
        @Override
        public String toString() {
            return "database's disk full";
        }
    }

    /** Others have taken all of the database's connections. */
    record ConnectionsTaken() implements Disturbance {
        @Override
        public String toString() {
            return "no connection left";
        }
    }

    /**
     * A process of Dateline is away.
     *
     * @param role {@code run} or a role
     */
    record DatelineAway(String role, How how) implements Disturbance {
        @Override
        public String toString() {
            return (role.equals("run") ? "Dateline" : role) + " " + how;
        }
    }

    /** Every topic gets records that cannot be read, are large, or break the annotator. */
    record BadRecords() implements Disturbance {
        @Override
        public String toString() {
            return "bad records on every topic";
        }
    }

    /** Every group's offsets are set to the beginning while Dateline is stopped. */
    record OffsetsReset() implements Disturbance {
        @Override
        public String toString() {
            return "offsets to the beginning";
        }
    }

    /** One process of each role is killed at the same moment, and started again. */
    record OneOfEachKilled() implements Disturbance {
        @Override
        public String toString() {
            return "one of each role killed";
        }
    }

    /** Every process is stopped and started again, one after the other. */
    record RollingRestart() implements Disturbance {
        @Override
        public String toString() {
            return "rolling restart";
        }
    }

    /** A second process wants the same directory. */
    record SecondProcess() implements Disturbance {
        @Override
        public String toString() {
            return "second process on the directory";
        }
    }

    /** Whether something is away or refuses while it lasts, which has to be told. */
    default boolean isOutage() {
        return !(this instanceof BadRecords || this instanceof SecondProcess);
    }

    /** Everything that can happen to an installation with these processes. */
    static List<Disturbance> all(List<String> roles) {
        List<Disturbance> all = new ArrayList<>();
        for (How how : How.values()) {
            all.add(new BrokerAway(how));
            all.add(new DatabaseAway(how));
            roles.forEach(role -> all.add(new DatelineAway(role, how)));
        }
        all.addAll(List.of(
                new DatabaseReadOnly(),
                new DatabaseFull(),
                new ConnectionsTaken(),
                new BadRecords(),
                new RollingRestart(),
                new OffsetsReset()));
        // roles apart keep nothing in their directories that two processes could spoil
        all.add(roles.contains("run") ? new SecondProcess() : new OneOfEachKilled());
        return all;
    }
}
