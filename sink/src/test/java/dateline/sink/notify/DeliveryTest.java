package dateline.sink.notify;

import static dateline.sink.Samples.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dateline.contract.record.Alert;
import dateline.contract.record.Alert.State;
import dateline.runtime.config.DatabaseConnection;
import dateline.runtime.config.Secret;
import dateline.runtime.topic.KafkaConnection;
import dateline.sink.channel.ChannelConfig;
import dateline.sink.channel.ChannelMaker;
import dateline.sink.channel.Receiver;
import dateline.sink.message.MessageLinks;
import dateline.sink.outbox.Backoff;
import dateline.sink.outbox.ChannelState;
import dateline.sink.outbox.ChannelState.Condition;
import dateline.sink.outbox.ChannelStates;
import dateline.sink.outbox.Outbox;
import dateline.sink.outbox.Retries;
import dateline.sink.sql.PostgresPool;
import dateline.sink.sql.Transactions;
import dateline.sink.store.Change;
import dateline.sink.store.PostgresStorage;
import dateline.sink.store.Route;
import dateline.testsupport.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From the outbox to receivers that misbehave, by a clock that the test turns. */
@Timeout(180)
class DeliveryTest {
    private final AtomicReference<Instant> time =
            new AtomicReference<>(Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.SECONDS));
    private final InstantSource clock = time::get;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Receiver> receivers = new ArrayList<>();
    private final List<NamedChannel> channels = new ArrayList<>();
    private HikariDataSource pool;
    private PostgresStorage storage;
    private Outbox outbox;
    private ChannelStates states;

    @BeforeEach
    void open() {
        TestDatabase database = TestDatabase.create();
        DatabaseConnection connection =
                new DatabaseConnection(database.jdbcUrl(), database.user(), new Secret(database.password()));
        pool = PostgresPool.create("test", connection, 6);
        storage = new PostgresStorage(pool, List.of(new Route("hook", true, false), new Route("other", true, false)));
        Transactions transactions = new Transactions(pool, 5);
        states = new ChannelStates(transactions, Channels.GIVE_UP_AFTER);
        Retries retries = new Retries(
                Duration.ofSeconds(30),
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(30)),
                Channels.GIVE_UP_AFTER,
                Duration.ofHours(1),
                new SplittableRandom(7));
        outbox = new Outbox(transactions, retries);
    }

    @AfterEach
    void close() {
        receivers.forEach(Receiver::close);
        channels.forEach(c -> c.channel().close());
        pool.close();
    }

    @Test
    void failure_isTriedAgain_withTheSameId() throws Exception {
        Receiver receiver = receiver();
        ChannelWorker worker = worker("hook", receiver.secretUrl());
        store(alert("x", 1, State.OPEN));
        receiver.answer(500);
        turnFor(worker, Duration.ofSeconds(20));
        int failures = receiver.requests().size();
        assertThat(failures).isBetween(4, 6);
        receiver.answer(204);
        turnFor(worker, Duration.ofSeconds(60));
        assertThat(receiver.ids()).hasSize(failures + 1).containsOnly("x.1");
    }

    @Test
    void receiverThatWasAwayForAnHour_getsEachEventOnce_inOrder() throws Exception {
        int port;
        try (Receiver first = new Receiver()) {
            port = first.port();
        }
        ChannelWorker worker = worker("hook", new Secret("http://127.0.0.1:" + port + "/alerts"));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            for (int revision = 1; revision <= 3; revision++) {
                store(alert("a" + i, revision, revision == 1 ? State.OPEN : State.UPDATED));
                expected.add("a" + i + "." + revision);
            }
            turnFor(worker, Duration.ofMinutes(3));
        }
        assertThat(state("hook").state()).isEqualTo(Condition.FAILING);
        assertThat(state("hook").pending()).isEqualTo(60);

        Receiver receiver = new Receiver(port);
        receivers.add(receiver);
        turnFor(worker, Duration.ofMinutes(45));
        assertThat(receiver.ids()).containsExactlyInAnyOrderElementsOf(expected);
        receiver.ids().stream()
                .collect(Collectors.groupingBy(id -> id.split("\\.")[0]))
                .forEach((alert, ids) -> assertThat(ids).containsExactly(alert + ".1", alert + ".2", alert + ".3"));
        assertThat(state("hook").state()).isEqualTo(Condition.OK);
        assertThat(state("hook").pending()).isZero();
    }

    @Test
    void slowReceiver_delaysNobodyElse() throws Exception {
        Receiver slow = receiver();
        slow.hold();
        Receiver quick = receiver();
        ChannelWorker slowWorker = worker("hook", slow.secretUrl());
        ChannelWorker quickWorker = worker("other", quick.secretUrl());
        for (int i = 0; i < 30; i++) {
            store(alert("a" + i, 1, State.OPEN));
        }
        Thread waiting = Thread.startVirtualThread(() -> turn(slowWorker));
        await().until(() -> slow.requests().size() == 4);
        turnFor(quickWorker, Duration.ofSeconds(3));

        assertThat(quick.ids()).hasSize(30).doesNotHaveDuplicates();
        assertThat(slow.requests()).as("still waiting").hasSize(4);
        slow.release();
        waiting.join();
        turnFor(slowWorker, Duration.ofSeconds(3));
        assertThat(slow.ids()).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void sinkThatDiedInTheMiddle_isFollowedByAnother_inOrder() throws Exception {
        Receiver receiver = receiver();
        ChannelWorker worker = worker("hook", receiver.secretUrl());
        store(alert("x", 1, State.OPEN), alert("y", 1, State.OPEN));
        worker.turn();
        store(alert("x", 2, State.UPDATED), alert("z", 1, State.OPEN), alert("z", 2, State.UPDATED));
        // taken, and never heard of again
        assertThat(outbox.take("hook", false, 9, clock.instant())).hasSize(2);

        turnFor(worker, Duration.ofSeconds(29));
        assertThat(receiver.ids()).containsExactlyInAnyOrder("x.1", "y.1");
        turnFor(worker, Duration.ofSeconds(5));
        assertThat(receiver.ids()).containsExactlyInAnyOrder("x.1", "y.1", "x.2", "z.1", "z.2");
        assertThat(receiver.ids()).containsSubsequence("z.1", "z.2");
    }

    @Test
    void severalSinks_shareTheWork() throws Exception {
        Receiver receiver = receiver();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            store(alert("a" + i, 1, State.OPEN));
            expected.add("a" + i + ".1");
        }
        List<Thread> sinks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ChannelWorker worker = worker("hook", receiver.secretUrl());
            sinks.add(Thread.startVirtualThread(() -> {
                while (turn(worker)) {
                    // until there is nothing left
                }
            }));
        }
        for (Thread sink : sinks) {
            sink.join();
        }
        assertThat(receiver.ids()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void receiverThatIsGone_isDisabled_toldOfElsewhere_andServedAgainWhenItIsEnabled() throws Exception {
        Receiver gone = receiver();
        Receiver other = receiver();
        ChannelWorker worker = worker("hook", gone.secretUrl());
        NamedChannel teller = channel("other", other.secretUrl());
        gone.answer(410);
        store(alert("x", 1, State.OPEN));
        turnFor(worker, Duration.ofMinutes(10));
        assertThat(gone.requests()).hasSize(1);
        assertThat(state("hook").state()).isEqualTo(Condition.DISABLED);

        NoticeTeller notices = new NoticeTeller(states, teller, clock);
        other.answer(500);
        assertThat(notices.turn()).isTrue();
        other.answer(204);
        assertThat(notices.turn()).as("not at once").isFalse();
        time.updateAndGet(t -> t.plus(Duration.ofMinutes(5)));
        assertThat(notices.turn()).isTrue();
        assertThat(notices.turn()).isFalse();
        assertThat(other.requests()).hasSize(2);
        assertThat(other.requests().getLast().body()).contains("channel.notice", "hook is disabled", "410");

        gone.answer(204);
        states.enable("hook", clock.instant());
        turnFor(worker, Duration.ofSeconds(2));
        assertThat(gone.ids()).containsExactly("x.1", "x.1");
    }

    @Test
    void noticeOfTheSameWords_isAnotherOne_whenItHappensAgain_butNotWhenItIsRepeated() throws Exception {
        Receiver gone = receiver();
        Receiver other = receiver();
        ChannelWorker worker = worker("hook", gone.secretUrl());
        NoticeTeller notices = new NoticeTeller(states, channel("other", other.secretUrl()), clock);
        gone.answer(410);
        store(alert("x", 1, State.OPEN));
        turnFor(worker, Duration.ofSeconds(2));
        other.answer(500);
        notices.turn();
        other.answer(204);
        time.updateAndGet(t -> t.plus(Duration.ofMinutes(5)));
        notices.turn();
        assertThat(other.ids()).hasSize(2).containsOnly(other.ids().getFirst());

        states.enable("hook", clock.instant());
        turnFor(worker, Duration.ofSeconds(2));
        notices.turn();
        assertThat(other.ids()).hasSize(3);
        assertThat(other.ids().getLast()).isNotEqualTo(other.ids().getFirst());
    }

    @Test
    void retryAfter_isWaitedFor() throws Exception {
        Receiver receiver = receiver();
        ChannelWorker worker = worker("hook", receiver.secretUrl());
        receiver.answer(429, "retry-after", "600");
        store(alert("x", 1, State.OPEN), alert("y", 1, State.OPEN));
        worker.turn();
        int asked = receiver.requests().size();
        receiver.answer(204);
        turnFor(worker, Duration.ofSeconds(599));
        assertThat(receiver.requests()).hasSize(asked);
        turnFor(worker, Duration.ofSeconds(5));
        assertThat(receiver.ids()).contains("x.1", "y.1").hasSize(asked + 2);
    }

    @Test
    void settingsThatChange_enableAChannel() throws Exception {
        Receiver gone = receiver();
        gone.answer(410);
        store(alert("x", 1, State.OPEN));
        turnFor(worker("hook", gone.secretUrl()), Duration.ofSeconds(5));
        Receiver moved = receiver();
        turnFor(worker("hook", moved.secretUrl()), Duration.ofSeconds(5));
        assertThat(moved.ids()).containsExactly("x.1");
    }

    private Receiver receiver() {
        Receiver receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    private NamedChannel channel(String name, Secret url) {
        ChannelConfig config = new ChannelConfig.Webhook(url, null, null, null);
        ChannelMaker maker = new ChannelMaker(new KafkaConnection("127.0.0.1:1", Map.of()), MessageLinks.NONE, true);
        NamedChannel channel = NamedChannel.of(name, config, maker.make(config));
        channels.add(channel);
        return channel;
    }

    private ChannelWorker worker(String name, Secret url) {
        return new ChannelWorker(channel(name, url), outbox, states, DeliveryMeters.of(registry, name), clock);
    }

    /** Turns the worker and, a second at a time, the clock. */
    private void turnFor(ChannelWorker worker, Duration duration) throws InterruptedException {
        Instant end = clock.instant().plus(duration);
        while (clock.instant().isBefore(end)) {
            while (worker.turn()) {
                // until there is nothing due
            }
            time.updateAndGet(t -> t.plusSeconds(1));
        }
    }

    private static boolean turn(ChannelWorker worker) {
        try {
            return worker.turn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Alert alert(String id, int revision, State state) {
        return draft(id, revision, state, clock.instant()).build();
    }

    private void store(Alert... alerts) {
        storage.store(List.of(alerts).stream().<Change>map(Change.Alerted::new).toList());
    }

    private ChannelState state(String channel) {
        return states.list().stream()
                .filter(s -> s.name().equals(channel))
                .findFirst()
                .orElseThrow();
    }
}
