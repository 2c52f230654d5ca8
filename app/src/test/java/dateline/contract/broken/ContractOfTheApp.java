package dateline.contract.broken;

import dateline.app.cli.DatelineCommand;

/** Breaks the import rules on purpose. */
public final class ContractOfTheApp {
    static final Class<?> APP = DatelineCommand.class;

    private ContractOfTheApp() {}
}
