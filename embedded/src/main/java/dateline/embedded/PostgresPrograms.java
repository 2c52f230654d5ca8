package dateline.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs for this machine, unpacked.
 *
 * @param home the directory with {@code bin} and {@code lib} in it
 */
record PostgresPrograms(Path home) {
    /** Lies in a directory that was unpacked to its end. */
    static final String UNPACKED = ".exists";

    /**
     * Unpacks the programs that come with Dateline into a directory of their own below this one, unless an earlier start
     * has. Other versions of Dateline have other directories.
     */
    static PostgresPrograms unpack(Path directory) throws IOException {
        Path home = directory.resolve("PG-" + digest());
        if (!Files.exists(home.resolve(UNPACKED))) {
            try (InputStream archive = archive()) {
                unpack(archive, home);
            }
            Files.createFile(home.resolve(UNPACKED));
        }
        return new PostgresPrograms(home);
    }

    /** The command that runs one of the programs. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a namespace of its own it is nobody
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static boolean isRoot() {
        try {
            return system().equals("Linux")
                    && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static void unpack(InputStream archive, Path home) throws IOException {
        Path root = Files.createDirectories(home).normalize();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = root.resolve(entry.getName()).normalize();
                if (!file.startsWith(root)) {
                    throw new IOException("an entry outside of the archive: " + entry.getName());
                }
                write(tar, entry, file);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling(""));
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.deleteIfExists(file);
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
            if (file.resolveSibling("").endsWith("bin")) {
                file.toFile().setExecutable(true, false);
            }
        }
    }

    private static String digest() throws IOException {
        try {
            // names a directory; nothing is protected by it
            MessageDigest digest = MessageDigest.getInstance("MD5");
            try (InputStream in = new DigestInputStream(archive(), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream archive() throws IOException {
        String machine = System.getProperty("os.arch");
        InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system(), machine.equals("amd64") ? "x86_64" : machine);
        if (in == null) {
            throw new IOException(
                    "there is no PostgreSQL for " + system() + " on " + machine + " in this distribution");
        }
        return new BufferedInputStream(in);
    }

    private static String system() {
        String name = System.getProperty("os.name");
        if (name.toLowerCase(Locale.ROOT).startsWith("windows")) {
            return "Windows";
        }
        return name.startsWith("Mac") ? "Darwin" : name;
    }
}
