package dateline.console.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One browser that follows the live stream. The follower offers events from its thread and never waits; the request's
 * own thread writes them. A client that falls a whole queue behind is told to come back, and let go.
 */
final class StreamClient {
    private static final int QUEUE = 512;
    private static final Event RECONNECT = Event.of(
            "reconnect", null, Map.of("reason", "You were too slow; what you missed follows on the next connection."));

    private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(QUEUE);
    private volatile @Nullable Ending ending;

    /** Why a client is let go. */
    enum Ending {
        TOO_SLOW,
        CLOSING
    }

    /** Hands over an event; false if the client has fallen too far behind, now or before. */
    boolean offer(Event event) {
        if (ending == null && !queue.offer(event)) {
            end(Ending.TOO_SLOW);
        }
        return ending == null;
    }

    /** Lets the client go after the event that is being written. */
    void end(Ending why) {
        if (ending == null) {
            ending = why;
        }
        queue.offer(Event.HEARTBEAT);
    }

    /** Writes until the client leaves, which is an IOException, or is let go. */
    void write(OutputStream out, Duration heartbeat) throws IOException, InterruptedException {
        while (ending == null) {
            Event event = queue.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            out.write(event == null ? Event.HEARTBEAT.bytes() : event.bytes());
            if (queue.isEmpty()) {
                out.flush();
            }
        }
        if (ending == Ending.TOO_SLOW) {
            out.write(RECONNECT.bytes());
        }
        out.flush();
    }
}
