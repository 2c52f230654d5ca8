package dateline.enrich.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.Alert;
import dateline.contract.record.Watch.Mode;
import dateline.enrich.alert.memory.Evidence;
import dateline.enrich.alert.memory.Evidence.Support;
import dateline.enrich.alert.memory.Memory;
import dateline.enrich.alert.rule.Decision.Add;
import dateline.enrich.alert.rule.Decision.Beside;
import dateline.enrich.alert.rule.Decision.Collect;
import dateline.enrich.alert.rule.Decision.Ending;
import dateline.enrich.alert.rule.Decision.Enter;
import dateline.enrich.alert.rule.Decision.Telling;
import dateline.enrich.alert.rule.Decision.Way;
import dateline.enrich.alert.rule.Question.Open;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules one by one. */
class RulesTest {
    private static final long WINDOW = 1000;
    private static final long NOW = 50_000;
    private static final Memory NEVER_SEEN = Memory.of(Memory.NEVER, 0);
    private static final Alert.Baseline SURGE = new Alert.Baseline(Instant.EPOCH, 28.0, 9, 1.0, 1e-6);

    @Test
    void whatCameTooOldOrTooEarlyOrWhileLearning_isOnlyRemembered() {
        for (Outcome against : List.of(Outcome.OLD, Outcome.EARLY, Outcome.LEARNING)) {
            assertThat(Rules.mention(new Ask().against(against).ask())).isEqualTo(new Beside(against));
        }
    }

    @Test
    void novel_isNewsAfterTheWindow_notBefore() {
        assertThat(Rules.mention(new Ask().last(NOW - WINDOW + 1).ask())).isEqualTo(new Beside(Outcome.KNOWN));
        assertThat(Rules.mention(new Ask().last(NOW - WINDOW).ask())).isEqualTo(new Enter(null));
        assertThat(Rules.mention(new Ask().ask())).isEqualTo(new Enter(null));
    }

    @Test
    void firstEver_isNewsOnce() {
        assertThat(Rules.mention(new Ask().mode(Mode.FIRST_EVER).last(1).ask())).isEqualTo(new Beside(Outcome.KNOWN));
        assertThat(Rules.mention(new Ask().mode(Mode.FIRST_EVER).ask())).isEqualTo(new Enter(null));
    }

    @Test
    void nothingIsNews_whileTheCountryCoolsDown() {
        assertThat(Rules.mention(new Ask().quietUntil(NOW + 1).ask())).isEqualTo(new Beside(Outcome.COOL_DOWN));
        assertThat(Rules.mention(new Ask().quietUntil(NOW).ask())).isEqualTo(new Enter(null));
    }

    @Test
    void watchThatWantsTwoPublishers_collectsUntilTheSecond() {
        assertThat(Rules.mention(new Ask().wantsTwo().after("A").ask()))
                .isEqualTo(new Collect(Outcome.UNCORROBORATED, null));
        assertThat(Rules.mention(new Ask()
                        .wantsTwo()
                        .open(Open.COLLECTED)
                        .before("A")
                        .after("A", "A")
                        .ask()))
                .isEqualTo(new Collect(Outcome.UNCORROBORATED, null));
        assertThat(Rules.mention(new Ask()
                        .wantsTwo()
                        .open(Open.COLLECTED)
                        .before("A")
                        .after("A", "B")
                        .ask()))
                .isEqualTo(new Enter(null));
    }

    @Test
    void surge_collectsUntilItIsOne_whateverWasSeenBefore() {
        assertThat(Rules.mention(new Ask().mode(Mode.SURGE).last(NOW).ask()))
                .isEqualTo(new Collect(Outcome.NO_SURGE, null));
        assertThat(Rules.mention(new Ask().mode(Mode.SURGE).last(NOW).surge().ask()))
                .isEqualTo(new Enter(SURGE));
        assertThat(Rules.mention(
                        new Ask().mode(Mode.SURGE).wantsTwo().after("A").surge().ask()))
                .isEqualTo(new Collect(Outcome.UNCORROBORATED, SURGE));
    }

    @Test
    void moreOfAnAlert_isTold_whenTheLevelChanges() {
        assertThat(Rules.mention(added("A").after("A", "B").ask())).isEqualTo(new Add(Telling.ALOUD, false));
    }

