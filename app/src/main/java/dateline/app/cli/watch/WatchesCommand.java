package dateline.app.cli.watch;

import dateline.app.cli.option.Options;
import dateline.app.config.DatelineConfig;
import dateline.app.watch.WatchFile;
import dateline.app.watch.WatchPlan;
import dateline.app.watch.WatchText;
import dateline.app.watch.WatchYaml;
import dateline.contract.json.Json;
import dateline.contract.record.Watch;
import dateline.contract.topic.JsonSerde;
import dateline.runtime.config.Spelling;
import dateline.runtime.topic.KafkaConnection;
import dateline.runtime.watch.WatchCheck;
import dateline.runtime.watch.WatchRegistry;
import dateline.runtime.watch.WatchVersions;
import dateline.runtime.watch.WatchWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dateline watches}: who wants to be told what. Changes are records on {@code dateline.watches}. */
@Command(
        name = "watches",
        description = "Say which countries' entering the news raises alerts.",
        subcommands = WatchesTestCommand.class)
public final class WatchesCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String SOURCE = "/dateline/cli";
    private static final InstantSource CLOCK = InstantSource.system();

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Begin a watch.")
    int add(
            @Mixin Options options,
            @Parameters(paramLabel = "ID", description = "Letters, digits and hyphens.") String id,
            @Mixin WatchOptions wanted,
            @Mixin SeedOptions seeds)
            throws IOException, InterruptedException {
        WatchRegistry registry = registry(options);
        if (registry.list().containsKey(id)) {
            System.err.println(id + ": there is such a watch; change it with: dateline watches edit " + id);
            return 1;
        }
        return put(registry, seeds, options, WatchText.read(id, wanted.said(), null), null, "Added ");
    }

    @Command(name = "edit", mixinStandardHelpOptions = true, description = "Change a watch. What is not given stays.")
    int edit(
            @Mixin Options options,
            @Parameters(paramLabel = "ID", description = "See: dateline watches list") String id,
            @Mixin WatchOptions wanted,
            @Mixin SeedOptions seeds)
            throws IOException, InterruptedException {
        WatchRegistry registry = registry(options);
        SortedMap<String, Watch> all = registry.list();
        Watch before = all.get(id);
        return before == null
                ? noSuchWatch(id, all)
                : put(registry, seeds, options, WatchText.read(id, wanted.said(), before), before, "Changed ");
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "End a watch. Its open alerts are resolved; what it raised stays.")
    int remove(@Mixin Options options, @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids) {
        WatchRegistry registry = registry(options);
        SortedMap<String, Watch> all = registry.list();
        for (String id : ids) {
            if (!all.containsKey(id)) {
                return noSuchWatch(id, all);
            }
        }
        registry.remove(ids, CLOCK.instant());
        System.out.println("Removed " + String.join(", ", ids));
        if (ids.contains(DatelineConfig.DefaultWatch.ID)) {
            System.out.println("The next start begins \"default\" again, as the configuration's watch section says.");
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Print the watches.")
    int list(
            @Mixin Options options,
            @Option(names = "--json", description = "A JSON object a line, as on dateline.watches.") boolean json) {
        SortedMap<String, Watch> all = registry(options).list();
        JsonSerde<Watch> serde = new JsonSerde<>(Watch.class);
        for (Watch w : all.values()) {
            System.out.println(
                    json
                            ? new String(serde.encode(w), StandardCharsets.UTF_8)
                            : w.id() + "  v" + w.version() + "  " + w.name() + "  " + WatchWords.rule(w));
        }
        if (!json) {
            System.out.println(all.size() + (all.size() == 1 ? " watch" : " watches"));
        }
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Print a watch: in words, then as YAML.")
    int show(
            @Mixin Options options,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--json", description = "As on dateline.watches.") boolean json)
            throws IOException {
        SortedMap<String, Watch> all = registry(options).list();
        Watch watch = all.get(id);
        if (watch == null) {
            return noSuchWatch(id, all);
        }
        if (json) {
            System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(watch));
            return 0;
        }
        System.out.println("# " + WatchWords.rule(watch));
        WatchWords.limits(watch).forEach(line -> System.out.println("#   " + line));
        System.out.println("# version " + watch.version() + ", since " + watch.since());
        System.out.print(WatchYaml.of(List.of(watch)));
        return 0;
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Print all watches as YAML.")
    int export(
            @Mixin Options options,
            @Parameters(paramLabel = "ID", arity = "0..*", description = "Only these.") @Nullable List<String> ids) {
        SortedMap<String, Watch> all = registry(options).list();
        for (String id : ids == null ? List.<String>of() : ids) {
            if (!all.containsKey(id)) {
                return noSuchWatch(id, all);
            }
        }
        System.out.print(WatchYaml.of(all.values().stream()
                .filter(w -> ids == null || ids.contains(w.id()))
                .toList()));
        return 0;
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Add or change the watches of a YAML file; others stay. As apply, without --prune.")
    int importYaml(@Mixin Options options, @Parameters(paramLabel = "FILE") Path file) {
        return apply(options, file, false, false);
    }

    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = {
                "Make the watches as a YAML file says, and print what changes: + added, ~ changed, - removed.",
                "Either all of it is done or, where something is wrong in the file, nothing."
            })
    int apply(
            @Mixin Options options,
            @Option(
                            names = {"-f", "--file"},
                            required = true,
                            paramLabel = "FILE")
                    Path file,
            @Option(names = "--prune", description = "Remove watches that are not in the file, but not \"default\".")
                    boolean prune,
            @Option(names = "--dry-run", description = "Print what would change, and change nothing.") boolean dryRun) {
        WatchFile.Content content = WatchFile.read(file);
        if (!content.problems().isEmpty()) {
            content.problems().forEach(System.err::println);
            System.err.println("Nothing was changed.");
            return 2;
        }
        WatchRegistry registry = registry(options);
        WatchPlan plan = WatchPlan.of(
                registry.list(), content.watches(), prune, Set.of(DatelineConfig.DefaultWatch.ID), CLOCK.instant());
        plan.lines().forEach(System.out::println);
        if (!dryRun && !plan.isEmpty()) {
            registry.put(plan.put(), CLOCK.instant());
            registry.remove(plan.remove(), CLOCK.instant());
        }
        System.out.println((dryRun ? "Would change " : "Changed ")
                + (plan.put().size() + plan.remove().size()) + ", " + plan.same() + " as they are.");
        return 0;
    }

    private static int put(
            WatchRegistry registry,
            SeedOptions seeds,
            Options options,
            WatchCheck.Reading reading,
            @Nullable Watch before,
            String done)
            throws IOException, InterruptedException {
        Watch read = reading.watch();
        if (read == null) {
            reading.problems()
                    .forEach(p -> System.err.println(WatchOptions.option(p.path()) + ": " + p.wrong()
                            + (p.meant() == null ? "" : "; did you mean " + p.meant() + "?")));
            return 2;
        }
        Watch wanted = seeds.isGiven() ? seeds.plant(read, options) : read;
        Watch after = WatchVersions.next(before, wanted, CLOCK.instant());
        if (after.equals(before)) {
            System.out.println(after.id() + " is so already.");
            return 0;
        }
        registry.put(List.of(after), CLOCK.instant());
        System.out.println(done + after.id() + "  version " + after.version() + "  " + WatchWords.rule(after));
        return 0;
    }

    private static WatchRegistry registry(Options options) {
        return registry(options.cluster());
    }

    /** The watches, as a command changes them. */
    public static WatchRegistry registry(KafkaConnection kafka) {
        return new WatchRegistry(kafka, SOURCE, PATIENCE);
    }

    /** Says that there is none, and which may be meant; returns the exit code. */
    public static int noSuchWatch(String id, SortedMap<String, Watch> all) {
        System.err.println(
                id + ": there is no such watch" + Spelling.hint(id, all.keySet()) + "; see: dateline watches list");
        return 1;
    }
}
