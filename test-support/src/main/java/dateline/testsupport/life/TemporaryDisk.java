package dateline.testsupport.life;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A small file system in memory that can be filled. There is one only where this process may mount. */
public final class TemporaryDisk implements AutoCloseable {
    private final Path path;

    private TemporaryDisk(Path path) {
        this.path = path;
    }

    /** Mounts one; empty where that is not allowed. */
    public static Optional<TemporaryDisk> mount(Path path, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(path);
        return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", path.toString())
                ? Optional.of(new TemporaryDisk(path))
                : Optional.empty();
    }

    /** Where it is mounted. */
    public Path path() {
        return path;
    }

    /** Leaves no room. */
    public void fill() {
        try (OutputStream out = Files.newOutputStream(filler())) {
            for (byte[] block = new byte[64 << 10]; true; ) {
                out.write(block);
            }
        } catch (IOException e) {
            // full
        }
    }

    /** Gives the room back. */
    public void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    @Override
    public void close() {
        try {
            run("umount", "-l", path.toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path filler() {
        return path.resolve("filler");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}
