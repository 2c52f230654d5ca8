package dateline.app.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dateline.contract.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a running Dateline can be reached, left in its data directory for the other commands to find.
 *
 * @param pid its process
 * @param kafka {@code host:port} of the cluster it uses
 * @param database JDBC address of the database it uses
 * @param console address of the page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Instance(
        long pid, String kafka, String database, @Nullable String console) {
    private static final String FILE = "instance.json";

    /** This process. */
    public static Instance current(Backends backends, String console) {
        return new Instance(
                ProcessHandle.current().pid(),
                backends.kafka().bootstrap(),
                backends.database().url(),
                console);
    }

    /** Writes it into the data directory. */
    public void write(Path data) {
        try {
            Files.write(data.resolve(FILE), Json.MAPPER.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + data.resolve(FILE), e);
        }
    }

    /** The instance that runs with this data directory, if one does. */
    public static Optional<Instance> find(Path data) {
        try {
            Instance instance = Json.MAPPER.readValue(Files.readAllBytes(data.resolve(FILE)), Instance.class);
            return ProcessHandle.of(instance.pid())
                    .filter(ProcessHandle::isAlive)
                    .map(p -> instance);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + data.resolve(FILE), e);
        }
    }

    /** Removes it. */
    public static void remove(Path data) {
        try {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + data.resolve(FILE), e);
        }
    }
}
