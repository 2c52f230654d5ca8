package dateline.sink.channel;

import dateline.runtime.config.Secret;
import dateline.runtime.topic.KafkaConnection;
import dateline.sink.message.MessageForm;
import dateline.sink.message.MessageLinks;
import dateline.sink.message.NtfyForm;
import dateline.sink.message.PagerdutyForm;
import dateline.sink.message.SlackForm;
import dateline.sink.message.TeamsForm;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes channels from their settings. Nothing is connected to before something is told. */
public final class ChannelMaker {
    private static final String NTFY = "https://ntfy.sh";
    private static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";

    private final KafkaConnection kafka;
    private final MessageLinks links;
    private final boolean allowPrivateAddresses;

    /**
     * @param kafka for channels that are topics
     * @param links go into messages
     * @param allowPrivateAddresses whether receivers may be inside, where a channel does not say
     */
    public ChannelMaker(KafkaConnection kafka, MessageLinks links, boolean allowPrivateAddresses) {
        this.kafka = kafka;
        this.links = links;
        this.allowPrivateAddresses = allowPrivateAddresses;
    }

    /** A channel, to be closed by whoever has it made. */
    public Channel make(ChannelConfig config) {
        return switch (config) {
            case ChannelConfig.Webhook w ->
                new WebhookChannel(
                        sender(w.allowPrivateAddresses()), url(w.url()), new Signatures(orNone(w.secrets())));
            case ChannelConfig.Slack s -> post(s.allowPrivateAddresses(), url(s.url()), Map.of(), new SlackForm(links));
            case ChannelConfig.Teams t -> post(t.allowPrivateAddresses(), url(t.url()), Map.of(), new TeamsForm(links));
            case ChannelConfig.Ntfy n -> ntfy(n);
            case ChannelConfig.Email e -> new MailChannel(e, links, null);
            case ChannelConfig.Pagerduty p ->
                post(
                        p.allowPrivateAddresses(),
                        URI.create(p.url() == null ? PAGERDUTY : p.url()),
                        Map.of(),
                        new PagerdutyForm(needed(p.routingKey()), links));
            case ChannelConfig.Kafka k -> new KafkaChannel(kafka, needed(k.topic()));
            case ChannelConfig.Log log -> new LogChannel();
        };
    }

    private Channel ntfy(ChannelConfig.Ntfy n) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (n.token() != null) {
            headers.put("authorization", "Bearer " + n.token().value());
        }
        URI server = URI.create(n.server() == null ? NTFY : n.server());
        return post(n.allowPrivateAddresses(), server, headers, new NtfyForm(needed(n.topic()), links));
    }

    private Channel post(@Nullable Boolean allowPrivate, URI url, Map<String, String> headers, MessageForm form) {
        return new PostChannel(sender(allowPrivate), url, headers, form);
    }

    private HttpSender sender(@Nullable Boolean allowPrivate) {
        return new HttpSender(allowPrivate == null ? allowPrivateAddresses : allowPrivate);
    }

    private static URI url(@Nullable Secret url) {
        return URI.create(needed(url).value());
    }

    private static List<Secret> orNone(@Nullable List<Secret> secrets) {
        return secrets == null ? List.of() : secrets;
    }

    /** The settings were checked when they were read. */
    private static <T> T needed(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
