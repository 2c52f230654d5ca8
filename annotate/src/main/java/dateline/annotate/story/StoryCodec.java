package dateline.annotate.story;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link LiveStory} as bytes, about a kilobyte: one version byte, fixed fields, publishers, terms. */
final class StoryCodec {
    private static final byte VERSION = 1;
    private static final int FIXED = 1 + 5 * Long.BYTES + 3 * Integer.BYTES;

    private StoryCodec() {}

    static byte[] encode(LiveStory story) {
        byte[] publishers = String.join("\n", story.publishers).getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(FIXED + publishers.length + story.size * 3 * Integer.BYTES);
        out.put(VERSION).putLong(story.number).putLong(story.began.toEpochMilli());
        out.putLong(story.earliest).putLong(story.latest).putLong(story.touched);
        out.putInt(story.articles).putInt(publishers.length).put(publishers).putInt(story.size);
        for (int i = 0; i < story.size; i++) {
            out.putInt(story.terms[i]).putInt(story.counts[i]).putInt(story.names[i]);
        }
        return out.array();
    }

    /** The story, null if another version of Dateline wrote it in a way that this one does not know. */
    static @Nullable LiveStory decode(String id, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != VERSION) {
            return null;
        }
        LiveStory story = new LiveStory(id, in.getLong(), Instant.ofEpochMilli(in.getLong()), in.getLong());
        story.latest = in.getLong();
        story.touched = in.getLong();
        story.articles = in.getInt();
        byte[] publishers = new byte[in.getInt()];
        in.get(publishers);
        for (String publisher : new String(publishers, StandardCharsets.UTF_8).split("\n")) {
            story.addPublisher(publisher);
        }
        int size = in.getInt();
        for (int i = 0; i < size; i++) {
            story.addTerm(in.getInt(), in.getInt(), in.getInt());
        }
        return story;
    }
}
