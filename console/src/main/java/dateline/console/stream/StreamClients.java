package dateline.console.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The browsers that follow the live stream; no more than a maximum. Any thread. */
public final class StreamClients {
    private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
    private final int max;
    private final MeterRegistry meters;
    private final Counter tooSlow;
    private boolean closed;

    public StreamClients(int max, MeterRegistry meters) {
        this.max = max;
        this.meters = meters;
        this.tooSlow = meters.counter("dateline.console.stream.dropped");
        meters.gauge("dateline.console.stream.clients", clients, Set::size);
    }

    /** Takes a client in; false if there are too many, or the console closes. */
    synchronized boolean add(StreamClient client) {
        return !closed && clients.size() < max && clients.add(client);
    }

    void remove(StreamClient client) {
        clients.remove(client);
    }

    boolean isEmpty() {
        return clients.isEmpty();
    }

    void send(Event event) {
        meters.counter("dateline.console.stream.events", "event", event.name()).increment();
        for (StreamClient client : clients) {
            if (!client.offer(event) && clients.remove(client)) {
                tooSlow.increment();
            }
        }
    }

    public synchronized void close() {
        closed = true;
        for (StreamClient client : new HashSet<>(clients)) {
            client.end(StreamClient.Ending.CLOSING);
        }
    }
}
