package dateline.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Secrets as files of one directory, each in a folder named after the host that it is for: {@code
 * news.example.org/token}. A list of feeds that somebody else has written can therefore not send a secret elsewhere,
 * whatever names it guesses. Read anew each time, so that a changed secret counts at once. Safe for any number of threads.
 */
public final class SecretFiles {
    private static final int LONGEST = 4_096;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_:-]+(\\.[a-z0-9_-]+)*");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");

    private final @Nullable Path directory;

    /** @param directory null if there are no secrets */
    public SecretFiles(@Nullable Path directory) {
        this.directory = directory;
    }

    /**
     * A secret.
     *
     * @param host that it is for
     * @throws UnusableOption if there is none, or it is no line of text that a header may have; says which, never what
     */
    String read(String host, String name) throws UnusableOption {
        if (directory == null) {
            throw new UnusableOption(
                    "the secret " + name + " cannot be had: say with ingest.secrets in which directory secrets are");
        }
        String folder = host.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches() || !HOST.matcher(folder).matches()) {
            throw new UnusableOption("there can be no secret " + name + " for the host " + host);
        }
        Path file = directory.resolve(folder).resolve(name);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST + 1);
        } catch (NoSuchFileException e) {
            throw new UnusableOption("there is no secret " + name + " for this host; put it into the file " + file);
        } catch (IOException e) {
            throw new UnusableOption("the secret in " + file + " cannot be read: "
                    + e.getClass().getSimpleName() + "; look who may read the file");
        }
        String secret = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        if (bytes.length > LONGEST || !VALUE.matcher(secret).matches()) {
            throw new UnusableOption("the secret in " + file + " must be one line of printable ASCII, at most "
                    + LONGEST + " characters long");
        }
        return secret;
    }
}
