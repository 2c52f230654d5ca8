package dateline.app.run;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import dateline.app.config.DatelineConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Sets up the log: on standard error, which leaves standard output to what commands print, or in a file. */
public final class Logging {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level %-22logger{0} %msg %kvp%n";

    private Logging() {}

    /** Before there is a configuration: warnings, as text, on standard error. */
    public static void quiet() {
        configure(new DatelineConfig.Log(DatelineConfig.LogFormat.TEXT, DatelineConfig.LogLevel.WARN), null);
    }

    /**
     * @param log how the log looks
     * @param file where it goes; null for standard error
     */
    public static void configure(DatelineConfig.Log log, @Nullable Path file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        OutputStreamAppender<ILoggingEvent> appender = appender(file);
        appender.setContext(context);
        appender.setEncoder(encoder(log.format(), context));
        KafkaLogFilter filter = new KafkaLogFilter();
        filter.start();
        appender.addFilter(filter);
        appender.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        Level level = Level.valueOf(log.level().name());
        root.setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
        context.getLogger("dateline").setLevel(level);
        // Kafka warns of everything that a start and a stop bring with them
        context.getLogger("org.apache.kafka").setLevel(Level.ERROR);
        context.getLogger("kafka").setLevel(Level.ERROR);
        context.getLogger("org.flywaydb").setLevel(Level.WARN);
        // what is wrong with a sitemap is said in the feed's status
        context.getLogger("crawlercommons").setLevel(Level.ERROR);
    }

    private static OutputStreamAppender<ILoggingEvent> appender(@Nullable Path file) {
        if (file == null) {
            ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
            console.setTarget("System.err");
            return console;
        }
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setFile(file.toString());
        return appender;
    }

    private static Encoder<ILoggingEvent> encoder(DatelineConfig.LogFormat format, LoggerContext context) {
        if (format == DatelineConfig.LogFormat.JSON) {
            JsonEncoder json = new JsonEncoder();
            json.setContext(context);
            json.setWithArguments(false);
            json.setWithContext(false);
            json.setWithFormattedMessage(false);
            json.setWithSequenceNumber(false);
            json.setWithNanoseconds(false);
            json.start();
            return json;
        }
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setContext(context);
        text.setPattern(PATTERN);
        text.start();
        return text;
    }
}
