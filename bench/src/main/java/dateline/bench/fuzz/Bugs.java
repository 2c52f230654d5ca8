package dateline.bench.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Hears of what the reader catches and calls a fault of its own, thread by thread. */
final class Bugs extends AppenderBase<ILoggingEvent> {
    private final ThreadLocal<List<String>> heard = ThreadLocal.withInitial(ArrayList::new);

    /** From now on. */
    static Bugs listen() {
        Bugs bugs = new Bugs();
        Logger logger = (Logger) LoggerFactory.getLogger("dateline.ingest");
        logger.setAdditive(false);
        logger.addAppender(bugs);
        bugs.start();
        return bugs;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            String cause = event.getThrowableProxy() == null
                    ? ""
                    : ": " + event.getThrowableProxy().getClassName() + " "
                            + event.getThrowableProxy().getMessage();
            heard.get().add("bug: " + event.getFormattedMessage() + cause);
        }
    }

    /** What this thread has said since it was last asked. */
    List<String> taken() {
        List<String> taken = List.copyOf(heard.get());
        heard.get().clear();
        return taken;
    }
}
