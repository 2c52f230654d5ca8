package dateline.enrich.topology.step;

import dateline.contract.record.Canary;
import dateline.contract.topic.JsonSerde;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * What passes between two tasks, as bytes: the bytes of what is worked on as they are, and a canary as {@code
 * {"canary":{…}}}, which is no annotated article: the version before canaries would stop at it, so none is sent as long as
 * one of that version is about.
 */
public final class EnvelopeCodec {
    private static final JsonSerde<Canary> CANARIES = new JsonSerde<>(Canary.class);
    private static final byte[] BEGIN = "{\"canary\":".getBytes(StandardCharsets.UTF_8);
    private static final int END = 1;

    private EnvelopeCodec() {}

    /** As bytes; null for what does not go on. */
    public static byte @Nullable [] encode(Envelope<? extends Encoded<?>> envelope) {
        return switch (envelope) {
            case Envelope.Item<? extends Encoded<?>> item -> item.value().bytes();
            case Envelope.Probe<? extends Encoded<?>> probe -> encode(probe.canary());
            case Envelope.Refused<? extends Encoded<?>> ignored -> null;
        };
    }

    private static byte[] encode(Canary canary) {
        byte[] value = CANARIES.encode(canary);
        byte[] bytes = Arrays.copyOf(BEGIN, BEGIN.length + value.length + END);
        System.arraycopy(value, 0, bytes, BEGIN.length, value.length);
        bytes[bytes.length - 1] = '}';
        return bytes;
    }

    /** A record of a topic that others write. */
    public static <V> Envelope<Encoded<V>> item(byte @Nullable [] bytes) {
        return new Envelope.Item<>(new Encoded<>(bytes), bytes);
    }

    /** From bytes, whatever they are. */
    public static <V> Envelope<Encoded<V>> decode(byte @Nullable [] bytes) {
        if (bytes != null && bytes.length > BEGIN.length && Arrays.mismatch(BEGIN, bytes) == BEGIN.length) {
            try {
                return new Envelope.Probe<>(
                        CANARIES.decode(Arrays.copyOfRange(bytes, BEGIN.length, bytes.length - END)));
            } catch (SerializationException e) {
                return item(bytes);
            }
        }
        return item(bytes);
    }
}
