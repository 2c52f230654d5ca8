package dateline.enrich.topology;

import dateline.contract.Alert;
import dateline.contract.Mention;
import dateline.contract.Topics;
import dateline.contract.Watch;
import dateline.enrich.alert.Decision;
import dateline.enrich.alert.Memory;
import dateline.enrich.alert.NoveltyRule;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Asks every watch about every mention, in the order of the watches' ids. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class Alerts implements Processor<String, byte[], String, Object> {
    private final Deserializer<Mention> mentions = Topics.MENTIONS.value().deserializer();
    private final NoveltyRule rule;
    private final EnrichMetrics metrics;
    private ProcessorContext<String, Object> context;
    private KeyValueStore<String, Memory> memories;
    private KeyValueStore<String, Watch> watches;

    Alerts(NoveltyRule rule, EnrichMetrics metrics) {
        this.rule = rule;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        this.memories = context.getStateStore(EnrichTopology.MEMORIES);
        this.watches = context.getStateStore(EnrichTopology.WATCHES);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Mention mention;
        try {
            mention = mentions.deserialize(Topics.MENTIONS.name(), record.value());
        } catch (SerializationException e) {
            context.forward(
                    Outgoing.deadLetter(context, record, "not-a-mention", String.valueOf(e.getMessage())),
                    EnrichTopology.UNREADABLE_MENTIONS);
            return;
        }
        for (Watch watch : watches()) {
            ask(watch, mention);
        }
    }

    private void ask(Watch watch, Mention mention) {
        String key = watch.id() + "/" + watch.version() + "/" + mention.country();
        Memory memory = memories.get(key);
        Memory before = memory == null ? Memory.NONE : memory;
        Decision decision = rule.decide(watch, mention, before);
        if (!decision.memory().equals(before)) {
            memories.put(key, decision.memory());
        }
        switch (decision) {
            case Decision.Fire fire -> forward(fire.alert());
            case Decision.Quiet quiet -> metrics.quiet(quiet.reason());
        }
    }

    private void forward(Alert alert) {
        metrics.alerts.increment();
        context.forward(
                Outgoing.event(Topics.ALERTS, alert.id(), alert, alert.id() + ":" + alert.state(), alert.at()),
                EnrichTopology.ALERTS);
    }

    private List<Watch> watches() {
        List<Watch> all = new ArrayList<>();
        try (KeyValueIterator<String, Watch> entries = watches.all()) {
            entries.forEachRemaining(e -> all.add(e.value));
        }
        return all;
    }
}
