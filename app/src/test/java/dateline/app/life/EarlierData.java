package dateline.app.life;

import dateline.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.tukaani.xz.XZInputStream;

/** The data directory of an earlier version that {@code earlier/README.md} describes, made usable again. */
final class EarlierData {
    private static final String LAST_MIGRATION = "4";

    private EarlierData() {}

    /** Puts it into an empty directory and returns where it is. */
    static Path in(Path directory) throws IOException, SQLException {
        try (InputStream in = EarlierData.class.getResourceAsStream("/earlier/0.1.0.tar.xz");
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = directory.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(tar, file);
                }
            }
        }
        Path data = directory.resolve("data");
        keepRecords(data.resolve("kafka").resolve("log"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("postgresql"), 0)) {
            fill(database, directory.resolve("rows"));
        }
        return data;
    }

    /**
     * Says of each batch of Dateline's topics that its latest record is of now, which is what the broker goes by when
     * it deletes what is older than its topic keeps. The records keep their times.
     */
    private static void keepRecords(Path log) throws IOException {
        List<Path> segments;
        try (Stream<Path> files = Files.walk(log)) {
            segments = files.filter(f -> f.toString().endsWith(".log"))
                    .filter(f -> f.getParent().getFileName().toString().startsWith("dateline."))
                    .toList();
        }
        for (Path segment : segments) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment));
            for (MutableRecordBatch batch : MemoryRecords.readableRecords(bytes).batches()) {
                batch.setMaxTimestamp(TimestampType.CREATE_TIME, System.currentTimeMillis());
            }
            Files.write(segment, bytes.array());
        }
    }

    private static void fill(EmbeddedDatabase database, Path rows) throws IOException, SQLException {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .target(LAST_MIGRATION)
                .load()
                .migrate();
        List<Path> tables;
        try (Stream<Path> files = Files.list(rows)) {
            tables = files.toList();
        }
        try (Connection c = database.dataSource().getConnection();
                Statement s = c.createStatement()) {
            // the order of tables does not matter then
            s.execute("set session_replication_role = replica");
            for (Path table : tables) {
                String name = table.getFileName().toString().replace(".copy", "");
                s.execute("truncate " + name + " cascade");
            }
            for (Path table : tables) {
                String name = table.getFileName().toString().replace(".copy", "");
                try (InputStream in = Files.newInputStream(table)) {
                    c.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + name + " from stdin", in);
                }
            }
            s.execute("select setval('article_seq', 33), setval('alert_seq', 33)");
        }
    }
}
