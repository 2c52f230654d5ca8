package dateline.sink.channel;

import dateline.contract.record.Alert;
import dateline.runtime.topic.KafkaConnection;
import dateline.sink.message.Delivery;
import dateline.sink.message.MessageLinks;
import java.util.List;
import java.util.Map;

/** What tests of channels share. */
public final class TestChannels {
    private TestChannels() {}

    static ChannelMaker maker(MessageLinks links) {
        return new ChannelMaker(new KafkaConnection("127.0.0.1:1", Map.of()), links, false);
    }

    public static Delivery.Alerts delivery(Alert... alerts) {
        return new Delivery.Alerts(
                List.of(alerts).stream().map(a -> event(a, Map.of())).toList());
    }

    public static Delivery.Event event(Alert alert, Map<String, String> texts) {
        Integer revision = alert.revision();
        return new Delivery.Event(Delivery.Event.id(alert.id(), revision == null ? 1 : revision), alert, texts);
    }
}
