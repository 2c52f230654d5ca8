package dateline.enrich.topology.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Staged changes are seen as if they had been made, and are made as a whole or not. */
class StagedStoreTest {
    private final KeyValueStore<String, byte[]> store = store();
    private final StagedStore staged = new StagedStore(store, 10);

    private static KeyValueStore<String, byte[]> store() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("s"), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    @Test
    void anyChanges_areSeenAsInAMap_beforeAndAfterTheyAreMade() {
        Random random = new Random(5);
        TreeMap<String, String> model = new TreeMap<>();
        TreeMap<String, String> made = new TreeMap<>();
        for (int i = 0; i < 3_000; i++) {
            String key = "" + (char) ('a' + random.nextInt(3)) + random.nextInt(20);
            switch (random.nextInt(10)) {
                case 0 -> {
                    staged.apply();
                    made.clear();
                    made.putAll(model);
                }
                case 1 -> {
                    staged.drop();
                    model.clear();
                    model.putAll(made);
                }
                case 2, 3, 4 -> {
                    staged.delete(key);
                    model.remove(key);
                }
                default -> {
                    staged.put(key, Integer.toString(i).getBytes(StandardCharsets.UTF_8));
                    model.put(key, Integer.toString(i));
                }
            }
            byte[] is = staged.get(key);
            assertThat(is == null ? null : new String(is, StandardCharsets.UTF_8))
                    .isEqualTo(model.get(key));
            assertThat(staged.keys("b"))
                    .containsExactlyElementsOf(model.subMap("b", "c").keySet());
            String first = model.ceilingKey(key);
            assertThat(staged.first(key, "z")).isEqualTo(first);
        }
    }

    @Test
    void whatItsChangelogWouldRefuse_isRefusedAtOnce() {
        assertThatThrownBy(() -> staged.put("a", new byte[11])).hasMessageContaining("store s");
    }
}
