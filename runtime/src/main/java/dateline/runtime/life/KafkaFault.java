package dateline.runtime.life;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Says in one sentence why a cluster does not do what it is asked. Kafka's clients answer with a timeout whatever is
 * wrong, so the addresses are tried once by hand.
 */
public final class KafkaFault {
    private static final int CONNECT_MILLISECONDS = 500;

    private KafkaFault() {}

    /**
     * The cause.
     *
     * @param bootstrap {@code host:port}, several separated by commas
     * @param error what a client threw
     */
    public static String of(String bootstrap, Throwable error) {
        Throwable cause = error;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (!(cause instanceof TimeoutException)) {
            return firstLine(cause);
        }
        List<String> refused = new ArrayList<>();
        for (String address : bootstrap.split(",")) {
            String problem = connect(address.strip());
            if (problem.isEmpty()) {
                return address.strip() + " takes connections and does not answer";
            }
            refused.add(address.strip() + ": " + problem);
        }
        return String.join(", ", refused);
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /** Empty if somebody takes the connection. */
    private static String connect(String address) {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            InetSocketAddress remote = new InetSocketAddress(
                    address.substring(0, Math.max(0, colon)).replaceAll("[\\[\\]]", ""),
                    Integer.parseInt(address.substring(colon + 1)));
            if (remote.isUnresolved()) {
                return "unknown host";
            }
            socket.connect(remote, CONNECT_MILLISECONDS);
            return "";
        } catch (IOException e) {
            return firstLine(e);
        } catch (IllegalArgumentException e) {
            return "no address of the form host:port";
        }
    }
}
