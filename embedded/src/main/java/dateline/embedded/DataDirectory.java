package dateline.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A directory that one process at a time keeps its data in. */
public final class DataDirectory implements AutoCloseable {
    /** With less the servers would not come up, or stop at once. */
    private static final long LEAST_FREE_MEGABYTES = 64;

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes the directory, making it if missing.
     *
     * @throws IllegalStateException if another process holds it, it cannot be written, or its disk is all but full; the
     *     message says which
     */
    public static DataDirectory take(Path path) {
        return take(path, LEAST_FREE_MEGABYTES);
    }

    /** @param leastFreeMegabytes how much room its disk has to have */
    static DataDirectory take(Path path, long leastFreeMegabytes) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            DataDirectory directory = new DataDirectory(path.toAbsolutePath(), channel);
            String refusal = refusal(directory, leastFreeMegabytes);
            if (refusal != null) {
                channel.close();
                throw new IllegalStateException(refusal);
            }
            return directory;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "cannot use the data directory " + path + ": " + e + "; choose another with --data", e);
        }
    }

    private static @Nullable String refusal(DataDirectory directory, long leastFreeMegabytes) throws IOException {
        if (!locked(directory.channel)) {
            return "another Dateline is running with the data directory " + directory.path
                    + "; stop it, or choose another directory with --data";
        }
        long free = Files.getFileStore(directory.path).getUsableSpace() >> 20;
        return free >= leastFreeMegabytes
                ? null
                : "the disk of the data directory " + directory.path + " has " + free + " MB free, and "
                        + leastFreeMegabytes + " MB are needed to start; make room, or choose another directory with "
                        + "--data";
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The directory, absolute. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot let go of the data directory " + path, e);
        }
    }
}
