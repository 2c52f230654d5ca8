package dateline.app.config;

import dateline.app.config.Binder.Effective;
import dateline.runtime.config.Spelling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration: defaults, then the YAML file, then the environment, then the command line, each winning over
 * those before it.
 */
public final class ConfigLoader {
    /** Read from the working directory if it is there and no other file is named. */
    public static final Path STANDARD_FILE = Path.of("dateline.yaml");

    private final Map<String, String> environment;
    private final Map<String, String> options;
    private final @Nullable Path file;

    /**
     * @param file the YAML file; null for {@code dateline.yaml} if there is one
     * @param environment the process's variables
     * @param options keys set on the command line, with their values
     */
    public ConfigLoader(@Nullable Path file, Map<String, String> environment, Map<String, String> options) {
        this.file = file;
        this.environment = environment;
        this.options = new TreeMap<>(options);
    }

    /**
     * The configuration with where each value is from.
     *
     * @param config what to use
     * @param origins each key with its value, secrets hidden, and where it was set
     */
    public record Loaded(DatelineConfig config, Map<String, String> origins) {}

    /** @throws ConfigException with everything that is wrong */
    public Loaded load() {
        Problems problems = new Problems();
        List<String> keys = Binder.keys(DatelineConfig.defaults());
        List<Setting> settings = new ArrayList<>();
        Path yaml = yamlFile();
        if (yaml != null) {
            settings.addAll(YamlFile.read(yaml, problems));
        }
        settings.addAll(Environment.read(environment, keys, problems));
        options.forEach((key, value) -> settings.add(Setting.of(key, value, "command line")));
        refuseUnknown(settings, keys, problems);
        Binder binder = new Binder(settings, problems);
        DatelineConfig config = binder.bind(DatelineConfig.defaults());
        problems.throwIfAny();
        return new Loaded(config, print(binder.effective()));
    }

    private @Nullable Path yamlFile() {
        if (file != null) {
            return file;
        }
        String named = environment.get("DATELINE_CONFIG");
        if (named != null) {
            return Path.of(named);
        }
        return Files.exists(STANDARD_FILE) ? STANDARD_FILE : null;
    }

    private static void refuseUnknown(List<Setting> settings, List<String> keys, Problems problems) {
        for (Setting setting : settings) {
            String key = setting.key();
            if (key.startsWith("kafka.")) {
                KafkaKeys.check(setting, problems);
            } else if (!keys.contains(key) && !isNamed(key, keys)) {
                problems.add(setting.origin(), key, unknown(key, keys));
            }
        }
    }

    /** Whether it belongs to something with a name; then its keys depend on its type. */
    private static boolean isNamed(String key, List<String> keys) {
        return keys.stream()
                .filter(k -> k.contains(".*."))
                .map(k -> k.substring(0, k.indexOf('*')))
                .anyMatch(key::startsWith);
    }

    private static String unknown(String key, List<String> keys) {
        boolean isSection = keys.stream().anyMatch(k -> k.startsWith(key + "."));
        return isSection ? "is a section; its keys belong indented below it" : "unknown key" + Spelling.hint(key, keys);
    }

    private static Map<String, String> print(Map<String, Effective> effective) {
        Map<String, String> lines = new LinkedHashMap<>();
        effective.forEach((key, e) -> lines.put(key, e.value() + "  # " + e.origin()));
        return lines;
    }
}
