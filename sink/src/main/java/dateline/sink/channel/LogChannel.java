package dateline.sink.channel;

import dateline.contract.record.Alert;
import dateline.sink.message.Delivery;
import dateline.sink.message.OneLine;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of alerts in the log, one line each. */
final class LogChannel implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(LogChannel.class);
    private static final int LONGEST = 300;

    @Override
    public DeliveryResult tell(Delivery delivery, Instant now) {
        switch (delivery) {
            case Delivery.Notice notice ->
                LOG.atWarn()
                        .addKeyValue("text", OneLine.of(notice.text(), LONGEST))
                        .log(OneLine.of(notice.subject(), LONGEST));
            case Delivery.Alerts alerts -> alerts.events().forEach(event -> tell(event.alert()));
        }
        return new DeliveryResult.Delivered();
    }

    @Override
    public void close() {
        // nothing to let go of
    }

    private static void tell(Alert alert) {
        boolean known = !alert.articles().isEmpty();
        LOG.atInfo()
                .addKeyValue("country", OneLine.of(alert.countryName(), LONGEST))
                .addKeyValue("why", OneLine.of(alert.why(), LONGEST))
                .addKeyValue(
                        "title", known ? OneLine.of(alert.articles().getFirst().title(), LONGEST) : "")
                .addKeyValue(
                        "url", known ? OneLine.of(alert.articles().getFirst().url(), LONGEST) : "")
                .log(said(alert.state()));
    }

    private static String said(Alert.State state) {
        return switch (state) {
            case OPEN -> "a country entered the news";
            case RETRACTED -> "an alert was taken back";
            case UPDATED, ACKNOWLEDGED, SNOOZED, FALSE_POSITIVE, RESOLVED -> "more on a country in the news";
        };
    }
}
