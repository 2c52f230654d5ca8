package dateline.app.broken.circle;

import dateline.app.broken.CommandOfTheServer;

/** Breaks the import rules on purpose. */
public final class Circle {
    static final Class<?> RIGHT = CommandOfTheServer.class;

    private Circle() {}
}
