package dateline.enrich.alert.memory;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The compact form of what there is much of: variable-length numbers (LEB128, zigzag), strings with their length. */
final class Bytes {
    private static final int VERSION = 1;

    private Bytes() {}

    static byte[] of(Memory memory) {
        Out out = new Out();
        out.number(memory.last());
        out.number(memory.beside());
        out.number(memory.surging());
        out.number(memory.quietUntil());
        out.number(memory.episodes());
        out.number(memory.mentions());
        out.text(memory.alert());
        return out.bytes();
    }

    static Memory memory(byte[] bytes) {
        In in = new In(bytes);
        return new Memory(
                in.number(), in.number(), in.number(), in.number(), (int) in.number(), (int) in.number(), in.text());
    }

    static byte[] of(ArticleNote note) {
        Out out = new Out();
        out.number(note.revision());
        out.number(note.annotator());
        out.number(note.withdrawn() ? 1 : 0);
        out.number(note.seen());
        out.number(note.alerts().size());
        note.alerts().forEach(out::text);
        return out.bytes();
    }

    static ArticleNote note(byte[] bytes) {
        In in = new In(bytes);
        int revision = (int) in.number();
        int annotator = (int) in.number();
        boolean withdrawn = in.number() == 1;
        long seen = in.number();
        List<String> alerts = new ArrayList<>();
        for (long left = in.number(); left > 0; left--) {
            alerts.add(String.valueOf(in.text()));
        }
        return new ArticleNote(revision, annotator, withdrawn, seen, alerts);
    }

    /** Only hours that have something. */
    static byte[] of(HourCounts counts) {
        Out out = new Out();
        out.number(counts.latest());
        for (int back = 0; back < HourCounts.SIZE; back++) {
            int count = counts.at(counts.latest() - back);
            if (count > 0) {
                out.number(back);
                out.number(count);
            }
        }
        return out.bytes();
    }

    static HourCounts counts(byte[] bytes) {
        In in = new In(bytes);
        HourCounts counts = new HourCounts(in.number());
        while (in.hasMore()) {
            counts.add(counts.latest() - in.number(), (int) in.number());
        }
        return counts;
    }

    static byte[] ofNumbers(long... numbers) {
        Out out = new Out();
        for (long number : numbers) {
            out.number(number);
        }
        return out.bytes();
    }

    static long[] numbers(byte[] bytes, int count) {
        In in = new In(bytes);
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.number();
        }
        return numbers;
    }

    private static final class Out {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

        Out() {
            out.write(VERSION);
        }

        void number(long value) {
            long rest = (value << 1) ^ (value >> 63);
            while ((rest & ~0x7FL) != 0) {
                out.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        void text(@Nullable String text) {
            if (text == null) {
                number(-1);
                return;
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            out.writeBytes(bytes);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    private static final class In {
        private final ByteBuffer in;

        In(byte[] bytes) {
            in = ByteBuffer.wrap(bytes);
            if (in.get() != VERSION) {
                throw new IllegalStateException("state of the alerts was written by a later release");
            }
        }

        boolean hasMore() {
            return in.hasRemaining();
        }

        long number() {
            long value = 0;
            int shift = 0;
            byte next;
            do {
                next = in.get();
                value |= (long) (next & 0x7F) << shift;
                shift += 7;
            } while (next < 0);
            return (value >>> 1) ^ -(value & 1);
        }

        @Nullable
        String text() {
            int length = (int) number();
            if (length < 0) {
                return null;
            }
            byte[] bytes = new byte[length];
            in.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
