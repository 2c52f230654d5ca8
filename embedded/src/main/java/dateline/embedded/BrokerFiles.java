package dateline.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Looks at the files that say whose data a broker's directory holds, before the broker does: it would say less. */
final class BrokerFiles {
    /** The cluster's id, in the broker's directory. */
    static final String CLUSTER_ID = "cluster.id";

    private static final String REMEDY =
            "; put a copy of the file back, or move the directory away to begin with an empty broker";

    private BrokerFiles() {}

    /**
     * Does nothing if the directory is new or a broker of ours left it.
     *
     * @throws IOException if a file cannot be read or is not ours; the message says which, and what to do
     */
    static void check(Path directory) throws IOException {
        Path file = directory.resolve("log").resolve("meta.properties");
        if (!Files.exists(file)) {
            return;
        }
        Properties meta = read(file);
        for (String key : new String[] {"version", "cluster.id", "node.id"}) {
            if (meta.getProperty(key, "").isBlank()) {
                throw new IOException(file + " is damaged: it has no " + key + REMEDY);
            }
        }
        Path ours = directory.resolve(CLUSTER_ID);
        String id = Files.exists(ours) ? Files.readString(ours).strip() : "";
        if (!id.equals(meta.getProperty("cluster.id"))) {
            throw new IOException(file + " is of the cluster " + meta.getProperty("cluster.id") + ", but " + ours
                    + " says " + (id.isEmpty() ? "nothing" : id) + REMEDY);
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties meta = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            meta.load(reader);
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new IOException(file + " is damaged: it is not text" + REMEDY, e);
        }
        return meta;
    }
}
