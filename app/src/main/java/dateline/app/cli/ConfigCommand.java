package dateline.app.cli;

import dateline.app.cli.option.Options;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dateline config}. */
@Command(name = "config", description = "Check the configuration or show what is in force.")
public final class ConfigCommand {

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Read the configuration as a start would and say what is wrong with it.")
    int check(@Mixin Options options) {
        options.load();
        System.out.println("The configuration is fine.");
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Print every key with its value and where it was set; secrets are hidden.")
    int show(@Mixin Options options) {
        options.load().origins().forEach((key, value) -> System.out.println(key + ": " + value));
        return 0;
    }
}
