package dateline.annotate.entity.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Unsigned integers in as few bytes as they need, seven bits a byte, least significant first. */
final class Varint {
    private Varint() {}

    static void write(DataOutput out, int value) throws IOException {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            out.writeByte((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    static int read(DataInput in) throws IOException {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = in.readByte();
            value |= (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    /** Writes how many numbers there are, then each as its distance from the one before; they ascend as unsigned numbers. */
    static void writeAscending(DataOutput out, int[] numbers) throws IOException {
        out.writeInt(numbers.length);
        int before = 0;
        for (int number : numbers) {
            write(out, number - before);
            before = number;
        }
    }

    static int[] readAscending(DataInput in) throws IOException {
        int[] numbers = new int[in.readInt()];
        int before = 0;
        for (int i = 0; i < numbers.length; i++) {
            before += read(in);
            numbers[i] = before;
        }
        return numbers;
    }
}
