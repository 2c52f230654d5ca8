package dateline.testsupport.life;

import dateline.embedded.EmbeddedBroker;
import dateline.embedded.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * An embedded broker or database alone in its process, until that is told to stop. Arguments: {@code broker} or {@code
 * database}, its directory, its port, a file to make when it answers.
 */
public final class ServerMain {
    private ServerMain() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[1]);
        int port = Integer.parseInt(args[2]);
        AutoCloseable server = args[0].equals("broker")
                ? EmbeddedBroker.start(directory, port)
                : EmbeddedDatabase.start(directory, port);
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            told.countDown();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        Files.createFile(Path.of(args[3]));
        told.await();
        server.close();
        stopped.countDown();
    }
}
