package dateline.app.run;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets each of Kafka's loggers say something once a minute. While a broker is away its clients say the same many times a
 * second, each with a trace, and bury the one line in which the role says what is wrong. Nothing is lost that a role does
 * not say itself: what fails for good reaches it as an exception.
 */
final class KafkaLogFilter extends Filter<ILoggingEvent> {
    private static final long SILENCE = Duration.ofMinutes(1).toMillis();

    private final Map<String, Long> last = new ConcurrentHashMap<>();

    @Override
    public FilterReply decide(ILoggingEvent event) {
        String logger = event.getLoggerName();
        if (!logger.startsWith("org.apache.kafka.") && !logger.startsWith("kafka.")) {
            return FilterReply.NEUTRAL;
        }
        long now = event.getTimeStamp();
        Long before = last.get(logger);
        if (before != null && now - before < SILENCE) {
            return FilterReply.DENY;
        }
        last.put(logger, now);
        return FilterReply.NEUTRAL;
    }
}
