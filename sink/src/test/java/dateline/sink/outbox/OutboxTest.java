package dateline.sink.outbox;

import static dateline.sink.Samples.alert;
import static dateline.sink.Samples.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dateline.contract.record.Alert;
import dateline.contract.record.Alert.State;
import dateline.contract.record.AlertBuilder;
import dateline.sink.Samples;
import dateline.sink.outbox.ChannelState.Condition;
import dateline.sink.sql.Transactions;
import dateline.sink.store.Change;
import dateline.sink.store.Change.Alerted;
import dateline.sink.store.Change.Annotated;
import dateline.sink.store.Pools;
import dateline.sink.store.PostgresKept;
import dateline.sink.store.PostgresStorage;
import dateline.sink.store.Route;
import dateline.sink.store.Storage;
import dateline.testsupport.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final List<Route> ROUTES =
            List.of(new Route("hook", true, false), new Route("named", false, false), new Route("pager", false, true));
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration GIVE_UP = Duration.ofDays(3);

    private static TestDatabase database;
    private static HikariDataSource pool;

    private final Instant now = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    private final Transactions transactions = new Transactions(pool, 2);
    private final ChannelStates states = new ChannelStates(transactions, GIVE_UP);
    private final Storage storage = new PostgresStorage(pool, ROUTES);
    private final PostgresKept kept = new PostgresKept(database.dataSource());
    private final Outbox outbox = new Outbox(
            transactions,
            new Retries(
                    LEASE,
                    new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(30)),
                    GIVE_UP,
                    Duration.ofHours(1),
                    new SplittableRandom(1)));

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
        pool = Pools.of(database.jdbcUrl(), database.user(), database.password());
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @BeforeEach
    void empty() {
        kept.clear();
        for (String name : List.of("hook", "named", "pager")) {
            states.configured(name, "webhook", "1", now);
        }
    }

    @Test
    void whatWasTaken_isNobodyElses_untilItsLeaseEnds() {
        store(alert("x", 1, State.OPEN, now));
        Claim first = one(take("hook", now));
        assertThat(first.alert()).isEqualTo(alert("x", 1, State.OPEN, now));
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(take("hook", now.plusSeconds(29))).isEmpty();

        Claim second = one(take("hook", now.plusSeconds(30)));
        assertThat(second.attempt()).isEqualTo(2);
        outbox.delivered(List.of(first), now.plusSeconds(31));
        assertThat(pending("hook"))
                .as("whoever's lease has ended says nothing any more")
                .isEqualTo(1);
        outbox.delivered(List.of(second), now.plusSeconds(31));
        assertThat(take("hook", now.plus(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void laterRevision_waitsForTheEarlier_andOtherAlertsDoNot() {
        store(
                alert("x", 1, State.OPEN, now),
                alert("x", 2, State.UPDATED, now),
                alert("x", 3, State.RETRACTED, now),
                alert("y", 1, State.OPEN, now));
        List<List<Claim>> taken = take("hook", now);
        assertThat(ids(taken)).containsExactlyInAnyOrder("x.1", "y.1");
        outbox.rejected(claim(taken, "x"), "no", now);
        assertThat(take("hook", now)).as("it is tried again later").isEmpty();
        for (String id : List.of("x.1", "x.2", "x.3")) {
            List<List<Claim>> next = take("hook", now.plusSeconds(40));
            assertThat(ids(next)).filteredOn(i -> i.startsWith("x")).containsExactly(id);
            outbox.delivered(claim(next, "x"), now.plusSeconds(40));
        }
    }

    @Test
    void namedChannels_areTold_othersAreNot_andThoseThatNobodyKnowsKeepTheirs() {
        store(named("x", "named", "nobody"), alert("y", 1, State.OPEN, now));
        assertThat(ids(take("named", now))).containsExactly("x.1");
        assertThat(ids(take("hook", now))).containsExactly("y.1");
        assertThat(state("nobody").state()).isEqualTo(Condition.UNKNOWN);
        assertThat(state("nobody").reason()).contains("watch default names it");
        assertThat(pending("nobody")).isEqualTo(1);

        states.configured("nobody", "webhook", "1", now);
        assertThat(ids(take("nobody", now))).containsExactly("x.1");
    }

    @Test
    void silentRecords_andWhatIsNoNews_areToldToNobody() {
        AlertBuilder silent = draft("x", 1, State.OPEN, now);
        silent.silent(true);
        store(
                silent.build(),
                alert("y", 1, State.ACKNOWLEDGED, now),
                alert("z", 1, State.RESOLVED, now),
                alert("r", 1, State.RETRACTED, now));
        assertThat(kept.count("delivery")).isZero();
    }

    @Test
    void whoeverKeepsAccount_isToldOfEveryEnd_ofWhatItWasTold() {
        AlertBuilder open = draft("x", 1, State.OPEN, now);
        open.channels(List.of("pager", "named"));
        AlertBuilder over = draft("x", 2, State.RESOLVED, now);
        over.channels(open.channels());
        over.silent(true);
        AlertBuilder other = draft("y", 1, State.RESOLVED, now);
        other.channels(open.channels());
        store(open.build(), over.build(), other.build());
        assertThat(kept.strings("select alert_id || ' ' || channel || ' ' || event from delivery order by 1"))
                .containsExactly("x named OPEN", "x pager OPEN", "x pager RESOLVED");
    }

    @Test
    void replay_tellsNobodyAgain_andNothingOlderThanWhatWasTold() {
        store(alert("x", 2, State.UPDATED, now));
        store(alert("x", 2, State.UPDATED, now), alert("x", 1, State.OPEN, now));
        assertThat(ids(take("hook", now))).containsExactly("x.2");
        assertThat(kept.count("delivery")).isEqualTo(1);
    }

    @Test
    void quietHours_delay() {
        AlertBuilder draft = draft("x", 1, State.OPEN, now);
        draft.deliverAfter(now.plus(Duration.ofHours(8)));
        store(draft.build());
        assertThat(take("hook", now.plus(Duration.ofHours(7)))).isEmpty();
        assertThat(take("hook", now.plus(Duration.ofHours(8)))).hasSize(1);
    }

    @Test
    void digest_isOneMessageForPeople_andManyForPrograms() {
        for (String id : List.of("x", "y", "z")) {
            store(digest(id, "hook", "named"));
        }
        AlertBuilder other = draft("w", 1, State.OPEN, now);
        other.watchId("other");
        other.deliverAfter(now.plusSeconds(60));
        other.digest(true);
        store(other.build());
        Instant seven = now.plusSeconds(60);
        assertThat(outbox.take("hook", true, 9, seven.minusSeconds(1))).isEmpty();
        assertThat(outbox.take("hook", true, 9, seven)).extracting(List::size).containsExactlyInAnyOrder(3, 1);
        assertThat(outbox.take("named", false, 9, seven)).extracting(List::size).containsExactly(1, 1, 1);
    }

    @Test
    void whatIsOverBeforeItWasTold_isLeftOutForPeople_andToldToPrograms() {
        List<Alert> life =
                List.of(named("x", 1, State.OPEN), named("x", 2, State.UPDATED), named("x", 3, State.RETRACTED));
        life.forEach(this::store);
        assertThat(outbox.take("named", true, 9, now)).isEmpty();
        assertThat(kept.strings("select distinct state from delivery where channel = 'named'"))
                .containsExactly("SKIPPED");
        assertThat(ids(outbox.take("hook", false, 9, now))).containsExactly("x.1");
    }

    @Test
    void whatMayHaveArrived_isTakenBackForPeopleToo() {
        store(named("x", 1, State.OPEN));
        outbox.rejected(outbox.take("named", true, 9, now).getFirst(), "lost on the way", now);
        store(named("x", 2, State.RETRACTED));
        Instant later = now.plusSeconds(5);
        List<List<Claim>> open = outbox.take("named", true, 9, later);
        assertThat(ids(open)).containsExactly("x.1");
        outbox.delivered(open.getFirst(), later);
        assertThat(ids(outbox.take("named", true, 9, later))).containsExactly("x.2");
    }

    @Test
    void ofSeveralUpdates_peopleGetTheLast() {
        store(named("x", 1, State.OPEN), named("x", 2, State.UPDATED), named("x", 3, State.UPDATED));
        assertThat(ids(outbox.take("named", true, 9, now))).containsExactly("x.3");
    }

    @Test
    void people_getTheArticlesTexts() {
        Alert alert = named("x", 1, State.OPEN);
        storage.store(List.of(new Annotated(Samples.article("x")), new Alerted(alert)));
        assertThat(outbox.take("named", true, 9, now).getFirst().getFirst().texts())
                .containsEntry(Samples.articleId("x"), "Kenya and Mali sign a treaty");
    }

    @Test
    void channelThatFails_isLeftAlone_everLonger_andProbedWithOneMessage() {
        store(alert("x", 1, State.OPEN, now), alert("y", 1, State.OPEN, now), alert("z", 1, State.OPEN, now));
        List<List<Claim>> taken = take("hook", now);
        assertThat(taken).hasSize(3);
        taken.forEach(m -> outbox.failed(m, "refused", null, now));
        assertThat(state("hook").failures()).as("they failed together").isEqualTo(1);
        assertThat(state("hook").state()).isEqualTo(Condition.FAILING);

        Instant time = now;
        for (int failures = 2; failures < 8; failures++) {
            Duration paused = Duration.ofSeconds(1L << (failures - 2));
            assertThat(take("hook", time.plus(paused.multipliedBy(7).dividedBy(10))))
                    .isEmpty();
            time = time.plus(paused.multipliedBy(13).dividedBy(10));
            List<List<Claim>> probe = take("hook", time);
            assertThat(probe).hasSize(1);
            assertThat(take("hook", time)).as("one probe at a time").isEmpty();
            outbox.failed(probe.getFirst(), "refused", null, time);
            assertThat(state("hook").failures()).isEqualTo(failures);
        }
        time = time.plus(Duration.ofMinutes(5));
        outbox.delivered(take("hook", time).getFirst(), time);
        assertThat(state("hook").state()).isEqualTo(Condition.OK);
        assertThat(state("hook").lastSuccess()).isEqualTo(time);
        assertThat(take("hook", time.plus(Duration.ofMinutes(5)))).hasSize(2);
    }

    @Test
    void retryAfter_holdsUpTheWholeChannel() {
        store(alert("x", 1, State.OPEN, now));
        outbox.failed(take("hook", now).getFirst(), "busy", Duration.ofMinutes(10), now);
        store(alert("y", 1, State.OPEN, now));
        assertThat(take("hook", now.plusSeconds(599))).isEmpty();
        assertThat(take("hook", now.plusSeconds(600))).hasSize(1);
    }

    @Test
    void oneThatIsRefused_doesNotHoldUpTheOthers_andIsGivenUpAfterThreeDays() {
        store(alert("x", 1, State.OPEN, now), alert("x", 2, State.UPDATED, now));
        Instant time = now;
        while (state("hook").givenUp() == 0) {
            for (List<Claim> message : take("hook", time)) {
                outbox.rejected(message, "answered with status 400", time);
            }
            time = time.plus(Duration.ofMinutes(20));
            if (time.isBefore(now.plus(Duration.ofHours(1)))) {
                store(alert("y" + time, 1, State.OPEN, now));
                outbox.delivered(claim(take("hook", time), "y" + time), time);
            }
        }
        assertThat(kept.strings(
                        "select state || ' ' || last_error from delivery where alert_id = 'x' and revision = 1"))
                .containsExactly("GIVEN_UP answered with status 400");
        assertThat(state("hook").givenUp()).isEqualTo(1);
        assertThat(state("hook").state()).as("others arrived").isEqualTo(Condition.OK);
        assertThat(ids(take("hook", time))).as("the next may go").containsExactly("x.2");
    }

    @Test
    void threeDaysOfNothingButFailures_disable_withANotice_andNothingElseIsLost() {
        store(alert("x", 1, State.OPEN, now));
        Instant time = now;
        int attempts = 0;
        while (state("hook").state() != Condition.DISABLED) {
            for (List<Claim> message : take("hook", time)) {
                attempts++;
                outbox.failed(message, "refused", null, time);
            }
            time = time.plus(Duration.ofMinutes(1));
        }
        assertThat(Duration.between(now, time)).isBetween(GIVE_UP, GIVE_UP.plusHours(1));
        assertThat(attempts).isBetween(100, 250);
        assertThat(state("hook").reason()).contains("nothing has arrived for 72 h", "refused");
        assertThat(states.takeNotice(time, LEASE))
                .hasValueSatisfying(n -> assertThat(n.text()).startsWith("is disabled"));

        store(alert("y", 1, State.OPEN, now));
        assertThat(take("hook", time.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(states.enable("hook", time)).isTrue();
        assertThat(ids(take("hook", time))).doesNotContain("x.1");
        assertThat(state("hook").state()).isEqualTo(Condition.OK);
    }

    @Test
    void anHourOfFailures_isWorthANotice_once() {
        store(alert("x", 1, State.OPEN, now));
        List<String> notices = new ArrayList<>();
        for (Instant time = now;
                time.isBefore(now.plus(Duration.ofHours(5)));
                time = time.plus(Duration.ofMinutes(1))) {
            for (List<Claim> message : take("hook", time)) {
                outbox.failed(message, "refused", null, time);
            }
            states.takeNotice(time, LEASE).ifPresent(n -> {
                notices.add(n.text());
                states.noticed(n);
            });
        }
        assertThat(notices).singleElement().asString().contains("has failed since", "refused");
    }

    @Test
    void channelThatIsGone_isDisabledAtOnce_andKeepsWhatWaits_untilItsSettingsChange() {
        store(alert("x", 1, State.OPEN, now));
        outbox.gone(take("hook", now).getFirst(), "answered with status 410", now);
        assertThat(state("hook").state()).isEqualTo(Condition.DISABLED);
        assertThat(state("hook").pending()).isEqualTo(1);
        assertThat(take("hook", now.plus(Duration.ofDays(1)))).isEmpty();

        states.configured("hook", "webhook", "1", now);
        assertThat(state("hook").state()).as("the same settings").isEqualTo(Condition.DISABLED);
        states.configured("hook", "webhook", "2", now);
        assertThat(ids(take("hook", now))).containsExactly("x.1");
    }

    @Test
    void channelThatIsEnabledTooLate_givesUpWhatIsTooOld_visibly() {
        store(alert("x", 1, State.OPEN, now));
        outbox.gone(take("hook", now).getFirst(), "answered with status 410", now);
        Instant late = now.plus(GIVE_UP).plusSeconds(60);
        assertThat(states.enable("hook", late)).isTrue();
        assertThat(take("hook", late)).isEmpty();
        assertThat(state("hook").givenUp()).isEqualTo(1);
        assertThat(states.enable("nobody", late)).isFalse();
    }

    @Test
    void channelThatIsNoLongerConfigured_isUnknown_andKeepsWhatWaits() {
        store(alert("x", 1, State.OPEN, now));
        states.configuredAre(List.of("named", "pager"), now);
        assertThat(state("hook").state()).isEqualTo(Condition.UNKNOWN);
        assertThat(state("named").state()).isEqualTo(Condition.OK);
        assertThat(pending("hook")).isEqualTo(1);
    }

    private Alert digest(String id, String... channels) {
        AlertBuilder draft = draft(id, 1, State.OPEN, now);
        draft.channels(List.of(channels));
        draft.deliverAfter(now.plusSeconds(60));
        draft.digest(true);
        return draft.build();
    }

    private Alert named(String id, String... channels) {
        AlertBuilder draft = draft(id, 1, State.OPEN, now);
        draft.channels(List.of(channels));
        return draft.build();
    }

    private Alert named(String id, int revision, State state) {
        AlertBuilder draft = draft(id, revision, state, now);
        draft.channels(List.of("named", "hook"));
        return draft.build();
    }

    private void store(Alert... alerts) {
        storage.store(List.of(alerts).stream().<Change>map(Alerted::new).toList());
    }

    private List<List<Claim>> take(String channel, Instant time) {
        return outbox.take(channel, false, 9, time);
    }

    private static Claim one(List<List<Claim>> taken) {
        assertThat(taken).hasSize(1);
        return taken.getFirst().getFirst();
    }

    private static List<Claim> claim(List<List<Claim>> taken, String alert) {
        return taken.stream()
                .filter(m -> m.getFirst().alertId().equals(alert))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(List<List<Claim>> taken) {
        return taken.stream()
                .flatMap(List::stream)
                .map(c -> c.alertId() + "." + c.revision())
                .toList();
    }

    private ChannelState state(String channel) {
        return states.list().stream()
                .filter(s -> s.name().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private long pending(String channel) {
        return state(channel).pending();
    }
}
