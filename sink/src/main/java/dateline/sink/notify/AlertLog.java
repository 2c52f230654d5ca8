package dateline.sink.notify;

import dateline.contract.Alert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of alerts in the log, one line each. */
public final class AlertLog {
    private static final Logger LOG = LoggerFactory.getLogger(AlertLog.class);

    /** Writes the line. */
    public void tell(Alert alert) {
        boolean known = !alert.articles().isEmpty();
        LOG.atInfo()
                .addKeyValue("country", oneLine(alert.countryName()))
                .addKeyValue("why", oneLine(alert.why()))
                .addKeyValue(
                        "title", known ? oneLine(alert.articles().getFirst().title()) : "")
                .addKeyValue("url", known ? oneLine(alert.articles().getFirst().url()) : "")
                .log("a country entered the news");
    }

    /** A title is a stranger's text: it may not begin a line of its own or move a terminal's cursor. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
