package dateline.console;

import dateline.console.SampleRows.Story;
import dateline.contract.record.Alert;
import dateline.contract.record.AlertAction;
import dateline.contract.record.AlertBuilder;
import dateline.contract.record.ArticleIds;
import dateline.contract.record.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Alerts in each state that people see. */
final class SampleAlerts {
    private SampleAlerts() {}

    static Alert.Source source(Story story, String words, Instant seen) {
        return new Alert.Source(
                story.id(),
                story.outlet(),
                story.title(),
                story.url(),
                "story-" + story.id(),
                seen,
                SampleRows.evidence(story, words),
                story.outlet());
    }

    static AlertBuilder of(String country, String name, Instant at, List<Alert.Source> sources) {
        AlertBuilder draft = AlertBuilder.builder()
                .id(ArticleIds.hash("alert", country, at.toString()))
                .watchId("default")
                .watchVersion(1)
                .watchName("Any country")
                .state(Alert.State.OPEN)
                .country(country)
                .countryName(name)
                .episode(1)
                .at(at)
                .lastMention(null)
                .window(Duration.ofDays(7))
                .why(name + " is in the news for the first time in 7 days.")
                .articles(sources);
        draft.revision(1);
        draft.updated(at);
        draft.mode(Watch.Mode.NOVEL);
        draft.level(sources.size() > 1 ? Watch.Level.CORROBORATED : Watch.Level.UNCONFIRMED);
        draft.publishers(sources.size());
        draft.mentions(sources.size());
        draft.entries(List.of(new Alert.Entry(country, name, 1, at, null)));
        draft.baseline(new Alert.Baseline(at.minus(Duration.ofDays(43)), 7, null, null, null));
        draft.gaps(List.of());
        return draft;
    }

    /** One with everything: two publishers, a group, a gap, a history. */
    static void corroborated(SampleRows rows, Instant now) {
        List<Story> stories = SampleStories.ALL;
        Instant at = now.minus(Duration.ofMinutes(26));
        AlertBuilder draft = of("ML", "Mali", at, List.of(source(stories.get(0), "Mali", at)));
        draft.watchId("sahel");
        draft.watchName("Sahel, for the Africa desk");
        draft.window(Duration.ofDays(30));
        draft.lastMention(now.minus(Duration.ofDays(43)));
        draft.why("Mali is in the news for the first time in 43 days, told by two publishers within 14 minutes.");
        draft.gaps(List.of(new Alert.Gap(
                "rhein-zeitung",
                now.minus(Duration.ofDays(3)),
                now.minus(Duration.ofDays(3)).plusSeconds(26_000))));
        draft.baseline(new Alert.Baseline(now.minus(Duration.ofDays(120)), 29.7, null, null, null));
        rows.alert(draft.build());
        draft.revision(2);
        draft.state(Alert.State.UPDATED);
        draft.updated(now.minus(Duration.ofMinutes(12)));
        draft.articles(List.of(
                source(stories.get(0), "Mali", at),
                source(stories.get(5), "Kiribati", now.minus(Duration.ofMinutes(12)))));
        draft.level(Watch.Level.CORROBORATED);
        draft.publishers(2);
        draft.mentions(2);
        rows.alert(draft.build());
        draft.revision(3);
        draft.updated(now.minus(Duration.ofMinutes(9)));
        draft.entries(List.of(
                new Alert.Entry("ML", "Mali", 1, at, draft.lastMention()),
                new Alert.Entry("NE", "Niger", 2, now.minus(Duration.ofMinutes(9)), now.minus(Duration.ofDays(51))),
                new Alert.Entry("BF", "Burkina Faso", 1, now.minus(Duration.ofMinutes(9)), null)));
        rows.alert(draft.build());
    }

    static void ended(SampleRows rows, Instant now) {
        List<Story> stories = SampleStories.ALL;
        Instant at = now.minus(Duration.ofHours(7));
        AlertBuilder draft = of("BT", "Bhutan", at, List.of(source(stories.get(11), "Bhutan", at)));
        rows.alert(draft.build());
        draft.revision(2);
        draft.state(Alert.State.RETRACTED);
        draft.updated(at.plusSeconds(4_000));
        draft.publishers(0);
        draft.mentions(0);
        draft.reason("The only article behind it was corrected and no longer mentions Bhutan.");
        rows.alert(draft.build());
        Instant earlier = now.minus(Duration.ofHours(3));
        AlertBuilder seen = of("JO", "Jordan", earlier, List.of(source(stories.get(2), "الأردن", earlier)));
        rows.alert(seen.build());
        seen.revision(2);
        seen.state(Alert.State.ACKNOWLEDGED);
        seen.updated(earlier.plusSeconds(600));
        seen.silent(true);
        seen.feedback(new Alert.Feedback(AlertAction.Kind.ACKNOWLEDGE, "Ada", earlier.plusSeconds(600), null, null));
        rows.alert(seen.build());
    }

    static void surge(SampleRows rows, Instant now) {
        Story story = SampleStories.ALL.get(5);
        AlertBuilder draft = of("KI", "Kiribati", now, List.of(source(story, "Kiribati", now)));
        draft.watchId("surges");
        draft.watchName("Surges anywhere");
        draft.mode(Watch.Mode.SURGE);
        draft.lastMention(now.minus(Duration.ofHours(5)));
        draft.why("Nine articles of four publishers mention Kiribati within two hours; 0.4 were to be expected.");
        draft.baseline(new Alert.Baseline(now.minus(Duration.ofDays(60)), 28, 9, 0.4, 3e-9));
        draft.publishers(4);
        draft.mentions(9);
        draft.level(Watch.Level.CORROBORATED);
        rows.alert(draft.build());
    }
}
