package dateline.runtime.broken;

import dateline.app.cli.DatelineCommand;

/** Breaks the import rules on purpose. */
public final class RuntimeOfARole {
    static final Class<?> APP = DatelineCommand.class;

    private RuntimeOfARole() {}
}
