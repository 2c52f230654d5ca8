package dateline.enrich.topology;

import dateline.contract.record.Canary;
import dateline.contract.topic.Topic;
import dateline.contract.topic.Topics;
import dateline.enrich.topology.metric.EnrichMetrics;
import dateline.enrich.topology.step.Canaries;
import dateline.enrich.topology.step.Encoded;
import dateline.enrich.topology.step.Envelope;
import dateline.enrich.topology.step.EnvelopeCodec;
import dateline.enrich.topology.step.Limits;
import dateline.enrich.topology.step.Step;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * What flows from one step to the next, with its type: the words in which {@link EnrichTopology} is written. Dead letters
 * of a step go to their topic by themselves.
 *
 * @param <T> what the next step works on
 */
final class Flow<T> {
    private final Parts parts;
    private final KStream<String, Envelope<T>> stream;

    private Flow(Parts parts, KStream<String, Envelope<T>> stream) {
        this.parts = parts;
        this.stream = stream;
    }

    /** What all flows of a topology share. */
    record Parts(StreamsBuilder builder, Limits limits, EnrichMetrics metrics) {
        /** The records of a topic, whatever they are. */
        <V> Flow<Encoded<V>> from(String node, Topic<String, V> topic) {
            return new Flow<>(
                    this,
                    builder.stream(
                                    topic.name(),
                                    Consumed.with(Serdes.String(), Serdes.ByteArray())
                                            .withName(node))
                            .mapValues(EnvelopeCodec::item, Named.as(node + "-items")));
        }
    }

    /** With canaries among it. */
    Flow<T> withCanaries(String node, BooleanSupplier allowed) {
        return new Flow<>(parts, stream.process(() -> new Canaries<T>(allowed), Named.as(node)));
    }

    /** What a step makes of it. */
    <O> Flow<O> step(String node, Step.Maker<T, O> maker, String... stores) {
        KStream<String, Envelope<O>> out =
                stream.process(() -> new Step<>(node, maker, parts.limits(), parts.metrics()), Named.as(node), stores);
        out.flatMapValues(Flow::letters, Named.as(node + "-refused"))
                .to(Topics.DEAD_LETTERS.name(), bytes(node + "-dead-letters"));
        return new Flow<>(parts, out);
    }

    private static List<byte[]> letters(Envelope<?> envelope) {
        return envelope instanceof Envelope.Refused<?> refused ? List.of(refused.letter()) : List.of();
    }

    /** The same seen otherwise. */
    <O> Flow<O> map(String node, Function<T, O> view) {
        return new Flow<>(parts, stream.flatMapValues(envelope -> view(envelope, view), Named.as(node)));
    }

    private static <T, O> List<Envelope<O>> view(Envelope<T> envelope, Function<T, O> view) {
        return switch (envelope) {
            case Envelope.Item<T> item -> List.of(new Envelope.Item<>(view.apply(item.value()), item.original()));
            case Envelope.Probe<T> probe -> List.of(new Envelope.Probe<>(probe.canary()));
            case Envelope.Refused<T> ignored -> List.of();
        };
    }

    /** Only what is worked on, without canaries. */
    Flow<T> items(String node) {
        return new Flow<>(parts, stream.filter((key, p) -> p instanceof Envelope.Item<T>, Named.as(node)));
    }

    /** Only the canaries. */
    <O> Flow<O> canaries(String node) {
        return new Flow<>(parts, stream.flatMapValues(Flow::<O>probes, Named.as(node)));
    }

    private static <O> List<Envelope<O>> probes(Envelope<?> envelope) {
        return envelope instanceof Envelope.Probe<?> probe ? List.of(new Envelope.Probe<>(probe.canary())) : List.of();
    }

    /** Both, as they come. */
    Flow<T> and(String node, Flow<T> other) {
        return new Flow<>(parts, stream.merge(other.stream, Named.as(node)));
    }

    /** Through a topic of Kafka Streams' own with one partition, where all of it meets in one order. */
    static <V> Flow<Encoded<V>> throughOnePartition(String name, Flow<Encoded<V>> flow) {
        KStream<String, Envelope<Encoded<V>>> met = flow.stream
                .mapValues(EnvelopeCodec::encode, Named.as("to-" + name))
                .filter((key, bytes) -> bytes != null, Named.as("on-to-" + name))
                .repartition(Repartitioned.<String, byte[]>as(name)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.ByteArray())
                        .withNumberOfPartitions(1))
                .mapValues(EnvelopeCodec::<V>decode, Named.as("from-" + name));
        return new Flow<>(flow.parts, met);
    }

    /** To a topic that others read. */
    static <V> void to(Topic<String, V> topic, String node, Flow<Encoded<V>> flow) {
        flow.stream.flatMapValues(Flow::<V>written, Named.as(node + "-records")).to(topic.name(), bytes(node));
    }

    private static <V> List<byte[]> written(Envelope<Encoded<V>> envelope) {
        return envelope instanceof Envelope.Item<Encoded<V>> item
                        && item.value().bytes() != null
                ? List.of(item.value().bytes())
                : List.of();
    }

    /** Its canaries, which have come through, to their topic. */
    void canariesTo(Topic<String, Canary> topic, String node) {
        stream.process(() -> new Canaries.Home<T>(), Named.as(node + "-home"))
                .to(topic.name(), Produced.with(topic.key(), topic.value()).withName(node));
    }

    private static Produced<String, byte[]> bytes(String node) {
        Serde<byte[]> bytes = Serdes.ByteArray();
        return Produced.with(Serdes.String(), bytes).withName(node);
    }
}
