package dateline.enrich.topology;

import static dateline.enrich.topology.EnrichDriver.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.contract.topic.Topics;
import dateline.enrich.topology.store.ArticleStore;
import dateline.enrich.topology.store.StoreNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is old is forgotten without looking at what is not. */
class ReplayTest {
    private static final int DAYS = 45;
    private static final int PER_DAY = 24;

    private final AtomicLong read = new AtomicLong();

    @Test
    void replayOfManyDays_readsEachEntryAFewTimes(@TempDir Path state) {
        try (EnrichDriver driver = new EnrichDriver(state, Map.of(), code -> code, this::counted)) {
            for (int i = 0; i < DAYS * PER_DAY; i++) {
                driver.send(EnrichDriver.article("a" + i, 1, "f", "about ML", DAY.plus(Duration.ofHours(i))));
            }

            assertThat(driver.values(Topics.ENRICHED)).hasSize(DAYS * PER_DAY);
            assertThat(read.get()).isLessThan(10L * DAYS * PER_DAY);
            for (String store :
                    new String[] {StoreNames.KNOWN_ARTICLES, StoreNames.STORY_OF_ARTICLE, StoreNames.MENTIONED}) {
                assertThat(articles(driver, store)).as(store).isBetween(30L * PER_DAY, 30L * PER_DAY + 2);
            }
        }
    }

    private static long articles(EnrichDriver driver, String store) {
        long count = 0;
        try (var all = driver.store(store).all()) {
            while (all.hasNext()) {
                count += all.next().key.startsWith(ArticleStore.RESERVED) ? 0 : 1;
            }
        }
        return count;
    }

    private KeyValueBytesStoreSupplier counted(String name) {
        return new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new CountedStore(Stores.inMemoryKeyValueStore(name).get(), read);
            }

            @Override
            public String metricsScope() {
                return "counted";
            }
        };
    }

    /** Counts the entries that iterators give. */
    private static final class CountedStore
            extends org.apache.kafka.streams.state.internals.WrappedStateStore<
                    KeyValueStore<Bytes, byte[]>, Bytes, byte[]>
            implements KeyValueStore<Bytes, byte[]> {
        private final AtomicLong read;

        CountedStore(KeyValueStore<Bytes, byte[]> store, AtomicLong read) {
            super(store);
            this.read = read;
        }

        private KeyValueIterator<Bytes, byte[]> counted(KeyValueIterator<Bytes, byte[]> iterator) {
            return new KeyValueIterator<>() {
                @Override
                public void close() {
                    iterator.close();
                }

                @Override
                public Bytes peekNextKey() {
                    return iterator.peekNextKey();
                }

                @Override
                public boolean hasNext() {
                    return iterator.hasNext();
                }

                @Override
                public KeyValue<Bytes, byte[]> next() {
                    read.incrementAndGet();
                    return iterator.next();
                }
            };
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
            return counted(wrapped().range(from, to));
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> all() {
            return counted(wrapped().all());
        }

        @Override
        public byte[] get(Bytes key) {
            return wrapped().get(key);
        }

        @Override
        public void put(Bytes key, byte[] value) {
            wrapped().put(key, value);
        }

        @Override
        public byte[] putIfAbsent(Bytes key, byte[] value) {
            return wrapped().putIfAbsent(key, value);
        }

        @Override
        public void putAll(java.util.List<KeyValue<Bytes, byte[]>> entries) {
            wrapped().putAll(entries);
        }

        @Override
        public byte[] delete(Bytes key) {
            return wrapped().delete(key);
        }

        @Override
        public long approximateNumEntries() {
            return wrapped().approximateNumEntries();
        }
    }
}
