package dateline.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.record.FeedState.Push;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String HUB = "https://hub.example/";
    private static final String TOPIC = "https://news.example/feed";
    private static final Discovery ANNOUNCED = new Discovery(List.of(HUB), TOPIC);
    private static final Discovery NO_HUB = new Discovery(List.of(), TOPIC);
    private static final Duration TEN_DAYS = Duration.ofDays(10);

    @Test
    void feedWithoutHub_isNotSubscribedTo() {
        assertThat(Subscriptions.toRequest(null, NO_HUB, NOW)).isEmpty();
        assertThat(Subscriptions.toRequest(null, null, NOW)).isEmpty();
    }

    @Test
    void announcedHub_isAskedAtOnce_andReliedUponOnceItHasConfirmed() {
        Push asked = Subscriptions.toRequest(null, ANNOUNCED, NOW).orElseThrow();

        assertThat(asked).isEqualTo(new Push(HUB, TOPIC, NOW, null, null, false));
        assertThat(Subscriptions.reliesOn(asked, NOW)).isFalse();
        Push confirmed = Subscriptions.confirmed(asked, 864_000L, NOW);
        assertThat(Subscriptions.reliesOn(confirmed, NOW)).isTrue();
        assertThat(Subscriptions.reliesOn(confirmed, after(TEN_DAYS))).isFalse();
    }

    @Test
    void ofSeveralHubs_theFirstIsAsked_andKeptWhileItIsAmongThem() {
        Discovery two = new Discovery(List.of(HUB, "https://other.example/"), TOPIC);
        Discovery turned = new Discovery(List.of("https://other.example/", HUB), TOPIC);
        Push asked = Subscriptions.toRequest(null, two, NOW).orElseThrow();

        assertThat(asked.hub()).isEqualTo(HUB);
        assertThat(Subscriptions.toRequest(
                        Subscriptions.confirmed(asked, 864_000L, NOW), turned, after(Duration.ofHours(2))))
                .isEmpty();
    }

    @Test
    void hubThatDoesNotConfirm_isAskedAfterAnHour_thenOnceADay() {
        Push first = Subscriptions.toRequest(null, ANNOUNCED, NOW).orElseThrow();
        assertThat(Subscriptions.toRequest(first, ANNOUNCED, after(Duration.ofMinutes(59))))
                .isEmpty();

        Push second = request(first, after(Duration.ofHours(1)));
        assertThat(Subscriptions.toRequest(second, ANNOUNCED, after(Duration.ofHours(24))))
                .isEmpty();
        Push third = request(second, after(Duration.ofHours(25)));
        assertThat(Subscriptions.due(third)).isEqualTo(after(Duration.ofHours(49)));
        assertThat(Subscriptions.reliesOn(Subscriptions.confirmed(third, 864_000L, NOW), NOW))
                .as("confirmed at last")
                .isTrue();
    }

    @Test
    void hubThatRefused_isAskedAgainAfterADay() {
        Push refused = Subscriptions.ended(confirmed(TEN_DAYS), NOW);

        assertThat(Subscriptions.reliesOn(refused, NOW)).isFalse();
        assertThat(Subscriptions.toRequest(refused, ANNOUNCED, after(Duration.ofHours(23))))
                .isEmpty();
        assertThat(Subscriptions.toRequest(refused, ANNOUNCED, after(Duration.ofHours(24))))
                .isPresent();
    }

    @Test
    void lease_isRenewedWhenAFifthOfItIsLeft_alsoWhereTheFeedWasNotModified() {
        Push push = confirmed(TEN_DAYS);

        assertThat(Subscriptions.toRequest(
                        push, ANNOUNCED, after(Duration.ofDays(8).minusSeconds(1))))
                .isEmpty();
        Push renewed =
                Subscriptions.toRequest(push, null, after(Duration.ofDays(8))).orElseThrow();
        assertThat(renewed.until()).as("the old lease goes on meanwhile").isEqualTo(push.until());
        assertThat(Subscriptions.reliesOn(renewed, after(Duration.ofDays(8)))).isTrue();
    }

    @Test
    void renewalThatIsNotConfirmed_isAskedForAgainWhenAFifthOfTheRestIsLeft() {
        Push renewed = request(confirmed(TEN_DAYS), after(Duration.ofDays(8)));
        Instant fifthOfTheRest = after(TEN_DAYS.minus(Duration.ofDays(2).dividedBy(5)));

        assertThat(Subscriptions.due(renewed)).isEqualTo(fifthOfTheRest);
        assertThat(Subscriptions.due(Subscriptions.confirmed(renewed, 864_000L, after(Duration.ofDays(8)))))
                .as("confirmed")
                .isEqualTo(after(Duration.ofDays(16)));
    }

    @Test
    void shortLease_isRenewedAnHourBeforeItsEnd_orHalfWay() {
        assertThat(Subscriptions.due(confirmed(Duration.ofHours(3)))).isEqualTo(after(Duration.ofHours(2)));
        assertThat(Subscriptions.due(confirmed(Duration.ofMinutes(30)))).isEqualTo(after(Duration.ofMinutes(15)));
        assertThat(Subscriptions.due(confirmed(Duration.ofSeconds(1)))).isEqualTo(after(Duration.ofMinutes(5)));
    }

    @Test
    void leaseThatRanOut_isAskedForAfterAnHour_thenAfterAsLongAsTheHubWasSilent_upToADay() {
        Push push = confirmed(Duration.ofHours(10));
        Instant end = after(Duration.ofHours(10));

        Push first = request(push, end.plus(Duration.ofMinutes(10)));
        assertThat(Subscriptions.due(first)).isEqualTo(end.plus(Duration.ofMinutes(70)));
        Push second = request(first, end.plus(Duration.ofHours(3)));
        assertThat(Subscriptions.due(second)).isEqualTo(end.plus(Duration.ofHours(6)));
        Push third = request(second, end.plus(Duration.ofDays(9)));
        assertThat(Subscriptions.due(third)).isEqualTo(end.plus(Duration.ofDays(10)));
    }

    @Test
    void leaseOfNothingOrForEver_isBounded() {
        Push asked = new Push(HUB, TOPIC, NOW, null, null, false);

        assertThat(Subscriptions.confirmed(asked, null, NOW).until()).isEqualTo(after(Duration.ofDays(1)));
        assertThat(Subscriptions.confirmed(asked, -1L, NOW).until()).isEqualTo(after(Duration.ofDays(1)));
        assertThat(Subscriptions.confirmed(asked, Long.MAX_VALUE, NOW).until()).isEqualTo(after(Duration.ofDays(90)));
    }

    @Test
    void otherHubOrTopic_isFollowed_butNotMoreThanOnceAnHour() {
        Discovery elsewhere = new Discovery(List.of("https://new.example/"), TOPIC);
        Discovery renamed = new Discovery(List.of(HUB), "https://news.example/new");
        Push push = confirmed(TEN_DAYS);

        assertThat(Subscriptions.toRequest(push, elsewhere, after(Duration.ofMinutes(59))))
                .isEmpty();
        assertThat(Subscriptions.toRequest(push, elsewhere, after(Duration.ofHours(1))))
                .contains(new Push("https://new.example/", TOPIC, after(Duration.ofHours(1)), null, null, false));
        assertThat(Subscriptions.toRequest(push, renamed, after(Duration.ofHours(1))))
                .hasValueSatisfying(p -> assertThat(p.topic()).isEqualTo("https://news.example/new"));
    }

    @Test
    void hubThatIsNoLongerAnnounced_isNotAskedAgain_andForgottenWhenItsLeaseIsOver() {
        Push push = confirmed(TEN_DAYS);

        assertThat(Subscriptions.toRequest(push, NO_HUB, after(Duration.ofDays(9))))
                .isEmpty();
        assertThat(Subscriptions.afterPoll(push, NO_HUB, false, after(Duration.ofDays(9))))
                .isEqualTo(push);
        assertThat(Subscriptions.afterPoll(push, NO_HUB, false, after(TEN_DAYS)))
                .isNull();
    }

    @Test
    void hubThatComesAndGoes_isStillNotAskedMoreThanOnceAnHour() {
        Push asked = Subscriptions.toRequest(null, ANNOUNCED, NOW).orElseThrow();

        assertThat(Subscriptions.afterPoll(asked, NO_HUB, true, after(Duration.ofMinutes(59))))
                .isEqualTo(asked);
    }

    @Test
    void newsOfWhichTheHubToldLately_leavesItReliedUpon() {
        Push told = Subscriptions.pushed(confirmed(TEN_DAYS), NOW);

        assertThat(afterNews(told, after(Duration.ofMinutes(10)))).isEqualTo(told);
    }

    @Test
    void newsOfWhichTheHubDidNotTell_endsReliance_untilItTellsAgain() {
        Push silent = afterNews(Subscriptions.pushed(confirmed(TEN_DAYS), NOW), after(Duration.ofMinutes(11)));
        assertThat(Subscriptions.reliesOn(silent, NOW)).isFalse();

        Push renewed = Subscriptions.confirmed(silent, 864_000L, after(Duration.ofDays(8)));
        assertThat(Subscriptions.reliesOn(renewed, after(Duration.ofDays(8))))
                .as("a renewed lease alone proves nothing")
                .isFalse();
        Push again = Subscriptions.pushed(silent, after(Duration.ofDays(1)));
        assertThat(Subscriptions.reliesOn(again, after(Duration.ofDays(1)))).isTrue();
    }

    @Test
    void newsOfWhichTheHubNeverTold_endsReliance() {
        assertThat(Subscriptions.reliesOn(afterNews(confirmed(TEN_DAYS), NOW), NOW))
                .isFalse();
    }

    @Test
    void pollWithoutNews_saysNothingAboutTheHub() {
        Push push = confirmed(TEN_DAYS);

        assertThat(Subscriptions.afterPoll(push, ANNOUNCED, false, after(Duration.ofDays(5))))
                .isEqualTo(push);
    }

    @Test
    void newsBeforeTheHubHasConfirmed_isNotHeldAgainstIt() {
        Push asked = new Push(HUB, TOPIC, NOW, null, null, false);

        assertThat(afterNews(asked, after(Duration.ofMinutes(30)))).isEqualTo(asked);
    }

    @Test
    void pushesOutOfOrder_keepTheLatestTime() {
        Push later = Subscriptions.pushed(confirmed(TEN_DAYS), after(Duration.ofMinutes(1)));

        assertThat(Subscriptions.pushed(later, NOW).lastPush()).isEqualTo(after(Duration.ofMinutes(1)));
    }

    private static @Nullable Push afterNews(Push push, Instant at) {
        return Subscriptions.afterPoll(push, ANNOUNCED, true, at);
    }

    private static Push request(Push push, Instant at) {
        return Subscriptions.toRequest(push, ANNOUNCED, at).orElseThrow();
    }

    private static Push confirmed(Duration lease) {
        return Subscriptions.confirmed(new Push(HUB, TOPIC, NOW, null, null, false), lease.toSeconds(), NOW);
    }

    private static Instant after(Duration time) {
        return NOW.plus(time);
    }
}
