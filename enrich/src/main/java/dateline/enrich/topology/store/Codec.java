package dateline.enrich.topology.store;

import dateline.contract.record.Story;
import dateline.contract.topic.JsonSerde;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * How a store's entries about articles are written. Entries of the index by time look like entries about articles that
 * nobody asks for, as the version before reads every entry once an hour.
 *
 * @param <V> what is remembered of an article
 */
public interface Codec<V> {
    /** JSON. */
    Codec<Known> KNOWN = new Codec<>() {
        private static final JsonSerde<Known> JSON = new JsonSerde<>(Known.class);

        @Override
        public byte[] encode(Known value) {
            return JSON.encode(value);
        }

        @Override
        public Known decode(byte[] bytes) {
            return JSON.decode(bytes);
        }

        @Override
        public Instant seen(Known value) {
            return value.seen();
        }

        @Override
        public Known blank(Instant seen) {
            return new Known("", 0, seen, 0);
        }
    };

    /** JSON. */
    Codec<StoryOfArticle> STORY = new Codec<>() {
        private static final JsonSerde<StoryOfArticle> JSON = new JsonSerde<>(StoryOfArticle.class);

        @Override
        public byte[] encode(StoryOfArticle value) {
            return JSON.encode(value);
        }

        @Override
        public StoryOfArticle decode(byte[] bytes) {
            return JSON.decode(bytes);
        }

        @Override
        public Instant seen(StoryOfArticle value) {
            return value.seen();
        }

        @Override
        public StoryOfArticle blank(Instant seen) {
            return new StoryOfArticle(new Story("", seen, 0, List.of()), seen);
        }
    };

    /** The time in milliseconds, then codes: {@code 1767225600000 KZ UZ}. */
    Codec<Mentioned> MENTIONED = new Codec<>() {
        @Override
        public byte[] encode(Mentioned value) {
            String text = value.seen().toEpochMilli() + " " + String.join(" ", value.codes());
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Mentioned decode(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.indexOf(' ');
            if (end < 0) {
                throw new IllegalArgumentException("no time and countries: " + text);
            }
            String codes = text.substring(end + 1);
            return new Mentioned(
                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, end))),
                    codes.isEmpty() ? List.of() : List.of(codes.split(" ")));
        }

        @Override
        public Instant seen(Mentioned value) {
            return value.seen();
        }

        @Override
        public Mentioned blank(Instant seen) {
            return new Mentioned(seen, List.of());
        }
    };

    byte[] encode(V value);

    /** @throws RuntimeException if it is no such entry */
    V decode(byte[] bytes);

    /** From when on its age is counted. */
    Instant seen(V value);

    /** An entry that says nothing but that time. */
    V blank(Instant seen);
}
