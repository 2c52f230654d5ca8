package dateline.testsupport.life;

import dateline.embedded.EmbeddedDatabase;
import dateline.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The database of a run, in processes of its own. */
final class DatabaseProcess {
    private final Path directory;
    private final int port = Ports.freeOr(0);
    private final List<Connection> occupying = new ArrayList<>();
    private JavaProcess process;

    /** Starts it and waits until it answers. */
    DatabaseProcess(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        this.process = Servers.start("database", directory, port);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedDatabase.DATABASE + "?user="
                + EmbeddedDatabase.USER;
    }

    void start() throws IOException, InterruptedException {
        process = Servers.start("database", directory, port);
    }

    void stop() throws InterruptedException {
        process.terminate();
    }

    /** Kills the server and whoever would start it again. */
    void kill() throws IOException, InterruptedException {
        long server = server();
        process.kill();
        JavaProcess.signal(server, "KILL");
        ProcessHandle.of(server).ifPresent(p -> p.onExit().join());
    }

    void pause() throws IOException, InterruptedException {
        signalAll("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signalAll("CONT");
    }

    /** Whether every transaction may only read from now on. */
    void readOnly(boolean on) throws SQLException {
        try (Connection c = DriverManager.getConnection(url() + "&options=-c%20default_transaction_read_only=off");
                Statement s = c.createStatement()) {
            s.execute("alter system set default_transaction_read_only = " + (on ? "on" : "off"));
            s.execute("select pg_reload_conf()");
        }
    }

    /** Takes every connection there is and cuts off whoever has one. */
    void occupy() throws SQLException {
        for (boolean more = true; more; ) {
            try {
                occupying.add(DriverManager.getConnection(url()));
                cutOthers();
            } catch (SQLException e) {
                more = false;
            }
        }
    }

    void vacate() throws SQLException {
        for (Connection c : occupying) {
            c.close();
        }
        occupying.clear();
    }

    /** The rows of a query, their columns joined by blanks. */
    List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection c = DriverManager.getConnection(url());
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(r.getString(i)));
                }
                rows.add(String.join(" ", row));
            }
        }
        return rows;
    }

    private void cutOthers() throws SQLException {
        if (occupying.size() != 1) {
            return;
        }
        try (Statement s = occupying.get(0).createStatement()) {
            s.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname is not null "
                    + "and pid <> pg_backend_pid()");
        }
    }

    private void signalAll(String name) throws IOException, InterruptedException {
        List<ProcessHandle> all;
        try (Stream<ProcessHandle> below =
                ProcessHandle.of(server()).orElseThrow().descendants()) {
            all = Stream.concat(ProcessHandle.of(server()).stream(), below).toList();
        }
        for (ProcessHandle one : all) {
            JavaProcess.signal(one.pid(), name);
        }
    }

    private long server() throws IOException {
        return Long.parseLong(Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"))
                .get(0)
                .strip());
    }
}
