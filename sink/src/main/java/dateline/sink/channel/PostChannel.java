package dateline.sink.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Posts messages in a form that a service prescribes. */
final class PostChannel implements Channel {
    private final HttpSender sender;
    private final URI url;
    private final Map<String, String> headers;
    private final Form form;

    PostChannel(HttpSender sender, URI url, Map<String, String> headers, Form form) {
        this.sender = sender;
        this.url = url;
        this.headers = Map.copyOf(headers);
        this.form = form;
    }

    /** Makes the message. */
    @FunctionalInterface
    interface Form {
        ObjectNode of(Delivery delivery, Instant now);
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
