package dateline.app.broken;

import dateline.app.broken.circle.Circle;
import org.apache.kafka.server.common.MetadataVersion;

/** Breaks the import rules on purpose. */
public final class CommandOfTheServer {
    static final Class<?> SERVER = MetadataVersion.class;
    static final Class<?> LEFT = Circle.class;

    private CommandOfTheServer() {}
}
