package dateline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path directory;

    @Test
    void secondOwner_isToldSo() {
        try (DataDirectory held = DataDirectory.take(directory)) {
            assertThatThrownBy(() -> DataDirectory.take(held.path()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("another Dateline is running", directory.toString(), "--data");
        }
        DataDirectory.take(directory).close();
    }

    @Test
    void fileInItsPlace_isNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "x");

        assertThatThrownBy(() -> DataDirectory.take(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(file.toString(), "--data");
    }

    @Test
    void tooLittleRoom_isRefused_andTheDirectoryIsLetGo() {
        assertThatThrownBy(() -> DataDirectory.take(directory, Long.MAX_VALUE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(directory.toString(), "MB free", "make room", "--data");

        DataDirectory.take(directory).close();
    }

    @Test
    void diskThatIsFull_isRefused() throws Exception {
        Path disk = Files.createDirectories(directory.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=65m", "tmpfs", disk.toString()),
                "skipped: no file system may be mounted here; run as root on Linux");
        try {
            DataDirectory.take(disk.resolve("data")).close();
            Files.write(disk.resolve("filler"), new byte[8 << 20]);

            assertThatThrownBy(() -> DataDirectory.take(disk.resolve("data")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("MB free, and 64 MB are needed");
            Files.write(disk.resolve("filler"), new byte[64 << 20]);
        } catch (java.io.IOException e) {
            // the disk is full now
            assertThatThrownBy(() -> DataDirectory.take(disk.resolve("data")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("0 MB free");
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (java.io.IOException e) {
            return false; // there is no such program
        }
    }
}
