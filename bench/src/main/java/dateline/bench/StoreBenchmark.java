package dateline.bench;

import com.zaxxer.hikari.HikariDataSource;
import dateline.annotate.TextAnnotator;
import dateline.contract.record.EnrichedArticle;
import dateline.embedded.EmbeddedDatabase;
import dateline.runtime.config.DatabaseConnection;
import dateline.sink.sql.PostgresPool;
import dateline.sink.store.Change;
import dateline.sink.store.Change.Annotated;
import dateline.sink.store.PostgresStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Annotated articles into an embedded PostgreSQL with durable settings, 500 a transaction and 20; counted in articles. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StoreBenchmark {
    private static final int BATCH = 500;
    private static final int FEW = 20;
    /** Flyway takes two at once; the benchmark itself uses one. */
    private static final int MIGRATION_CONNECTIONS = 2;

    /** Articles that the database has not seen; it grows as this runs. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<Change> fresh(Database database, Unseen unseen) {
        return stored(database, unseen.batch, BATCH);
    }

    /** The same in transactions of 20: what came within a tenth of a second. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public List<Change> few(Database database, UnseenFew unseen) {
        return stored(database, unseen.batch, FEW);
    }

    /** Articles that are there already, as after a restart that reads topics again. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<Change> replayed(Database database, Seen seen) {
        return stored(database, seen.batch, 0);
    }

    private static List<Change> stored(Database database, List<Change> batch, int expected) {
        List<Change> stored = database.storage.store(batch);
        if (stored.size() != expected) {
            throw new IllegalStateException(stored.size() + " stored where " + expected + " should be");
        }
        return stored;
    }

    /** A server of its own, gone when the JVM ends. */
    @State(Scope.Benchmark)
    public static class Database {
        private final Path directory;
        private final EmbeddedDatabase server;
        private final HikariDataSource pool;
        private final PostgresStorage storage;
        private final List<EnrichedArticle> articles;
        private int given;

        public Database() {
            directory = newDirectory();
            server = EmbeddedDatabase.start(directory, 0);
            pool = PostgresPool.create(
                    "bench", new DatabaseConnection(server.jdbcUrl(), null, null), MIGRATION_CONNECTIONS);
            // a tear-down would leave the server running after Ctrl-C
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            storage = new PostgresStorage(pool, List.of());
            storage.prepare();
            TextAnnotator annotator = TextAnnotator.load();
            articles = SampleArticles.all().stream()
                    .map(a ->
                            new EnrichedArticle(a, annotator.annotate(AnnotateBenchmark.input(a)), a.id(), null, null))
                    .toList();
        }

        private static Path newDirectory() {
            try {
                return Files.createTempDirectory("dateline-bench");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Articles with ids that were not given before. */
        private List<Change> batch(int size) {
            int first = given;
            given += size;
            return IntStream.range(first, given).mapToObj(this::change).toList();
        }

        private Change change(int number) {
            EnrichedArticle sample = articles.get(number % articles.size());
            // ids are hashes: they come in no order
            String id = "%08x-%d".formatted(Integer.reverse(number * 0x9E3779B9), number);
            return new Annotated(new EnrichedArticle(
                    SampleArticles.withId(sample.article(), id), sample.annotation(), id, null, null));
        }

        private void close() {
            pool.close();
            server.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A batch for each transaction. */
    @State(Scope.Benchmark)
    public static class Unseen {
        private List<Change> batch = List.of();

        /** A transaction takes far longer than this, as {@link Level#Invocation} asks for. */
        @Setup(Level.Invocation)
        public void next(Database database) {
            batch = database.batch(BATCH);
        }
    }

    /** A small batch for each transaction. */
    @State(Scope.Benchmark)
    public static class UnseenFew {
        private List<Change> batch = List.of();

        @Setup(Level.Invocation)
        public void next(Database database) {
            batch = database.batch(FEW);
        }
    }

    /** One batch, stored before. */
    @State(Scope.Benchmark)
    public static class Seen {
        private List<Change> batch = List.of();

        @Setup
        public void store(Database database) {
            batch = database.batch(BATCH);
            database.storage.store(batch);
        }
    }
}