    @Test
    void moreOfAnAlert_isShown_upToTheSixthPublisher() {
        assertThat(Rules.mention(added("A", "B", "C", "D", "E")
                        .after("A", "B", "C", "D", "E", "F")
                        .ask()))
                .isEqualTo(new Add(Telling.SILENTLY, false));
        assertThat(Rules.mention(added("A", "B", "C", "D", "E", "F")
                        .after("A", "B", "C", "D", "E", "F", "G")
                        .ask()))
                .isEqualTo(new Add(Telling.KEPT, false));
        assertThat(Rules.mention(added("A", "B").after("A", "B", "B").ask())).isEqualTo(new Add(Telling.KEPT, false));
    }

    @Test
    void moreOfAnAlertThatIsFull_changesNothing() {
        assertThat(Rules.mention(added("A", "B").ask())).isEqualTo(new Add(Telling.NOT, false));
    }

    @Test
    void moreOfASurge_saysWhetherItGoesOn() {
        assertThat(Rules.mention(added("A", "B").mode(Mode.SURGE).surge().ask()))
                .isEqualTo(new Add(Telling.NOT, true));
        assertThat(Rules.mention(added("A", "B").mode(Mode.SURGE).ask())).isEqualTo(new Add(Telling.NOT, false));
    }

    @Test
    void newsJoinsItsStoryBeforeAllElse_thenRaises_thenIsHeldBack() {
        assertThat(Rules.way(true, true, true)).isEqualTo(Way.JOIN_STORY);
        assertThat(Rules.way(false, false, false)).isEqualTo(Way.RAISE);
        assertThat(Rules.way(false, true, false)).isEqualTo(Way.HOLD);
        assertThat(Rules.way(false, true, true)).isEqualTo(Way.JOIN_HELD);
    }

    @Test
    void alertEnds_withTheLastOfItsEpisodes_andIsForgottenIfNobodyHeardOfIt() {
        assertThat(Rules.quiet(true, false)).isEqualTo(Ending.GOES_ON);
        assertThat(Rules.quiet(true, true)).isEqualTo(Ending.RESOLVED);
        assertThat(Rules.quiet(false, true)).isEqualTo(Ending.FORGOTTEN);
    }

    @Test
    void alertOfWhichNothingIsLeft_isRetracted_whatIsLeftGoesOnOrIsResolved() {
        assertThat(Rules.takenBack(true, false, true)).isEqualTo(Ending.RETRACTED);
        assertThat(Rules.takenBack(false, false, true)).isEqualTo(Ending.FORGOTTEN);
        assertThat(Rules.takenBack(true, true, true)).isEqualTo(Ending.RESOLVED);
        assertThat(Rules.takenBack(true, true, false)).isEqualTo(Ending.GOES_ON);
    }

    private static Ask added(String... publishers) {
        return new Ask().open(Open.NEWS).before(publishers);
    }

    /** Something to ask: a country that was never seen, of a watch for what is new, of one publisher. */
    private static final class Ask {
        private Mode mode = Mode.NOVEL;
        private boolean two;
        private @Nullable Outcome against;
        private Memory memory = NEVER_SEEN;
        private Open open = Open.NONE;
        private Evidence before = Evidence.none();
        private @Nullable Evidence after;
        private Alert.@Nullable Baseline surge;

        Ask mode(Mode as) {
            mode = as;
            return this;
        }

        Ask wantsTwo() {
            two = true;
            return this;
        }

        Ask against(Outcome outcome) {
            against = outcome;
            return this;
        }

        Ask last(long time) {
            memory = Memory.of(time, 0);
            return this;
        }

        Ask quietUntil(long time) {
            memory = NEVER_SEEN.takenBack(time);
            return this;
        }

        Ask open(Open as) {
            open = as;
            return this;
        }

        Ask before(String... publishers) {
            before = evidence(publishers);
            return this;
        }

        Ask after(String... publishers) {
            after = evidence(publishers);
            return this;
        }

        Ask surge() {
            surge = SURGE;
            return this;
        }

        private static Evidence evidence(String... publishers) {
            Evidence evidence = Evidence.none();
            for (int i = 0; i < publishers.length; i++) {
                String id = "a" + i;
                evidence = evidence.with(
                        new Support(id, publishers[i], NOW, NOW, "", "ML"),
                        new Alert.Source(id, "o", "t", "u", "s", Instant.EPOCH, List.of(), publishers[i]));
            }
            return evidence;
        }

        Question ask() {
            return new Question(
                    mode, WINDOW, two, against, NOW, NOW, memory, open, before, after == null ? before : after, surge);
        }
    }
}
