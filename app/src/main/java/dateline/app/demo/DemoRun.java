package dateline.app.demo;

import dateline.contract.json.Json;
import dateline.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What has to be the same each time the demonstration is started with the same data, so that it goes on with its story
 * instead of beginning another.
 *
 * @param epoch when it was first started
 * @param feedPort where the sample feeds are served; part of their addresses
 * @param span how many seconds the outlets take to publish everything; null where an earlier version did not keep it
 */
public record DemoRun(Instant epoch, int feedPort, @Nullable Integer span) {
    private static final String FILE = "demo.json";
    private static final int PREFERRED_PORT = 8089;

    /**
     * That of an earlier start in this directory, else a new one.
     *
     * @param span seconds for a new one, or one that does not say
     */
    public static DemoRun in(Path data, int span, InstantSource clock) {
        Path file = data.resolve(FILE);
        try {
            if (Files.exists(file)) {
                DemoRun kept = Json.MAPPER.readValue(Files.readAllBytes(file), DemoRun.class);
                return kept.span() == null ? new DemoRun(kept.epoch(), kept.feedPort(), span) : kept;
            }
            DemoRun run =
                    new DemoRun(clock.instant().truncatedTo(ChronoUnit.SECONDS), Ports.freeOr(PREFERRED_PORT), span);
            Files.createDirectories(data);
            Files.write(file, Json.MAPPER.writeValueAsBytes(run));
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + file, e);
        }
    }
}
