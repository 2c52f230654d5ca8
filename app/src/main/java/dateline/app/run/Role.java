package dateline.app.run;

import java.util.Locale;

/** The services. */
public enum Role {
    INGEST,
    ENRICH,
    SINK,
    CONSOLE;

    /** As typed on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
