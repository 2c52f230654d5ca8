package dateline.app.run;

import dateline.embedded.EmbeddedDatabase;
import dateline.runtime.life.Component;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** The embedded database as operators see it. It starts and stops with {@link Backends}, not here. */
final class DatabaseHealth implements Component {
    private final EmbeddedDatabase database;

    DatabaseHealth(EmbeddedDatabase database) {
        this.database = database;
    }

    /** Adds its metrics. */
    static void bind(EmbeddedDatabase database, MeterRegistry registry) {
        Gauge.builder("dateline.embedded.database.up", database, d -> d.status().ok() ? 1 : 0)
                .description("Whether the embedded PostgreSQL runs")
                .register(registry);
        FunctionCounter.builder("dateline.embedded.database.restarts", database, EmbeddedDatabase::restarts)
                .description("How often the embedded PostgreSQL died and was started again")
                .register(registry);
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public void start() {
        // runs already
    }

    @Override
    public Status live() {
        return database.lost().isDone()
                ? database.status()
                : Status.up(database.status().detail());
    }

    @Override
    public Status ready() {
        return database.status();
    }

    @Override
    public void close() {
        // others close it
    }
}
