package dateline.enrich.topology.store;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.topic.JsonSerde;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What is remembered of articles is forgotten when it is old, whoever wrote it. */
class ArticleStoreTest {
    private static final Instant DAY = Instant.parse("2026-03-01T12:00:00Z");

    private final KeyValueStore<String, byte[]> store = store();
    private final List<String> unreadable = new ArrayList<>();
    private StagedStore staged = new StagedStore(store, 1_000);
    private ArticleStore<Known> known = open();

    private ArticleStore<Known> open() {
        staged = new StagedStore(store, 1_000);
        return new ArticleStore<>(
                "known", staged, Codec.KNOWN, Duration.ofDays(30), (name, key, entry, error) -> unreadable.add(key));
    }

    private static KeyValueStore<String, byte[]> store() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("known"), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    private void put(String article, Instant seen) {
        known.put(article, new Known("f", 1, seen, 0));
        tidy(seen);
    }

    private void tidy(Instant now) {
        known.tidy(now);
        staged.apply();
    }

    @Test
    void old_isForgotten_andItsIndexToo() {
        put("a", DAY);
        put("b", DAY.plus(Duration.ofDays(29)));
        tidy(DAY.plus(Duration.ofDays(31)));

        assertThat(keys()).containsExactly("b");
        assertThat(store.approximateNumEntries()).isEqualTo(3);
    }

    @Test
    void seenAgain_isKept_fromThenOn() {
        put("a", DAY);
        put("a", DAY.plus(Duration.ofDays(20)));
        tidy(DAY.plus(Duration.ofDays(31)));
        assertThat(keys()).containsExactly("a");

        tidy(DAY.plus(Duration.ofDays(51)));
        assertThat(keys()).isEmpty();
    }

    @Test
    void afterARestart_itGoesOn() {
        put("a", DAY);
        known = open();
        tidy(DAY.plus(Duration.ofDays(31)));

        assertThat(keys()).isEmpty();
    }

    /** Entries as 0.1.0 wrote them. */
    @Test
    void entriesOfTheVersionBefore_areForgotten_littleByLittle() {
        for (int i = 0; i < 950; i++) {
            old("a" + i, DAY.minus(Duration.ofDays(40)));
        }
        old("young", DAY);
        for (int i = 0; i < 25; i++) {
            tidy(DAY.plusSeconds(i));
        }

        assertThat(keys()).containsExactly("young");
        tidy(DAY.plus(Duration.ofDays(31)));
        assertThat(keys()).isEmpty();
    }

    private void old(String id, Instant seen) {
        store.put(id, """
                {"feedId":"f","revision":1,"seen":"%s","duplicates":0}""".formatted(seen).getBytes(StandardCharsets.UTF_8));
    }

    /** 0.1.0 decodes every entry once an hour and deletes what was seen too long ago. */
    @Test
    void entriesOfTheIndex_areReadByTheVersionBefore() {
        put("a", DAY);
        known.probe(DAY);
        staged.apply();

        try (var all = store.all()) {
            all.forEachRemaining(entry -> assertThat(
                            new JsonSerde<>(Known.class).decode(entry.value).seen())
                    .isBetween(DAY.minus(Duration.ofHours(1)), DAY));
        }
    }

    @Test
    void whatCannotBeDecoded_isReported_andTakenOut() {
        store.put("a", new byte[] {1});

        assertThat(known.get("a")).isNull();
        staged.apply();

        assertThat(unreadable).containsExactly("a");
        assertThat(keys()).isEmpty();
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        try (var all = store.all()) {
            all.forEachRemaining(e -> keys.add(e.key));
        }
        keys.removeIf(key -> key.startsWith(ArticleStore.RESERVED));
        return keys;
    }
}
