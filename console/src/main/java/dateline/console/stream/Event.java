package dateline.console.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import dateline.contract.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An event of the live stream, ready to be sent (HTML Living Standard, section 9.2, "Server-sent events").
 *
 * @param name the event's name
 * @param bytes the whole event, shared by all clients
 */
record Event(String name, byte[] bytes) {
    static final Event HEARTBEAT = new Event("heartbeat", ":\n\n".getBytes(StandardCharsets.UTF_8));

    /** @param position what the client sends back to go on from here; null leaves its position as it is */
    static Event of(String name, @Nullable Position position, Object data) {
        String id = position == null ? "" : "id: " + position + "\n";
        try {
            String json = Json.MAPPER.writeValueAsString(data);
            return new Event(
                    name, (id + "event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records can be written", e);
        }
    }
}
