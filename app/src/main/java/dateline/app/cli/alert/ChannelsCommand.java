package dateline.app.cli.alert;

import dateline.app.cli.option.Options;
import dateline.app.cli.topic.RecordText;
import dateline.app.config.DatelineConfig;
import dateline.runtime.config.Spelling;
import dateline.runtime.topic.KafkaConnection;
import dateline.sink.channel.ChannelConfig;
import dateline.sink.channel.ChannelMaker;
import dateline.sink.notify.Channels;
import dateline.sink.outbox.ChannelState;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dateline channels}: who is told of alerts. Channels are set in the configuration, under sink.channels. */
@Command(name = "channels", description = "List who is told of alerts, send a sample, enable what was disabled.")
public final class ChannelsCommand {
    private static final InstantSource CLOCK = InstantSource.system();

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Print the channels with how they fare.")
    int list(@Mixin Options options) {
        Map<String, ChannelConfig> configured = options.load().config().sink().allChannels();
        List<ChannelState> states = Channels.list(options.storage());
        Set<String> unknown = new TreeSet<>(configured.keySet());
        for (ChannelState s :
                states.stream().sorted(Comparator.comparing(ChannelState::name)).toList()) {
            unknown.remove(s.name());
            System.out.println(RecordText.clean("%-20s %-10s %-9s since %s%s%s%s"
                    .formatted(
                            s.name(),
                            s.type() == null ? "-" : s.type(),
                            s.state(),
                            s.since(),
                            s.pending() > 0 ? "  " + s.pending() + " waiting" : "",
                            s.givenUp() > 0 ? "  " + s.givenUp() + " given up" : "",
                            s.reason() == null ? "" : "  " + s.reason())));
        }
        unknown.forEach(name -> System.out.println("%-20s %-10s %s".formatted(name, "-", "not used yet")));
        System.out.println((states.size() + unknown.size()) + " channels");
        return 0;
    }

    @Command(name = "test", mixinStandardHelpOptions = true, description = "Send a sample, and say whether it arrived.")
    int test(@Mixin Options options, @Parameters(paramLabel = "NAME") String name) throws InterruptedException {
        DatelineConfig config = options.load().config();
        Map<String, ChannelConfig> all = config.sink().allChannels();
        ChannelConfig wanted = all.get(name);
        if (wanted == null) {
            System.err.println(name + ": no channel is called so" + Spelling.hint(name, all.keySet())
                    + "; they are set under sink.channels");
            return 1;
        }
        KafkaConnection kafka =
                wanted instanceof ChannelConfig.Kafka ? options.cluster() : new KafkaConnection("", Map.of());
        ChannelMaker maker =
                new ChannelMaker(kafka, config.messageLinks(), config.sink().allowPrivateAddresses());
        Channels.Tested tested = new Channels(all, maker, CLOCK).test(name);
        System.out.println(RecordText.clean(name + ": " + tested.said()));
        return tested.arrived() ? 0 : 1;
    }

    @Command(
            name = "enable",
            mixinStandardHelpOptions = true,
            description = "Let a channel work again that was disabled; what waits is sent.")
    int enable(@Mixin Options options, @Parameters(paramLabel = "NAME") String name) {
        boolean known = Channels.enable(options.storage(), name, CLOCK);
        System.out.println(known ? name + " is enabled." : name + ": no channel of this name is known to the sink.");
        return known ? 0 : 1;
    }
}
