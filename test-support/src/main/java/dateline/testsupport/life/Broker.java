package dateline.testsupport.life;

import dateline.embedded.Ports;
import dateline.runtime.topic.KafkaConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The broker of a run, in a process of its own. */
final class Broker {
    private final Path directory;
    private final int port = Ports.freeOr(0);
    private JavaProcess process;

    /** Starts it and waits until it answers. */
    Broker(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        this.process = Servers.start("broker", directory, port);
    }

    KafkaConnection connection() {
        return new KafkaConnection("127.0.0.1:" + port, Map.of());
    }

    void start() throws IOException, InterruptedException {
        process = Servers.start("broker", directory, port);
    }

    void stop() throws InterruptedException {
        process.terminate();
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    void pause() throws IOException, InterruptedException {
        process.pause();
    }

    void resume() throws IOException, InterruptedException {
        process.resume();
    }

    List<String> arguments() {
        return List.of("--kafka", "127.0.0.1:" + port);
    }
}
