package dateline.ingest.websub;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends a connection some time after it was opened, whatever it is doing: one byte of a header now and then does not keep
 * it. A connection carries one exchange only.
 */
final class ConnectionDeadline implements Connection.Listener {
    private final Scheduler scheduler;
    private final Duration deadline;
    private final Map<Connection, Scheduler.Task> ends = new ConcurrentHashMap<>();

    ConnectionDeadline(Scheduler scheduler, Duration deadline) {
        this.scheduler = scheduler;
        this.deadline = deadline;
    }

    @Override
    public void onOpened(Connection connection) {
        ends.put(
                connection,
                scheduler.schedule(() -> connection.getEndPoint().close(), deadline.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void onClosed(Connection connection) {
        Scheduler.Task end = ends.remove(connection);
        if (end != null) {
            end.cancel();
        }
    }
}
