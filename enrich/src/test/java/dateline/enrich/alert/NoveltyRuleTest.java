package dateline.enrich.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.Alert;
import dateline.contract.Article;
import dateline.contract.Country;
import dateline.contract.Mention;
import dateline.contract.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoveltyRuleTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NOW = START.plus(Duration.ofDays(100));

    private final NoveltyRule rule = new NoveltyRule(code -> "Mali");

    @Test
    void countryNeverMentioned_fires() {
        Alert alert = fired(rule.decide(watch(), mention(NOW), Memory.NONE));

        assertThat(alert.why()).isEqualTo("First mention of Mali since this watch began on 2026-03-01.");
        assertThat(alert.episode()).isEqualTo(1);
        assertThat(alert.lastMention()).isNull();
    }

    @Test
    void countryMentionedWithinTheWindow_isKnown() {
        assertQuiet(
                rule.decide(watch(), mention(NOW), new Memory(NOW.minus(Duration.ofDays(6)), 1)),
                Decision.Reason.KNOWN);
    }

    @Test
    void countryAbsentForTheWindow_firesAgain_withTheNextEpisode() {
        Alert alert = fired(rule.decide(watch(), mention(NOW), new Memory(NOW.minus(Duration.ofDays(43)), 1)));

        assertThat(alert.why()).isEqualTo("First mention of Mali in 43 days; the last was on 2026-04-27.");
        assertThat(alert.episode()).isEqualTo(2);
    }

    @Test
    void ids_dependOnTheEpisode_notOnTheArticle() {
        Alert one = fired(rule.decide(watch(), mention(NOW), Memory.NONE));
        Alert same = fired(rule.decide(watch(), mention(NOW.plusSeconds(5)), Memory.NONE));
        Alert next = fired(rule.decide(watch(), mention(NOW), new Memory(START, 1)));

        assertThat(one.id()).isEqualTo(same.id()).isNotEqualTo(next.id());
    }

    @Test
    void articleOldWhenFirstSeen_isRemembered_butNotNews() {
        Mention backfill = mention(NOW.minus(Duration.ofDays(3)), NOW, 1, 0.9);
        Decision decision = rule.decide(watch(), backfill, Memory.NONE);

        assertQuiet(decision, Decision.Reason.OLD);
        assertThat(decision.memory().lastMention()).isEqualTo(NOW.minus(Duration.ofDays(3)));
    }

    @Test
    void edit_isNeitherNewsNorRemembered() {
        Decision decision = rule.decide(watch(), mention(NOW, NOW, 2, 0.9), Memory.NONE);

        assertQuiet(decision, Decision.Reason.EDIT);
        assertThat(decision.memory()).isEqualTo(Memory.NONE);
    }

    @Test
    void weakEvidence_isNeitherNewsNorRemembered() {
        Decision decision = rule.decide(watch(), mention(NOW, NOW, 1, 0.2), Memory.NONE);

        assertQuiet(decision, Decision.Reason.WEAK);
        assertThat(decision.memory()).isEqualTo(Memory.NONE);
    }

    @Test
    void silentWatch_learnsInItsFirstWindow() {
        Decision decision = rule.decide(watch(), mention(START.plus(Duration.ofDays(2))), Memory.NONE);

        assertQuiet(decision, Decision.Reason.LEARNING);
        assertThat(decision.memory().lastMention()).isEqualTo(START.plus(Duration.ofDays(2)));
    }

    @Test
    void watchOfOtherCountries_staysQuiet() {
        Watch w = watch();
        Watch others = new Watch.Draft(
                        w.id(),
                        1,
                        w.name(),
                        w.mode(),
                        w.window(),
                        List.of("NE"),
                        0.5,
                        0,
                        w.maxAge(),
                        START,
                        w.learning())
                .finish();

        assertQuiet(rule.decide(others, mention(NOW), Memory.NONE), Decision.Reason.OTHER_COUNTRY);
    }

    @Test
    void olderMentionArrivingLate_doesNotTurnTheClockBack() {
        Memory memory = new Memory(NOW, 1);

        assertThat(rule.decide(watch(), mention(NOW.minusSeconds(60)), memory).memory())
                .isEqualTo(memory);
    }

    private static Alert fired(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Fire.class);
        return ((Decision.Fire) decision).alert();
    }

    private static void assertQuiet(Decision decision, Decision.Reason reason) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Quiet.class, q -> assertThat(q.reason()).isEqualTo(reason));
    }

    private static Watch watch() {
        return new Watch.Draft(
                        "any",
                        1,
                        "Any country",
                        Watch.Mode.NOVEL,
                        Duration.ofDays(7),
                        List.of(),
                        0.5,
                        0,
                        Duration.ofHours(48),
                        START,
                        Watch.Learning.SILENT)
                .finish();
    }

    private static Mention mention(Instant time) {
        return mention(time, time, 1, 0.9);
    }

    private static Mention mention(Instant published, Instant firstSeen, int revision, double confidence) {
        return new Mention(
                "ML",
                "a" + published,
                revision,
                Article.Kind.NEW,
                "f",
                "Outlet",
                null,
                "en",
                "Title",
                "https://example.org/a",
                "s",
                confidence,
                0.5,
                Country.How.NAME,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                published,
                firstSeen,
                firstSeen);
    }
}
