package dateline.app.config;

import dateline.runtime.config.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings from {@code DATELINE_*} environment variables: {@code DATELINE_INGEST_MIN_INTERVAL} is {@code
 * ingest.min-interval}. {@code NAME_FILE} takes the value from a file, as containers hand over secrets.
 */
final class Environment {
    private static final String PREFIX = "DATELINE_";
    private static final String FILE = "_FILE";

    /** Read by the launcher, not settings. */
    private static final Set<String> LAUNCHER = Set.of("DATELINE_CONFIG", "DATELINE_JAVA_OPTS", "DATELINE_HOME");

    private Environment() {}

    static List<Setting> read(Map<String, String> variables, Collection<String> keys, Problems problems) {
        Map<String, String> known = new HashMap<>();
        keys.forEach(key -> known.put(name(key), key));
        List<Setting> settings = new ArrayList<>();
        new TreeMap<>(variables).forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !LAUNCHER.contains(name)) {
                variable(name, value, known, settings, problems);
            }
        });
        return settings;
    }

    private static void variable(
            String name, String value, Map<String, String> known, List<Setting> settings, Problems problems) {
        String key = key(name, known);
        if (key != null) {
            settings.add(Setting.of(key, value, name));
            return;
        }
        String without = name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : name;
        String fileKey = name.endsWith(FILE) ? key(without, known) : null;
        if (fileKey == null) {
            problems.add("environment", name, "unknown variable" + Spelling.hint(name, known.keySet()));
            return;
        }
        try {
            settings.add(Setting.of(fileKey, Files.readString(Path.of(value)).strip(), name));
        } catch (IOException e) {
            problems.add("environment", name, "the file " + value + " cannot be read: " + e.getMessage());
        }
    }

    private static @Nullable String key(String name, Map<String, String> known) {
        String key = known.get(name);
        if (key != null) {
            return key;
        }
        String named = named(name, known);
        if (named != null) {
            return named;
        }
        for (Map.Entry<String, String> any : known.entrySet()) {
            if (any.getKey().endsWith("_*") && !name.endsWith(FILE)) {
                String prefix = any.getKey().substring(0, any.getKey().length() - 1);
                if (name.startsWith(prefix)) {
                    String rest = name.substring(prefix.length())
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '.');
                    return any.getValue().substring(0, any.getValue().length() - 1) + rest;
                }
            }
        }
        return null;
    }

    /** {@code SINK_CHANNELS_NIGHT_DESK_URL} is {@code sink.channels.night-desk.url}; of several readings the longest key. */
    private static @Nullable String named(String name, Map<String, String> known) {
        String found = null;
        int longest = 0;
        for (Map.Entry<String, String> pattern : known.entrySet()) {
            int star = pattern.getKey().indexOf("_*_");
            if (star < 0 || name.length() <= pattern.getKey().length() - 1) {
                continue;
            }
            String before = pattern.getKey().substring(0, star + 1);
            String after = pattern.getKey().substring(star + 2);
            if (name.startsWith(before) && name.endsWith(after) && after.length() > longest) {
                String middle = name.substring(before.length(), name.length() - after.length());
                found = pattern.getValue()
                        .replace("*", middle.toLowerCase(Locale.ROOT).replace('_', '-'));
                longest = after.length();
            }
        }
        return found;
    }

    private static String name(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
