package dateline.sink.channel;

import dateline.sink.message.Delivery;
import dateline.sink.message.MessageForm;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Posts messages in a form that a service prescribes. */
final class PostChannel implements Channel {
    private final HttpSender sender;
    private final URI url;
    private final Map<String, String> headers;
    private final MessageForm form;

    PostChannel(HttpSender sender, URI url, Map<String, String> headers, MessageForm form) {
        this.sender = sender;
        this.url = url;
        this.headers = Map.copyOf(headers);
        this.form = form;
    }

    @Override
    public DeliveryResult tell(Delivery delivery, Instant now) throws InterruptedException {
        return sender.post(url, headers, WebhookChannel.bytes(form.of(delivery, now)), now);
    }

    @Override
    public void close() {
        sender.close();
    }
}
