package dateline.app.cli.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for everything that a watch has. What is not given stays as it is; "none" takes back what is set. */
final class WatchOptions {
    private static final String NONE = "none";

    @Option(names = "--name", paramLabel = "TEXT", description = "What people call it.")
    @Nullable
    String name;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "novel (default): not within the window; first-ever: never before; surge: more often than"
                    + " usual; pair: for the first time together with a topic or an entity.")
    @Nullable
    String mode;

    @Option(
            names = "--window",
            paramLabel = "SPAN",
            description = "How long a country must have been absent, such as 30d; 7d by default.")
    @Nullable
    String window;

    @Option(
            names = "--countries",
            paramLabel = "LIST",
            description = "Codes and groups, such as ML,NE,central-asia,EU; none for all.")
    @Nullable
    String countries;

    @Option(names = "--not-countries", paramLabel = "LIST", description = "Codes and groups that are left out.")
    @Nullable
    String notCountries;

    @Option(names = "--topics", paramLabel = "LIST", description = "Only articles with one of these, as medtop:…")
    @Nullable
    String topics;

    @Option(names = "--languages", paramLabel = "LIST", description = "Only articles in these, such as fr,en.")
    @Nullable
    String languages;

    @Option(names = "--outlets", paramLabel = "LIST", description = "Only these outlets' articles.")
    @Nullable
    String outlets;

    @Option(names = "--feeds", paramLabel = "LIST", description = "Only these feeds' articles, by their ids.")
    @Nullable
    String feeds;

    @Option(names = "--entities", paramLabel = "LIST", description = "Only articles that name one of these.")
    @Nullable
    String entities;

    @Option(
            names = "--min-confidence",
            paramLabel = "0..1",
            description = "Weaker mentions are ignored; 0.5 by default.")
    @Nullable
    String minConfidence;

    @Option(
            names = "--min-salience",
            paramLabel = "0..1",
            description = "Mentions in passing are ignored; 0 by default.")
    @Nullable
    String minSalience;

    @Option(names = "--max-age", paramLabel = "SPAN", description = "Older articles are no news; 48h by default.")
    @Nullable
    String maxAge;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "unconfirmed (default), or corroborated: two publishers.")
    @Nullable
    String level;

    @Option(names = "--pair-topic", paramLabel = "LIST", description = "For mode pair: topics.")
    @Nullable
    String pairTopics;

    @Option(names = "--pair-entity", paramLabel = "LIST", description = "For mode pair: names of entities.")
    @Nullable
    String pairEntities;

    @Option(
            names = "--surge-mentions",
            paramLabel = "N",
            description = "For mode surge: articles in two hours at least.")
    @Nullable
    String surgeMentions;

    @Option(names = "--surge-publishers", paramLabel = "N", description = "For mode surge: publishers at least.")
    @Nullable
    String surgePublishers;

    @Option(
            names = "--surge-probability",
            paramLabel = "0..1",
            description = "For mode surge: at most this likely by chance.")
    @Nullable
    String surgeProbability;

    @Option(names = "--limit", paramLabel = "N/SPAN", description = "Alerts at most, such as 20/1h.")
    @Nullable
    String limit;

    @Option(names = "--cool-down", paramLabel = "SPAN", description = "How long a country stays quiet after its alert.")
    @Nullable
    String coolDown;

    @Option(
            names = "--group",
            paramLabel = "SPAN",
            description = "How long countries of the same story join its alert.")
    @Nullable
    String group;

    @Option(
            names = "--quiet-hours",
            paramLabel = "HOURS",
            description = "Nobody is told meanwhile, such as \"22:00-06:30 Europe/Berlin\".")
    @Nullable
    String quietHours;

    @Option(
            names = "--digest",
            paramLabel = "TIMES",
            description = "All is told together, such as at \"08:00,17:30 Europe/Berlin\".")
    @Nullable
    String digest;

    @Option(names = "--channels", paramLabel = "LIST", description = "Who is told; see: dateline channels list")
    @Nullable
    String channels;

    @Option(names = "--owner", paramLabel = "TEXT", description = "Whose it is.")
    @Nullable
    String owner;

    @Option(
            names = "--learning",
            paramLabel = "silent|none",
            description = "Whether it is silent for its first window.")
    @Nullable
    String learning;

    /** What was given, in the shape of a watch in YAML. */
    Map<String, @Nullable Object> said() {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        if (name != null) {
            said.put("name", name);
        }
        put(said, "mode", mode);
        put(said, "window", window);
        put(said, "countries", countries);
        put(said, "min-confidence", minConfidence);
        put(said, "min-salience", minSalience);
        put(said, "max-age", maxAge);
        put(said, "level", level);
        section(said, "filter", "not-countries", notCountries);
        section(said, "filter", "topics", topics);
        section(said, "filter", "languages", languages);
        section(said, "filter", "outlets", outlets);
        section(said, "filter", "feeds", feeds);
        section(said, "filter", "entities", entities);
        section(said, "pair", "topics", pairTopics);
        section(said, "pair", "entities", pairEntities);
        section(said, "surge", "min-mentions", surgeMentions);
        section(said, "surge", "min-publishers", surgePublishers);
        section(said, "surge", "max-probability", surgeProbability);
        limits(said);
        put(said, "quiet-hours", quietHours);
        put(said, "digest", digest);
        put(said, "channels", channels);
        put(said, "owner", owner);
        put(said, "learning", NONE.equals(learning) ? "NONE" : learning);
        return said;
    }

    /** The option that a problem's path is about, as people typed it. */
    static String option(String path) {
        String key = path.replaceFirst("^\\$\\.?", "");
        if (key.startsWith("limits.alerts") || key.startsWith("limits.per") || key.equals("limits")) {
            return "--limit";
        }
        if (key.startsWith("pair")) {
            return key.contains("entities") ? "--pair-entity" : "--pair-topic";
        }
        if (key.startsWith("surge.m")) {
            return "--surge-" + key.replaceFirst("surge\\.m(in|ax)", "").toLowerCase(java.util.Locale.ROOT);
        }
        String last = key.replaceFirst("^(filter|limits)\\.", "").replaceFirst("[.\\[].*", "");
        return last.isEmpty() ? "the watch" : "--" + dateline.app.watch.WatchText.kebab(last);
    }

    private void limits(Map<String, @Nullable Object> said) {
        if (NONE.equals(limit)) {
            said.put("limits", null);
            return;
        }
        if (limit != null) {
            List<String> parts = List.of(limit.split("/", 2));
            section(said, "limits", "alerts", parts.getFirst().strip());
            section(said, "limits", "per", parts.size() > 1 ? parts.get(1) : "1h");
        }
        section(said, "limits", "cool-down", coolDown);
        section(said, "limits", "group", group);
    }

    private static void put(Map<String, @Nullable Object> said, String key, @Nullable String value) {
        if (value != null) {
            said.put(key, value.equals(NONE) ? null : value);
        }
    }

    @SuppressWarnings("unchecked")
    private static void section(
            Map<String, @Nullable Object> said, String section, String key, @Nullable String value) {
        if (value != null) {
            Map<String, Object> in = (Map<String, Object>) java.util.Objects.requireNonNull(
                    said.computeIfAbsent(section, s -> new LinkedHashMap<String, Object>()));
            in.put(key, value.equals(NONE) ? "" : value);
        }
    }
}
