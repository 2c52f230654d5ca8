package dateline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets a first start that was killed be made again: programs that were not unpacked to the end and a database that was
 * never finished cannot be used and hold nothing, so they are removed. What a database that once started holds is never
 * touched.
 */
final class FirstStart {
    private static final String MARK = "first-start";

    private final Path mark;
    private final Path programs;
    private final Path data;

    FirstStart(Path directory, Path programs, Path data) {
        this.mark = directory.resolve(MARK);
        this.programs = programs;
        this.data = data;
    }

    /** Clears what a killed start left, and marks that the database is not finished if there is none yet. */
    void begin() throws IOException {
        for (Path unpacked : list(programs)) {
            if (Files.isDirectory(unpacked) && !Files.exists(unpacked.resolve(PostgresPrograms.UNPACKED))) {
                delete(unpacked);
            }
        }
        if (Files.exists(mark)) {
            delete(data);
        } else if (!Files.exists(data)) {
            Files.createFile(mark);
        }
    }

    /** The database has started. */
    void end() throws IOException {
        Files.deleteIfExists(mark);
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(tree)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
