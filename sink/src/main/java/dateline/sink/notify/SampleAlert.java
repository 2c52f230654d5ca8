package dateline.sink.notify;

import dateline.contract.record.Alert;
import dateline.contract.record.AlertBuilder;
import dateline.contract.record.Country;
import dateline.contract.record.Field;
import dateline.contract.record.Watch;
import dateline.sink.message.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An alert that says of itself that it is a test. */
final class SampleAlert {
    private static final String TITLE = "This is a test: Kenya is mentioned here";
    private static final String TEXT = "This article does not exist. Its second sentence mentions Kenya. It ends here.";

    private SampleAlert() {}

    static Delivery at(Instant now) {
        String id = "test-" + now.toEpochMilli();
        AlertBuilder draft = AlertBuilder.builder()
                .id(id)
                .watchId("test")
                .watchVersion(1)
                .watchName("Test of a channel")
                .state(Alert.State.OPEN)
                .country("KE")
                .countryName("Kenya")
                .episode(1)
                .at(now)
                .lastMention(now.minus(Duration.ofDays(43)))
                .window(Duration.ofDays(7))
                .why("This is a test: first mention in 43 days.")
                .articles(List.of(source(now)));
        draft.revision(1);
        draft.updated(now);
        draft.mode(Watch.Mode.NOVEL);
        draft.level(Watch.Level.UNCONFIRMED);
        draft.publishers(1);
        draft.mentions(1);
        draft.entries(List.of(new Alert.Entry("KE", "Kenya", 1, now, now.minus(Duration.ofDays(43)))));
        draft.gaps(List.of());
        return new Delivery.Alerts(
                List.of(new Delivery.Event(Delivery.Event.id(id, 1), draft.build(), Map.of("test", TEXT))));
    }

    private static Alert.Source source(Instant now) {
        int start = TEXT.indexOf("Kenya");
        return new Alert.Source(
                "test",
                "The Example",
                TITLE,
                "https://example.org/test",
                "test",
                now,
                List.of(new Country.Evidence(Field.TEXT, start, start + 5, "Kenya", Country.How.NAME, null)),
                "example.org");
    }
}
