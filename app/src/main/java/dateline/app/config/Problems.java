package dateline.app.config;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a configuration, so that one look mends it all. */
final class Problems {
    private final List<String> all = new ArrayList<>();

    void add(String origin, String key, String what) {
        all.add(origin + ": " + (key.isEmpty() ? "" : key + ": ") + what);
    }

    int count() {
        return all.size();
    }

    void throwIfAny() {
        if (!all.isEmpty()) {
            throw new ConfigException(all);
        }
    }
}
