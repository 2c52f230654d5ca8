package dateline.app.watch;

import dateline.app.config.TimeSpan;
import dateline.contract.record.Watch;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes watches as {@link WatchFile} reads them, without what is as it is by default. */
public final class WatchYaml {
    private static final Watch DEFAULTS = WatchText.defaults();

    private WatchYaml() {}

    /** A whole file. */
    public static String of(Collection<Watch> watches) {
        Map<String, Object> entries = new LinkedHashMap<>();
        watches.forEach(w -> entries.put(w.id(), fields(w)));
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setWidth(110);
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        return new Yaml(options).dump(Map.of("watches", entries));
    }

    private static Map<String, Object> fields(Watch w) {
        Map<String, Object> all = new LinkedHashMap<>();
        put(all, "name", w.name(), w.id());
        all.put("mode", word(w.mode()));
        all.put("window", TimeSpan.print(w.window()));
        put(all, "countries", w.countries(), List.of());
        put(all, "min-confidence", w.minConfidence(), DEFAULTS.minConfidence());
        put(all, "min-salience", w.minSalience(), DEFAULTS.minSalience());
        put(all, "max-age", span(w.maxAge()), span(DEFAULTS.maxAge()));
        put(all, "learning", word(w.learning()), word(DEFAULTS.learning()));
        put(all, "filter", filter(w.filter()), Map.of());
        Watch.Level level = w.level();
        put(all, "level", level == null ? null : word(level), null);
        put(all, "pair", pair(w.pair()), Map.of());
        put(all, "surge", surge(w.surge()), Map.of());
        put(all, "limits", limits(w.limits()), Map.of());
        put(all, "quiet-hours", quiet(w.quietHours()), null);
        put(all, "digest", digest(w.digest()), null);
        put(all, "channels", w.channels(), null);
        put(all, "owner", w.owner(), null);
        put(all, "seeds", seeds(w.seeds()), null);
        return all;
    }

    private static Map<String, Object> filter(Watch.@Nullable Filter f) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (f != null) {
            put(all, "feeds", f.feeds(), List.of());
            put(all, "outlets", f.outlets(), List.of());
            put(all, "languages", f.languages(), List.of());
            put(all, "topics", f.topics(), List.of());
            put(all, "entities", f.entities(), List.of());
            put(all, "not-countries", f.notCountries(), List.of());
        }
        return all;
    }

    private static Map<String, Object> pair(Watch.@Nullable Pair p) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (p != null) {
            put(all, "topics", p.topics(), List.of());
            put(all, "entities", p.entities(), List.of());
        }
        return all;
    }

    private static Map<String, Object> surge(Watch.@Nullable Surge s) {
        return s == null
                ? Map.of()
                : ordered(
                        "min-mentions", s.minMentions(),
                        "min-publishers", s.minPublishers(),
                        "max-probability", s.maxProbability());
    }

    private static Map<String, Object> limits(Watch.@Nullable Limits l) {
        return l == null
                ? Map.of()
                : ordered(
                        "alerts", l.alerts(),
                        "per", span(l.per()),
                        "cool-down", span(l.coolDown()),
                        "group", span(l.group()));
    }

    /** As {@code 22:00-06:30 Europe/Berlin}. */
    public static @Nullable String quiet(Watch.@Nullable QuietHours q) {
        if (q == null) {
            return null;
        }
        String days = q.days() == null
                ? ""
                : q.days().stream().map(d -> word(d).substring(0, 3)).collect(Collectors.joining(",", " ", ""));
        return q.from() + "-" + q.to() + " " + q.zone() + days;
    }

    /** As {@code 08:00,17:30 Europe/Berlin}. */
    public static @Nullable String digest(Watch.@Nullable Digest d) {
        return d == null
                ? null
                : d.at().stream().map(Object::toString).collect(Collectors.joining(",")) + " " + d.zone();
    }

    private static @Nullable Map<String, Object> seeds(@Nullable List<Watch.Seed> seeds) {
        if (seeds == null) {
            return null;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        seeds.forEach(s -> all.put(s.country(), s.lastMention().toString()));
        return all;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            all.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return all;
    }

    private static void put(Map<String, Object> all, String key, @Nullable Object value, @Nullable Object standard) {
        if (value != null && !Objects.equals(value, standard)) {
            all.put(key, value);
        }
    }

    private static String span(Duration d) {
        return d.isZero() ? "0s" : TimeSpan.print(d);
    }

    /** {@code first-ever} of {@code FIRST_EVER}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
