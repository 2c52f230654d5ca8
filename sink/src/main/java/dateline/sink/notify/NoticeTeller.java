package dateline.sink.notify;

import dateline.sink.channel.DeliveryResult;
import dateline.sink.message.Delivery;
import dateline.sink.outbox.ChannelStates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of channels that fail or were disabled, on another channel, or in the log where there is none. */
final class NoticeTeller {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeTeller.class);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(5);

    private final ChannelStates states;
    private final @Nullable NamedChannel channel;
    private final InstantSource clock;

    /** @param channel null for the log */
    NoticeTeller(ChannelStates states, @Nullable NamedChannel channel, InstantSource clock) {
        this.states = states;
        this.channel = channel;
        this.clock = clock;
    }

    /** Tells what is to be told; returns whether there was anything. */
    boolean turn() throws InterruptedException {
        Instant now = clock.instant();
        Optional<ChannelStates.Notice> due = states.takeNotice(now, TRY_AGAIN);
        if (due.isEmpty()) {
            return false;
        }
        ChannelStates.Notice notice = due.get();
        LOG.atWarn()
                .addKeyValue("channel", notice.channel())
                .addKeyValue("notice", notice.text())
                .log("a channel");
        if (channel == null || channel.name().equals(notice.channel()) || arrived(notice, channel, now)) {
            states.noticed(notice);
        }
        return true;
    }

    private static boolean arrived(ChannelStates.Notice notice, NamedChannel on, Instant now)
            throws InterruptedException {
        String subject = "Dateline: the channel " + notice.channel() + " needs a look";
        String text = "The channel " + notice.channel() + " " + notice.text();
        String id = "notice-" + notice.channel() + "-" + notice.since().getEpochSecond() + "-"
                + Integer.toHexString(notice.text().hashCode());
        DeliveryResult result = on.channel().tell(new Delivery.Notice(id, subject, text), now);
        return result instanceof DeliveryResult.Delivered;
    }
}
